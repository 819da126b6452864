import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../state/clock.ts";
import type { ReplyTokens } from "../state/replyTokens.ts";
import { completeEvent, type EventDraft, type WebhookEvent } from "./events.ts";
import { signatureOf } from "./sign.ts";

/** How one delivery to the webhook ended, in the words of LINE's error statistics. */
export type WebhookOutcome =
  | { kind: "ok"; status: number; ms: number }
  | { kind: "error_status_code"; status: number; ms: number }
  | { kind: "request_timeout"; ms: number }
  | { kind: "could_not_connect"; ms: number; message: string }
  | { kind: "held" };

/** What goes wrong with the next webhooks. `reorder` holds `times` events back and sends them newest first. */
export interface WebhookFault {
  webhook: "duplicate" | "forgedSignature" | "noSignature" | "reorder";
  times: number;
}

export interface SendOptions {
  signature?: "valid" | "forged" | "missing";
  /** Deliveries of the same event one after the other. */
  copies?: number;
}

export interface Attempt {
  body: string;
  outcome: WebhookOutcome;
}

export interface WebhookSender {
  url: string | null;
  active: boolean;
  /** How long an answer may take. */
  timeoutMs: number;
  redelivery: { enabled: boolean; delayMs: number; times: number };
  attempts: Attempt[];
  /** Sends one event, or several in one request; the outcome of the first delivery. */
  send(drafts: EventDraft | EventDraft[], options?: SendOptions): Promise<WebhookOutcome>;
  /** Sends any body as it is, signed unless told otherwise. */
  sendRaw(body: string, options?: SendOptions): Promise<WebhookOutcome>;
  addFault(fault: WebhookFault): void;
  listFaults(): WebhookFault[];
  clearFaults(): void;
  /** Resolves when no redelivery is waiting. */
  settled(): Promise<void>;
  stop(): void;
}

// LINE gives up on a webhook after two seconds and counts a request_timeout.
const LINE_TIMEOUT_MS = 2000;

/** Sends signed webhooks like LINE: one attempt, redelivery of what was not answered with 2xx when switched on. */
export function createWebhookSender(options: {
  url: string | null;
  botUserId: string;
  channelSecret: string;
  clock: Clock;
  replyTokens: ReplyTokens;
}): WebhookSender {
  const { clock, replyTokens, botUserId, channelSecret } = options;
  const stopped = new AbortController();
  const redeliveries = new Set<Promise<void>>();
  let faults: WebhookFault[] = [];
  let held: WebhookEvent[][] = [];

  const takeFault = (): WebhookFault["webhook"] | null => {
    const fault = faults[0];
    if (fault === undefined) return null;
    fault.times -= 1;
    faults = faults.filter(({ times }) => times > 0);
    return fault.webhook;
  };

  const post = async (body: string, signature: SendOptions["signature"]): Promise<WebhookOutcome> => {
    const outcome = await postWebhook({
      url: sender.url,
      body,
      signature,
      channelSecret,
      timeoutMs: sender.timeoutMs,
    });
    sender.attempts.push({ body, outcome });
    return outcome;
  };

  const redeliver = async (events: WebhookEvent[]): Promise<void> => {
    for (let i = 0; i < sender.redelivery.times; i++) {
      await sleep(sender.redelivery.delayMs, undefined, { signal: stopped.signal });
      const again = events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
      for (const { replyToken } of events) if (replyToken !== undefined) replyTokens.redelivered(replyToken);
      const outcome = await post(envelope(botUserId, again), "valid");
      if (outcome.kind === "ok") return;
    }
  };

  const deliver = async (events: WebhookEvent[], send: SendOptions): Promise<WebhookOutcome> => {
    const body = envelope(botUserId, events);
    const first = await post(body, send.signature ?? "valid");
    for (let copy = 1; copy < (send.copies ?? 1); copy++) await post(body, send.signature ?? "valid");
    if (first.kind !== "ok" && sender.redelivery.enabled && send.signature === undefined) {
      const pending = redeliver(events)
        .catch((error: unknown) => {
          if (!stopped.signal.aborted) throw error;
        })
        .finally(() => redeliveries.delete(pending));
      redeliveries.add(pending);
    }
    return first;
  };

  const sender: WebhookSender = {
    url: options.url,
    active: true,
    timeoutMs: LINE_TIMEOUT_MS,
    redelivery: { enabled: false, delayMs: 200, times: 3 },
    attempts: [],
    async send(drafts, send = {}) {
      const events = [drafts].flat().map((draft) => completeEvent(draft, clock, replyTokens));
      const fault = takeFault();
      switch (fault) {
        case null:
          return deliver(events, send);
        case "duplicate":
          return deliver(events, { copies: 2, ...send });
        case "forgedSignature":
          return deliver(events, { signature: "forged", ...send });
        case "noSignature":
          return deliver(events, { signature: "missing", ...send });
        case "reorder": {
          held.unshift(events);
          if (faults[0]?.webhook === "reorder") return { kind: "held" };
          const batch = held;
          held = [];
          const outcomes: WebhookOutcome[] = [];
          for (const each of batch) outcomes.push(await deliver(each, send));
          return outcomes[0] as WebhookOutcome;
        }
      }
    },
    sendRaw: (body, send = {}) => post(body, send.signature ?? "valid"),
    addFault: (fault) => {
      faults.push({ ...fault });
    },
    listFaults: () => faults.map((fault) => ({ ...fault })),
    clearFaults: () => {
      faults = [];
      held = [];
    },
    settled: async () => {
      while (redeliveries.size > 0) await Promise.all(redeliveries);
    },
    stop: () => stopped.abort(),
  };
  return sender;
}

function envelope(destination: string, events: WebhookEvent[]): string {
  return JSON.stringify({ destination, events });
}

async function postWebhook(request: {
  url: string | null;
  body: string;
  signature: SendOptions["signature"];
  channelSecret: string;
  timeoutMs: number;
}): Promise<WebhookOutcome> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  if (request.url === null) return { kind: "could_not_connect", ms: 0, message: "no webhook URL is set" };
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "LineBotWebhook/2.0",
    // A kept connection to a Worker that was restarted since fails without having been tried.
    connection: "close",
  };
  if (request.signature !== "missing") {
    const secret = request.signature === "forged" ? `${request.channelSecret}-forged` : request.channelSecret;
    headers["x-line-signature"] = signatureOf(request.body, secret);
  }
  try {
    const response = await fetch(request.url, {
      method: "POST",
      headers,
      body: request.body,
      signal: AbortSignal.timeout(request.timeoutMs),
      redirect: "manual",
    });
    await response.arrayBuffer();
    return { kind: response.ok ? "ok" : "error_status_code", status: response.status, ms: elapsed() };
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") {
      return { kind: "request_timeout", ms: elapsed() };
    }
    return { kind: "could_not_connect", ms: elapsed(), message: String(error) };
  }
}
