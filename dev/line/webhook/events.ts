import type { Clock } from "../state/clock.ts";
import type { ReplyTokens } from "../state/replyTokens.ts";
import { ulid } from "./ulid.ts";

/** An event as LINE sends it; unknown types are allowed, as LINE adds them without notice. */
export interface WebhookEvent {
  type: string;
  mode: "active" | "standby";
  timestamp: number;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  source?: { type: string; userId?: string };
  replyToken?: string;
  [field: string]: unknown;
}

/** What a test states of an event; the rest of the envelope is filled in. */
export type EventDraft = Partial<WebhookEvent> & { type: string };

const REPLYABLE = ["message", "messageEdited", "postback", "follow", "join", "memberJoined", "accountLink"];

/** Completes an event: id, time, mode, and a reply token where LINE would give one. */
export function completeEvent(draft: EventDraft, clock: Clock, replyTokens: ReplyTokens): WebhookEvent {
  const mode = draft.mode ?? "active";
  const userId = draft.source?.userId;
  const token =
    draft.replyToken === undefined &&
    mode === "active" &&
    userId !== undefined &&
    REPLYABLE.includes(draft.type)
      ? { replyToken: replyTokens.issue(userId, draft.type) }
      : {};
  return {
    timestamp: clock.wall(),
    webhookEventId: ulid(clock.wall()),
    deliveryContext: { isRedelivery: false },
    ...token,
    ...draft,
    mode,
  };
}
