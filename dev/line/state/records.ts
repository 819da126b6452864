import type { messagingApi } from "@line/bot-sdk";

export type Message = messagingApi.Message;
export type Via = "reply" | "push" | "multicast" | "broadcast";

/** A send that arrived in one person's talk. */
export interface Delivery {
  userId: string;
  messages: Message[];
  via: Via;
  requestId: string;
  retryKey: string | null;
  silent: boolean;
  /** By the simulator's `now`. */
  at: number;
  /** The date and time on the phone. */
  wallAt: number;
}

/** A request received, answered or not. */
export interface Call {
  method: string;
  path: string;
  /** Null when a fault took the answer away. */
  status: number | null;
  requestId: string;
  retryKey: string | null;
  body: unknown;
  at: number;
  wallAt: number;
}

/** Something LINE's rules forbid although the request itself may be answered. */
export interface Violation {
  rule: "retryKeyBodyChanged" | "unknownRecipient" | "repeatedRecipient" | "invalidRequest" | "replyToken";
  detail: string;
  at: number;
}

/** What stands in a talk, oldest first. */
export type TalkEntry =
  | { from: "bot"; delivery: Pick<Delivery, "messages">; wallAt: number }
  | { from: "person"; text: string; wallAt: number };

export interface OccasionCount {
  userId: string;
  occasion: string;
  count: number;
}

export interface Records {
  deliveries: Delivery[];
  calls: Call[];
  violations: Violation[];
  /** Milliseconds between a postback leaving and its reply being accepted. */
  tapLatencies: number[];
  talk(userId: string): TalkEntry[];
  deliver(delivery: Delivery): void;
  /** Puts messages of an earlier time into a talk; nothing is counted as sent. */
  recall(userId: string, messages: Message[], wallAt: number): void;
  say(userId: string, text: string, wallAt: number): void;
  /** Runs after every change of what the phone shows. */
  onChange(listener: () => void): () => void;
  changed(): void;
  messagesPerOccasion(occasionOf?: (delivery: Delivery) => string): OccasionCount[];
}

/** What the simulator remembers, for tests and for the phone. */
export function createRecords(): Records {
  const talks = new Map<string, TalkEntry[]>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const append = (userId: string, entry: TalkEntry) => {
    talks.set(userId, [...(talks.get(userId) ?? []), entry]);
    changed();
  };
  const records: Records = {
    deliveries: [],
    calls: [],
    violations: [],
    tapLatencies: [],
    talk: (userId) => talks.get(userId) ?? [],
    deliver(delivery) {
      records.deliveries.push(delivery);
      append(delivery.userId, { from: "bot", delivery, wallAt: delivery.wallAt });
    },
    recall: (userId, messages, wallAt) => append(userId, { from: "bot", delivery: { messages }, wallAt }),
    say: (userId, text, wallAt) => append(userId, { from: "person", text, wallAt }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    messagesPerOccasion: (occasionOf = (delivery) => JSON.stringify(delivery.messages)) =>
      countOccasions(records.deliveries, occasionOf),
  };
  return records;
}

function countOccasions(deliveries: Delivery[], occasionOf: (delivery: Delivery) => string): OccasionCount[] {
  const counts = new Map<string, OccasionCount>();
  for (const delivery of deliveries) {
    if (delivery.via === "reply") continue;
    const occasion = occasionOf(delivery);
    const key = `${delivery.userId} ${occasion}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { userId: delivery.userId, occasion, count });
  }
  return [...counts.values()];
}
