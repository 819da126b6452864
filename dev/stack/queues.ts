import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@libsql/client";
import { openQueuesFile } from "./queuesFile.ts";

/** What the consumer said about a batch of messages; the shape of workerd's own answer. */
interface QueueResult {
  outcome: string;
  ackAll: boolean;
  retryBatch: { retry: boolean; delaySeconds?: number };
  explicitAcks: string[];
  retryMessages: { msgId: string; delaySeconds?: number }[];
}

export interface ConsumerSettings {
  queue: string;
  maxBatchSize: number;
  /** How many batches its consumer works on at once. */
  maxConcurrency: number;
  maxRetries: number;
  /** Before the next attempt, where the consumer names no other delay. */
  retryDelaySeconds: number;
  deadLetterQueue: string | undefined;
}

interface StoredMessage {
  id: string;
  body: unknown;
  attempts: number;
  timestamp: number;
}

export type Dispatch = (queue: string, messages: StoredMessage[]) => Promise<QueueResult>;

/** Things a queue may do to its consumer, for tests. */
export interface QueueFaults {
  /** `send` fails. */
  refuse: boolean;
  /** Nothing is delivered until it is false again. */
  paused: boolean;
  /** Every message is delivered twice. */
  twice: boolean;
}

const RETRY_AFTER_CRASH_MS = 300;
const SETTLE_MS = 3_000;

/**
 * Cloudflare Queues for the local stack: at least once, in batches, with retries and a dead-letter queue, and, as in
 * production, durable: a message that was accepted survives the end of the Worker and of this process.
 */
export class LocalQueues {
  readonly faults: QueueFaults = { refuse: false, paused: false, twice: false };
  readonly #client: Client;
  readonly #consumers: Map<string, ConsumerSettings>;
  readonly #dispatch: Dispatch;
  readonly #inFlight = new Map<string, Set<string>>();
  readonly #running = new Map<string, number>();
  readonly #turnedAway = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #deliveries = new Set<Promise<void>>();
  #isClosing = false;
  #closed = false;

  private constructor(client: Client, consumers: ConsumerSettings[], dispatch: Dispatch) {
    this.#client = client;
    this.#consumers = new Map(consumers.map((consumer) => [consumer.queue, consumer]));
    this.#dispatch = dispatch;
  }

  /** Opens the queues kept in a file and delivers what an earlier run left. @throws QueuesUnreadable */
  static async open(path: string, consumers: ConsumerSettings[], dispatch: Dispatch): Promise<LocalQueues> {
    await mkdir(dirname(path), { recursive: true });
    return new LocalQueues(await openQueuesFile(path), consumers, dispatch);
  }

  /** Begins to deliver; called when the Worker can answer. */
  start(): void {
    for (const queue of this.#consumers.keys()) this.#wake(queue);
  }

  /** Stores messages; when it returns they are safe. */
  async send(queue: string, messages: { body: unknown; delaySeconds?: number }[]): Promise<void> {
    if (this.faults.refuse) throw new Error("the queue refuses");
    const now = Date.now();
    await this.#client.batch(
      messages.flatMap((message) => {
        const copies = this.faults.twice ? 2 : 1;
        return Array.from({ length: copies }, () => ({
          sql: "INSERT INTO messages (id, queue, body, available_at, sent_at) VALUES (?, ?, ?, ?, ?)",
          args: [
            crypto.randomUUID(),
            queue,
            JSON.stringify(message.body),
            now + (message.delaySeconds ?? 0) * 1000,
            now,
          ],
        }));
      }),
      "write",
    );
    this.#wake(queue);
  }

  /** How many messages wait or are being worked on, dead letters under their own queue. */
  async backlog(queue: string): Promise<number> {
    const { rows } = await this.#client.execute({
      sql: "SELECT count(*) AS n FROM messages WHERE queue = ?",
      args: [queue],
    });
    return Number(rows[0]?.n ?? 0);
  }

  resume(): void {
    this.faults.paused = false;
    this.start();
  }

  /** Delivers nothing more; what is being delivered has a moment to be settled, and comes again at the next start if not. */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.race([Promise.allSettled(this.#deliveries), sleep(SETTLE_MS, undefined, { ref: false })]);
    this.#closed = true;
    this.#client.close();
  }

  #wake(queue: string, delayMs = 0): void {
    if (this.#isClosing || !this.#consumers.has(queue)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const delivery = this.#deliver(queue).catch((error: unknown) => {
        if (!this.#closed) throw error;
      });
      this.#deliveries.add(delivery);
      void delivery.finally(() => this.#deliveries.delete(delivery));
    }, delayMs);
    this.#timers.add(timer);
  }

  async #deliver(queue: string): Promise<void> {
    const consumer = this.#consumers.get(queue);
    if (!consumer || this.#isClosing || this.faults.paused) return;
    const running = this.#running.get(queue) ?? 0;
    if (running >= consumer.maxConcurrency) {
      this.#turnedAway.add(queue);
      return;
    }
    this.#running.set(queue, running + 1);
    const wakeAgain = await this.#deliverBatch(consumer).finally(() => {
      this.#running.set(queue, (this.#running.get(queue) ?? 1) - 1);
    });
    // Whoever came while all were busy may have come for a message that they did not see.
    if (this.#turnedAway.delete(queue)) this.#wake(queue);
    wakeAgain();
  }

  /** @returns what is to be done when there is room for another batch again */
  async #deliverBatch(consumer: ConsumerSettings): Promise<() => void> {
    const { queue } = consumer;
    const inFlight = this.#inFlightOf(queue);
    // One now for both looks: a message whose time comes between them would be in neither, and lie for ever.
    const now = Date.now();
    const messages = await this.#take(consumer, inFlight, now);
    if (messages.length === 0) {
      const delayMs = await this.#untilNextDelayed(queue, now);
      return () => {
        if (delayMs !== null) this.#wake(queue, delayMs);
      };
    }
    this.#wake(queue);
    const result = await this.#dispatch(queue, messages).catch(() => null);
    if (this.#closed) return () => {};
    if (result) await this.#settle(consumer, messages, result);
    for (const message of messages) inFlight.delete(message.id);
    // A Worker that is gone has not refused the message: no attempt is counted, it waits for the next Worker.
    return () => this.#wake(queue, result ? 0 : RETRY_AFTER_CRASH_MS);
  }

  async #take(consumer: ConsumerSettings, inFlight: Set<string>, now: number): Promise<StoredMessage[]> {
    const { rows } = await this.#client.execute({
      sql: "SELECT id, body, attempts, sent_at FROM messages WHERE queue = ? AND available_at <= ? ORDER BY sequence LIMIT ?",
      args: [consumer.queue, now, consumer.maxBatchSize + inFlight.size],
    });
    const free = rows.filter((row) => !inFlight.has(String(row.id))).slice(0, consumer.maxBatchSize);
    for (const row of free) inFlight.add(String(row.id));
    return free.map((row) => ({
      id: String(row.id),
      body: JSON.parse(String(row.body)),
      attempts: Number(row.attempts) + 1,
      timestamp: Number(row.sent_at),
    }));
  }

  async #settle(consumer: ConsumerSettings, messages: StoredMessage[], result: QueueResult): Promise<void> {
    const failedWhole = result.outcome !== "ok" || result.retryBatch.retry;
    const retries = new Map(result.retryMessages.map((retry) => [retry.msgId, retry.delaySeconds]));
    const acked = new Set(result.explicitAcks);
    await this.#client.batch(
      messages.map((message) => {
        const retry = retries.has(message.id) || (failedWhole && !acked.has(message.id));
        if (!retry) return { sql: "DELETE FROM messages WHERE id = ?", args: [message.id] };
        if (message.attempts > consumer.maxRetries) return this.#bury(consumer, message);
        const delay = retries.get(message.id) ?? result.retryBatch.delaySeconds ?? consumer.retryDelaySeconds;
        return {
          sql: "UPDATE messages SET attempts = ?, available_at = ? WHERE id = ?",
          args: [message.attempts, Date.now() + delay * 1000, message.id],
        };
      }),
      "write",
    );
  }

  #bury(consumer: ConsumerSettings, message: StoredMessage): { sql: string; args: (string | number)[] } {
    return consumer.deadLetterQueue
      ? { sql: "UPDATE messages SET queue = ? WHERE id = ?", args: [consumer.deadLetterQueue, message.id] }
      : { sql: "DELETE FROM messages WHERE id = ?", args: [message.id] };
  }

  async #untilNextDelayed(queue: string, now: number): Promise<number | null> {
    const { rows } = await this.#client.execute({
      sql: "SELECT min(available_at) AS at FROM messages WHERE queue = ? AND available_at > ?",
      args: [queue, now],
    });
    const at = rows[0]?.at;
    return at === null || at === undefined ? null : Math.max(1, Number(at) - Date.now());
  }

  #inFlightOf(queue: string): Set<string> {
    const known = this.#inFlight.get(queue) ?? new Set<string>();
    this.#inFlight.set(queue, known);
    return known;
  }
}
