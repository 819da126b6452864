import { createHash } from "node:crypto";
import type { Core } from "../core.ts";
import type { RetryKeyState, SentMessages } from "../state/retryKeys.ts";
import type { Ctx } from "./respond.ts";

/** An answer, and what a repeated retry key has to be told of it. */
export interface Sent {
  response: Response;
  sentMessages: SentMessages | null;
}

/**
 * Runs `send` unless its retry key was accepted before, which is answered with 409 and the first request's id.
 * A refusal (4xx other than 429) frees the key: LINE never accepted it.
 */
export function withRetryKey(c: Ctx, send: () => Sent): Response {
  const core = c.get("core");
  const key = c.req.header("x-line-retry-key");
  if (key === undefined) return send().response;
  const state = noteAttempt(core, { key, path: c.req.path, rawBody: c.get("rawBody") });
  if (state.kind === "accepted") {
    const { requestId, sentMessages } = state;
    const body = {
      message: "The retry key is already accepted",
      ...(sentMessages === null ? {} : { sentMessages }),
    };
    return c.json(body, 409, { "x-line-accepted-request-id": requestId });
  }
  const { response, sentMessages } = send();
  if (response.ok) core.retryKeys.accept(key, c.get("requestId"), sentMessages);
  else if (response.status !== 429) core.retryKeys.forget(key);
  return response;
}

/** Remembers an attempt with a key; one that differs from the first is a violation. */
export function noteAttempt(
  core: Core,
  { key, path, rawBody }: { key: string; path: string; rawBody: string },
): RetryKeyState {
  const fingerprint = createHash("sha256").update(`${path}\n${rawBody}`).digest("base64");
  const state = core.retryKeys.attempt(key, fingerprint);
  if (state.kind !== "fresh" && !state.sameBody) core.violate("retryKeyBodyChanged", key);
  return state;
}
