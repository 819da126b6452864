import { randomBytes } from "node:crypto";

interface Token {
  userId: string;
  eventType: string;
  issuedAt: number;
  deliveredAt: number;
  used: boolean;
}

/** What a reply token is worth when it is shown. */
export type ReplyTokenUse =
  | { kind: "valid"; userId: string; eventType: string; sentAt: number }
  | { kind: "invalid"; reason: "unknown" | "used" | "expired" };

export interface ReplyTokens {
  issue(userId: string, eventType: string): string;
  /** The same event was delivered again: its minute starts anew. */
  redelivered(token: string): void;
  /** Spends the token; only the first use is valid. */
  use(token: string): ReplyTokenUse;
}

// "Use within one minute of receiving the webhook; a redelivered one no later than 20 minutes after the event."
const USABLE_MS = 60_000;
const USABLE_AFTER_EVENT_MS = 20 * 60_000;

/** Reply tokens: once, and for a minute. */
export function createReplyTokens(now: () => number): ReplyTokens {
  const tokens = new Map<string, Token>();
  return {
    issue(userId, eventType) {
      const token = randomBytes(16).toString("hex");
      tokens.set(token, { userId, eventType, issuedAt: now(), deliveredAt: now(), used: false });
      return token;
    },
    redelivered(token) {
      const entry = tokens.get(token);
      if (entry !== undefined) entry.deliveredAt = now();
    },
    use(token) {
      const entry = tokens.get(token);
      if (entry === undefined) return { kind: "invalid", reason: "unknown" };
      if (entry.used) return { kind: "invalid", reason: "used" };
      if (now() - entry.deliveredAt > USABLE_MS || now() - entry.issuedAt > USABLE_AFTER_EVENT_MS) {
        return { kind: "invalid", reason: "expired" };
      }
      entry.used = true;
      return { kind: "valid", userId: entry.userId, eventType: entry.eventType, sentAt: entry.deliveredAt };
    },
  };
}
