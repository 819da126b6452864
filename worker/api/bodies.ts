// What a request brings, checked at the edge: how long it may be, and how one that cannot be read is refused.
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { repairTexts } from "../domain/repairText.ts";
import { refuse } from "./access.ts";

/** An ID token of 4 KB and a few short fields, with room to spare. */
const SMALL_BODY_BYTES = 32 * 1024;

const UNREADABLE = "送られた内容を読み取れませんでした。画面を開き直してください。";

/** Refuses a body beyond a size; stands before whatever reads it. */
export function limitBody(maxBytes: number, message: string) {
  return bodyLimit({ maxSize: maxBytes, onError: (c) => refuse(c, 413, "tooLarge", message) });
}

/** The limit of a body that holds a few short fields. */
export const smallBody = limitBody(SMALL_BODY_BYTES, "送られた内容が長すぎます。");

/** Whatever a route reads as JSON, it reads with its texts repaired: no schema has to think of it. */
export const repairBody: MiddlewareHandler = async (c, next) => {
  const read = c.req.json.bind(c.req);
  c.req.json = async <T>() => repairTexts(await read()) as T;
  await next();
};

/** The refusal of what does not fit its schema; the library's own would send the input back. */
export function refuseUnfit(result: { success: boolean }, c: HonoContext) {
  if (!result.success) return refuseUnreadable(c);
}

export function refuseUnreadable(c: HonoContext) {
  return refuse(c, 400, "invalid", UNREADABLE);
}
