/** What a running program does to the world outside of its memory. */
export type Effect = "database" | "line" | "queue";

/**
 * What may happen at an effect: the program ends before it or after it took hold, or goes on and is told that it
 * failed, which is true or not.
 */
export const MISHAPS = ["dieBefore", "dieAfter", "failBefore", "failAfter"] as const;
export type Mishap = (typeof MISHAPS)[number];

export interface Fates {
  /** Decides what happens at this effect of any program. */
  mishapAt(effect: Effect): Mishap | null;
  /** Waits until the program may take its next step, where several run at once. */
  turn?(life: Life): Promise<void>;
}

/** One run of the Worker: a tick, or the consumer of some messages. What it has in memory ends with it. */
export class Life {
  isDead = false;
  /** Neither dead nor done. */
  isRunning = true;
  /** What happened before this instant, the newest good tick before its birth has heeded. */
  readonly heededUntil: number;
  readonly #fates: Fates;
  readonly #death: Promise<"died">;
  #die: () => void = () => {};

  constructor(fates: Fates, heededUntil: number) {
    this.heededUntil = heededUntil;
    this.#fates = fates;
    this.#death = new Promise((resolve) => {
      this.#die = () => {
        this.isDead = true;
        this.isRunning = false;
        resolve("died");
      };
    });
  }

  /** Runs a program to its end, or until it dies. What it throws is thrown on. */
  async live(work: () => Promise<unknown>): Promise<"finished" | "died"> {
    const ending = work()
      .finally(() => {
        this.isRunning = false;
      })
      .then(() => "finished" as const);
    ending.catch(() => {});
    return Promise.race([this.#death, ending]);
  }

  /** Does something outside; the dead do nothing more and hear nothing more. */
  async effect<T>(kind: Effect, work: () => Promise<T>, error: () => Error): Promise<T> {
    if (this.isDead) return nothingEver();
    await this.#fates.turn?.(this);
    if (this.isDead) return nothingEver();
    const mishap = this.#fates.mishapAt(kind);
    if (mishap === "dieBefore") return this.#end();
    if (mishap === "failBefore") throw error();
    const result = await work();
    if (this.isDead || mishap === "dieAfter") return this.#end();
    if (mishap === "failAfter") throw error();
    return result;
  }

  #end(): Promise<never> {
    this.#die();
    return nothingEver();
  }
}

function nothingEver(): Promise<never> {
  return new Promise(() => {});
}
