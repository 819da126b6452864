import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { api } from "../../worker/api/app.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";

// LINE's published vector. Source: "Verify webhook signature" of the Messaging API documentation.
const SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
const PUBLISHED_BODY = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
const PUBLISHED_SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

interface Sent {
  body: unknown;
}

function webhookOf(queue: { refuses?: boolean; look?: (messages: Sent[]) => void } = {}) {
  const sent: Sent[] = [];
  const bindings = {
    DATABASE_URL: "http://127.0.0.1:1",
    LINE_CHANNEL_ID: "1",
    LINE_CHANNEL_SECRET: SECRET,
    LINE_LOGIN_CHANNEL_ID: "2",
    LIFF_ID: "2-abc",
    LINE_API_BASE_URL: "http://127.0.0.1:1",
    LINE_LOGIN_BASE_URL: "http://127.0.0.1:1",
    SESSION_SECRET: "x".repeat(32),
    PUBLIC_URL: "http://127.0.0.1:1",
    EVENTS: {
      sendBatch: async (messages: Iterable<Sent>) => {
        if (queue.refuses) throw new Error("full");
        const handed = [...messages];
        queue.look?.(handed);
        sent.push(...handed);
      },
    },
  };
  const post = (body: string, signature: string | null) =>
    api.request(
      "/line/webhook",
      { method: "POST", body, headers: signature === null ? {} : { "x-line-signature": signature } },
      bindings,
    );
  return { post, sent };
}

const sign = (body: string) => createHmac("sha256", SECRET).update(body).digest("base64");
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** A webhook whose signature is such a one. */
function bodyWhose(isSuch: (signature: string) => boolean): string {
  for (let n = 0; ; n += 1) {
    const body = envelope([{ type: "follow", n }]);
    if (isSuch(sign(body))) return body;
  }
}
const envelope = (events: unknown[]) => JSON.stringify({ destination: "U0", events });

describe("POST /line/webhook", () => {
  test("accepts LINE's published signature", async () => {
    const { post } = webhookOf();
    expect((await post(PUBLISHED_BODY, PUBLISHED_SIGNATURE)).status).toBe(200);
  });

  test.each([
    ["no signature", null],
    ["a wrong signature", sign("something else")],
    ["an empty signature", ""],
    ["garbage", "!!!"],
  ])("refuses %s and queues nothing", async (_, signature) => {
    const { post, sent } = webhookOf();
    expect((await post(envelope([{ type: "follow" }]), signature)).status).toBe(401);
    expect(sent).toEqual([]);
  });

  test.each([
    ["another alphabet", (text: string) => text.replaceAll("+", "-").replaceAll("/", "_")],
    ["no padding", (text: string) => text.replace("=", "")],
    ["blanks", (text: string) => `${text.slice(0, 20)} ${text.slice(20)}`],
    ["something behind it", (text: string) => `${text}AAAA`],
    // The last letter before the padding has two bits that belong to no byte.
    [
      "bits that nobody reads",
      (text: string) => text.replace(/.(?==$)/, (last) => LETTERS[LETTERS.indexOf(last) + 1] ?? ""),
    ],
  ])("refuses the right signature spelt with %s", async (_, spelling) => {
    const { post, sent } = webhookOf();
    const body = bodyWhose((signature) => /[+/]/.test(signature));
    expect((await post(body, spelling(sign(body)))).status).toBe(401);
    expect(sent).toEqual([]);
    expect((await post(body, sign(body))).status).toBe(200);
  });

  test("checks the bytes as they came: a signature over the re-serialised body does not hold", async () => {
    const { post } = webhookOf();
    const spaced = '{ "destination": "U0", "events": [] }';
    expect((await post(spaced, sign(JSON.stringify(JSON.parse(spaced))))).status).toBe(401);
    expect((await post(spaced, sign(spaced))).status).toBe(200);
  });

  test("queues every event of a webhook, in order", async () => {
    const { post, sent } = webhookOf();
    const events = Array.from({ length: 250 }, (_, n) => ({ type: "message", n }));
    const body = envelope(events);
    expect((await post(body, sign(body))).status).toBe(200);
    expect(sent.map((message) => message.body)).toEqual(events);
  });

  // Source: Cloudflare Queues, "Limits": 100 messages and 256 KB for one call.
  test("hands large events over in calls that the queue takes", async () => {
    const calls: number[] = [];
    const { post, sent } = webhookOf({
      look: (messages) => calls.push(Buffer.byteLength(JSON.stringify(messages.map(({ body }) => body)))),
    });
    const events = Array.from({ length: 40 }, (_, n) => ({ type: "message", n, text: "報".repeat(5_000) }));
    const body = envelope(events);
    expect((await post(body, sign(body))).status).toBe(200);
    expect(sent.map((message) => message.body)).toEqual(events);
    expect(Math.max(...calls)).toBeLessThanOrEqual(256_000);
  });

  test("answers 500 when the queue refuses, so that LINE sends again", async () => {
    const { post } = webhookOf({ refuses: true });
    const body = envelope([{ type: "follow" }]);
    expect((await post(body, sign(body))).status).toBe(500);
    expect(takeConsoleErrors().join()).toContain("webhook.queue");
  });

  test("refuses a signed body that is no webhook", async () => {
    const { post } = webhookOf();
    for (const body of ["not json", "[]", '{"events":"none"}', "null"]) {
      expect((await post(body, sign(body))).status).toBe(400);
    }
  });

  test("refuses what is nested beyond what the queue could write, and queues nothing of it", async () => {
    const { post, sent } = webhookOf();
    for (const nested of [
      "[".repeat(50_000) + "]".repeat(50_000),
      `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`,
    ]) {
      const body = `{"destination":"U0","events":[{"type":"follow"},${nested}]}`;
      expect((await post(body, sign(body))).status).toBe(400);
    }
    expect(sent).toEqual([]);
  });

  test("refuses a body beyond a megabyte", async () => {
    const { post } = webhookOf();
    const body = envelope([{ text: "あ".repeat(400_000) }]);
    expect((await post(body, sign(body))).status).toBe(413);
  });
});
