import { composeLine } from "../context.ts";
import type { Config } from "../env.ts";
import { log } from "../log.ts";
import { sentence } from "./chat/bubble.ts";
import { WORDS } from "./chat/words.ts";

/** What a person is told about the binding of their LINE account. */
export type LinkNotice = "linked" | "unlinked" | "linkMoved";

/**
 * Tells a LINE account that it was bound or set free. The binding holds whether or not the notice arrives, so its
 * outcome is logged and nothing more.
 */
export async function tellOfLink(config: Config, lineUserId: string, notice: LinkNotice): Promise<void> {
  const said = await composeLine(config).send({
    method: "push",
    body: JSON.stringify({ to: lineUserId, messages: [sentence(WORDS[notice])] }),
    retryKey: crypto.randomUUID(),
  });
  log({
    kind: "notice",
    of: notice,
    outcome: said.kind,
    ...(said.kind === "answered" ? { lineRequestId: said.requestId, lineStatus: said.status } : {}),
  });
}
