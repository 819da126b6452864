import type { Context as HonoContext } from "hono";
import type { Context } from "../context.ts";
import { enqueue } from "../delivery/enqueue.ts";
import { handOverNotices } from "../delivery/handOverNotices.ts";
import type { ApiEnv } from "./access.ts";
import { afterAnswering } from "./afterAnswering.ts";

/** Hands over the notices that an act has stored; nobody waits for it. */
export function handOver(
  c: Pick<HonoContext<ApiEnv>, "env" | "executionCtx"> & { var: { context: Context } },
): Promise<void> {
  return afterAnswering(c, () => handOverNotices(c.var.context, (messages) => enqueue(c.env, messages)));
}
