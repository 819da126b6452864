import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../check/problem.ts";
import type { Core } from "../core.ts";

/** What every route knows of the request it answers. */
export type SimulatorEnv = { Variables: { core: Core; requestId: string; rawBody: string } };
export type Ctx = Context<SimulatorEnv>;

/** LINE's error body. */
export function refuse(c: Ctx, status: ContentfulStatusCode, message: string, details?: Problem[]): Response {
  return c.json(details === undefined ? { message } : { message, details }, status);
}

/** 400 with every problem found, and a violation for the tests to see. */
export function refuseProblems(c: Ctx, problems: Problem[]): Response {
  const detail = problems.map(({ property, message }) => `${property}: ${message}`).join("; ");
  c.get("core").violate("invalidRequest", `${c.req.method} ${c.req.path} ${detail}`);
  return refuse(c, 400, `The request body has ${problems.length} error(s)`, problems);
}

/** 400 in the form LINE uses for one property. */
export function refuseProperty(c: Ctx, property: string): Response {
  c.get("core").violate("invalidRequest", `${c.req.method} ${c.req.path} ${property}`);
  return refuse(c, 400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);
}

/** The JSON of the request, or the 400 LINE gives for what is none. */
export function readJson(c: Ctx): { kind: "json"; value: unknown } | { kind: "refused"; response: Response } {
  const type = c.req.header("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/json")) {
    return { kind: "refused", response: refuse(c, 415, `The content type, ${type}, is not supported`) };
  }
  try {
    return { kind: "json", value: JSON.parse(c.get("rawBody")) };
  } catch {
    const message = "The request body could not be parsed as JSON (line: 1, column: 1)";
    return { kind: "refused", response: refuse(c, 400, message) };
  }
}
