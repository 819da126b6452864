// What a request brings, checked at the edge: how long it may be, and how one that cannot be read is refused.
import { sValidator } from "@hono/standard-validator";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type * as v from "valibot";
import { repairTexts } from "../domain/repairText.ts";
import { type ApiEnv, refuse, refuseUnreadable } from "./access.ts";

/** An ID token of 4 KB and a few short fields, with room to spare. */
const SMALL_BODY_BYTES = 32 * 1024;

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

/** Where a route reads what a request brings, and of which shape it is. */
export interface Input {
  target: "json" | "form" | "query" | "param";
  schema: v.GenericSchema;
}

// The path is open, so that what stands behind still knows the parameters of its own.
type InputContext = HonoContext<ApiEnv, string>;

/** Answers where the input does not fit, and nothing where it does. */
export type RefuseInput = (
  result: { success: true } | { success: false; error: readonly { path?: unknown }[] },
  c: InputContext,
) => Response | undefined;

const inputOf = new WeakMap<object, Input>();

/** Reads a part of the request into the shape that the handler wants; anything else is refused. */
export function takes<
  Target extends Input["target"],
  Schema extends v.GenericSchema,
  Refuse extends RefuseInput = typeof refuseUnfit,
>(target: Target, schema: Schema, refuseWith: Refuse = refuseUnfit as Refuse) {
  const middleware = sValidator(target, schema, refuseWith);
  inputOf.set(middleware, { target, schema });
  return middleware;
}

/** What a handler made by `takes` reads. */
export function statedInput(handler: object): Input | undefined {
  return inputOf.get(handler);
}

/** The refusal of what does not fit its schema; the library's own would send the input back. */
export function refuseUnfit(result: { success: boolean }, c: InputContext) {
  return result.success ? undefined : refuseUnreadable(c);
}
