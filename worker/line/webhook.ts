import { Buffer } from "node:buffer";
import { validateSignature } from "@line/bot-sdk";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiEnv } from "../api/access.ts";
import { logFailure } from "../log.ts";

// LINE publishes no limit; the largest event is a text of 5,000 characters and a webhook holds a few dozen.
const MAX_BODY_BYTES = 1024 * 1024;
// Limits of Cloudflare Queues' sendBatch: 100 messages, 256 KB together.
const MAX_MESSAGES = 100;
const MAX_BATCH_BYTES = 200 * 1024;

/**
 * LINE's webhook. The signature is checked over the raw body; then the queue takes the events and LINE gets its 200.
 * Nothing here touches the database or LINE, so the answer waits for neither. A queue that refuses gives 500: LINE
 * sends the webhook again.
 */
export const webhook = new Hono<ApiEnv>().post(
  "/line/webhook",
  bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => refuse(c, 413, "too large") }),
  async (c) => {
    const signature = c.req.header("x-line-signature");
    const body = Buffer.from(await c.req.arrayBuffer());
    if (!isSigned(body, c.var.config.LINE_CHANNEL_SECRET, signature)) {
      return refuse(c, 401, "signature");
    }
    const sends = readSends(body.toString("utf8"));
    if (!sends) return refuse(c, 400, "body");
    try {
      for (const messages of sends) await c.env.EVENTS.sendBatch(messages);
    } catch (error) {
      logFailure("webhook.queue", error, { requestId: c.var.requestId });
      return c.json({ error: "queue" }, 500);
    }
    return c.json({}, 200);
  },
);

/** Nobody reads a sentence here; the reason is for the log too. */
function refuse(c: HonoContext, status: 400 | 401 | 413, reason: string) {
  c.set("refusal", reason);
  return c.json({ error: reason }, status);
}

/** The SDK's decoder reads other spellings of the same bytes too; LINE writes one. */
const SIGNATURE = /^[0-9A-Za-z+/]{42}[AEIMQUYcgkosw048]=$/;

function isSigned(body: Buffer, secret: string, signature: string | undefined): boolean {
  return signature !== undefined && SIGNATURE.test(signature) && validateSignature(body, secret, signature);
}

/** The events of a webhook body, as the queue takes them; null when it is not one, or nested beyond what can be written. */
function readSends(body: string): MessageSendRequest<unknown>[][] | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const isEnvelope = typeof parsed === "object" && parsed !== null && "events" in parsed;
    return isEnvelope && Array.isArray(parsed.events) ? intoSends(parsed.events) : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function intoSends(events: unknown[]): MessageSendRequest<unknown>[][] {
  const sends: MessageSendRequest<unknown>[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const size = JSON.stringify(event).length * 3;
    const current = sends.at(-1);
    if (!current || current.length >= MAX_MESSAGES || bytes + size > MAX_BATCH_BYTES) {
      sends.push([]);
      bytes = 0;
    }
    sends.at(-1)?.push({ body: event, contentType: "json" });
    bytes += size;
  }
  return sends;
}
