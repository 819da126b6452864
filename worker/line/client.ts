// The Messaging API, as much of it as the product uses. Our own thin client: the SDK's has no timeout. It never throws
// for what LINE or the network answers, and what it returns holds no token.
import type { messagingApi } from "@line/bot-sdk";
import { type ChannelOptions, createAuthorisedCall } from "./authorisedCall.ts";
import type { WireAnswer } from "./http.ts";

/** What came of a call. `message` is LINE's explanation of a refusal; its wording is not contractual. */
export type LineAnswer =
  | {
      kind: "answered";
      status: number;
      requestId: string | null;
      /** With 409: the request id of the call that was accepted before. */
      acceptedRequestId: string | null;
      message: string | null;
      /** With 400: positions in `to` that LINE names as what is wrong. */
      refusedRecipients: readonly number[];
    }
  | { kind: "noAnswer"; cause: "timeout" | "network" };

/** A figure of the account. `limit` is null on a plan without one. */
export type QuotaAnswer = { kind: "known"; limit: number | null } | { kind: "unknown" };
export type ConsumptionAnswer = { kind: "known"; used: number } | { kind: "unknown" };

export interface LineClient {
  /** Answers an event with its reply token: free, and once; a repeat of what has arrived is refused. */
  reply(replyToken: string, messages: messagingApi.Message[]): Promise<LineAnswer>;
  /** Sends a stored body, byte for byte, under its retry key. */
  send(request: { method: "push" | "multicast"; body: string; retryKey: string }): Promise<LineAnswer>;
  /** Asks whether the messages of a body would do, whoever they go to; sends nothing. */
  validate(request: { method: "push" | "multicast"; body: string }): Promise<LineAnswer>;
  /** The month's quota of the account. */
  quota(): Promise<QuotaAnswer>;
  /** How much of the quota is used, approximately. */
  consumption(): Promise<ConsumptionAnswer>;
}

/** Makes a client for one channel. */
export function createLineClient(options: ChannelOptions): LineClient {
  const withToken = createAuthorisedCall(options);

  return {
    reply: async (replyToken, messages) =>
      toAnswer(
        await withToken({
          method: "POST",
          path: "/v2/bot/message/reply",
          body: JSON.stringify({ replyToken, messages }),
        }),
      ),
    send: async ({ method, body, retryKey }) =>
      toAnswer(
        await withToken({
          method: "POST",
          path: `/v2/bot/message/${method}`,
          body,
          headers: { "x-line-retry-key": retryKey },
        }),
      ),
    validate: async ({ method, body }) => {
      const { messages } = JSON.parse(body) as { messages: unknown[] };
      return toAnswer(
        await withToken({
          method: "POST",
          path: `/v2/bot/message/validate/${method}`,
          body: JSON.stringify({ messages }),
        }),
      );
    },
    quota: async () => {
      const json = okJson(await withToken({ method: "GET", path: "/v2/bot/message/quota" }));
      if (json?.type === "none") return { kind: "known", limit: null };
      return typeof json?.value === "number" ? { kind: "known", limit: json.value } : { kind: "unknown" };
    },
    consumption: async () => {
      const json = okJson(await withToken({ method: "GET", path: "/v2/bot/message/quota/consumption" }));
      return typeof json?.totalUsage === "number"
        ? { kind: "known", used: json.totalUsage }
        : { kind: "unknown" };
    },
  };
}

function toAnswer(raw: WireAnswer): LineAnswer {
  if (raw.kind === "noAnswer") return raw;
  const { status, requestId, acceptedRequestId, json } = raw;
  const isOk = status >= 200 && status < 300;
  const message = !isOk && typeof json?.message === "string" ? json.message : null;
  const refusedRecipients = status === 400 ? namedRecipients(json) : [];
  return { kind: "answered", status, requestId, acceptedRequestId, message, refusedRecipients };
}

/** `The property, to[1], in the request body is invalid`, or the same place as a property of the details. */
function namedRecipients(json: Record<string, unknown> | null): number[] {
  const details: unknown[] = Array.isArray(json?.details) ? json.details : [];
  const properties = details.map((detail) => (detail as { property?: unknown } | null)?.property);
  const positions = [json?.message, ...properties].flatMap((text) =>
    typeof text === "string" ? [...text.matchAll(/\bto\[(\d+)\]/g)].map((match) => Number(match[1])) : [],
  );
  return [...new Set(positions)];
}

function okJson(raw: WireAnswer): Record<string, unknown> | null {
  return raw.kind === "answered" && raw.status === 200 ? raw.json : null;
}
