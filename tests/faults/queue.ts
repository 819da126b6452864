import type { Random } from "./random.ts";

/** How the queue treats what it is given: probabilities for each message. */
export interface QueueMood {
  twice: number;
  late: number;
  lost: number;
  /** Whether messages that are due at once come in any order. */
  isUnordered: boolean;
}

export const ORDERLY: QueueMood = { twice: 0, late: 0, lost: 0, isUnordered: false };

interface Waiting<Body> {
  id: string;
  body: Body;
  sentAt: number;
  dueAt: number;
  attempts: number;
}

const LATEST_MS = 40 * 60 * 1000;
/** `retry_delay` of wrangler.toml: for a consumer that died before it could say so. */
const AFTER_DEATH_MS = 5_000;

/** Cloudflare Queues on a bad day: at least once, in some order, some time; a lost message stands for a lost queue. */
export class UnrulyQueue<Body> {
  readonly #clock: { now: number };
  readonly #random: Random;
  mood: QueueMood = ORDERLY;
  #waiting: Waiting<Body>[] = [];
  #given = 0;

  constructor(clock: { now: number }, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  put(messages: readonly { body: Body; delaySeconds?: number }[]): void {
    for (const { body, delaySeconds = 0 } of messages) {
      if (this.#random.chance(this.mood.lost)) continue;
      const copies = this.#random.chance(this.mood.twice) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const lateness = this.#random.chance(this.mood.late) ? this.#random.below(LATEST_MS) : 0;
        this.#given += 1;
        this.#waiting.push({
          id: `message-${this.#given}`,
          body,
          sentAt: this.#clock.now,
          dueAt: this.#clock.now + delaySeconds * 1000 + lateness,
          attempts: 1,
        });
      }
    }
  }

  /** When the next message is due; null when none waits. */
  nextAt(): number | null {
    return this.#waiting.reduce<number | null>(
      (soonest, { dueAt }) => (soonest === null || dueAt < soonest ? dueAt : soonest),
      null,
    );
  }

  /** Hands over up to `most` messages that are due, each with the means to say what came of it. */
  take(most: number): { message: Message<unknown>; comeBack(): void }[] {
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= this.#clock.now);
    const ordered = this.mood.isUnordered
      ? this.#random.shuffle(due)
      : due.toSorted((a, b) => a.dueAt - b.dueAt);
    const taken = ordered.slice(0, most);
    this.#waiting = this.#waiting.filter((message) => !taken.includes(message));
    return taken.map((message) => this.#handOver(message));
  }

  #handOver(waiting: Waiting<Body>) {
    let isSettled = false;
    const again = (delayMs: number) => {
      if (isSettled) return;
      isSettled = true;
      this.#waiting.push({ ...waiting, dueAt: this.#clock.now + delayMs, attempts: waiting.attempts + 1 });
    };
    const message = {
      id: waiting.id,
      timestamp: new Date(waiting.sentAt),
      attempts: waiting.attempts,
      body: structuredClone(waiting.body),
      ack: () => {
        isSettled = true;
      },
      retry: (options?: { delaySeconds?: number }) => again((options?.delaySeconds ?? 5) * 1000),
    };
    return { message: message as unknown as Message<unknown>, comeBack: () => again(AFTER_DEATH_MS) };
  }
}
