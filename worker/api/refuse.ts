import type { Context as HonoContext } from "hono";

/** The refusal of what no screen of ours sends. */
export function refuseUnreadable(c: HonoContext) {
  return refuse(c, 400, "invalid", "送られた内容を読み取れませんでした。画面を開き直してください。");
}

/** The one shape of a refusal: a reason for programs and the log, a sentence for people. */
export function refuse<Status extends 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503>(
  c: HonoContext,
  status: Status,
  reason: string,
  message: string,
) {
  c.set("refusal", reason);
  return c.json({ error: { reason, message } }, status);
}
