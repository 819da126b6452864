import { log } from "../../log.ts";
import type { MenuFailure } from "./client.ts";

/** Logs what LINE did not do, with its request id for questions to LINE. */
export function logMenuFailure(failure: MenuFailure, about: { menu?: string; people?: number }): void {
  const line =
    failure.cause === "refused" ? { lineStatus: failure.status, lineRequestId: failure.requestId } : {};
  log({ kind: "richMenus", outcome: failure.cause, ...about, ...line });
}
