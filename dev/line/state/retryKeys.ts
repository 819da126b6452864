import type { messagingApi } from "@line/bot-sdk";

export type SentMessages = messagingApi.SentMessage[];

interface Entry {
  firstAt: number;
  fingerprint: string;
  accepted: { requestId: string; sentMessages: SentMessages | null } | null;
}

/** What is known of a retry key when a request arrives with it. */
export type RetryKeyState =
  | { kind: "fresh" }
  | { kind: "retry"; sameBody: boolean }
  | { kind: "accepted"; sameBody: boolean; requestId: string; sentMessages: SentMessages | null };

export interface RetryKeys {
  /** Notes an attempt and says what came before it. `fingerprint` is the endpoint and the raw body. */
  attempt(key: string, fingerprint: string): RetryKeyState;
  accept(key: string, requestId: string, sentMessages: SentMessages | null): void;
  /** A refused request leaves no trace. */
  forget(key: string): void;
}

// LINE remembers a key for 24 hours from its first request; later it is a new request.
const KEPT_MS = 24 * 60 * 60 * 1000;

/** LINE writes keys as hexadecimal UUIDs. */
export const RETRY_KEY_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The memory behind `X-Line-Retry-Key`. */
export function createRetryKeys(now: () => number): RetryKeys {
  const entries = new Map<string, Entry>();
  return {
    attempt(key, fingerprint) {
      const entry = entries.get(key);
      if (entry === undefined || now() - entry.firstAt > KEPT_MS) {
        entries.set(key, { firstAt: now(), fingerprint, accepted: null });
        return { kind: "fresh" };
      }
      const sameBody = entry.fingerprint === fingerprint;
      return entry.accepted === null
        ? { kind: "retry", sameBody }
        : { kind: "accepted", sameBody, ...entry.accepted };
    },
    accept(key, requestId, sentMessages) {
      const entry = entries.get(key);
      if (entry !== undefined) entry.accepted = { requestId, sentMessages };
    },
    forget(key) {
      if (entries.get(key)?.accepted === null) entries.delete(key);
    },
  };
}
