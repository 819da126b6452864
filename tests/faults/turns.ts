import { setImmediate as nextRound } from "node:timers/promises";
import type { Life } from "./life.ts";

/** Chooses one of so many, from 0. */
export type Choose = (ways: number) => number;

/** Lets several programs take their steps one at a time, in an order that somebody chooses. */
export class Turns {
  readonly #choose: Choose;
  #waiting: { life: Life; go(): void }[] = [];
  /** In the order of their first steps, so that a way leads to the same life each time. */
  readonly #lives = new Set<Life>();

  constructor(choose: Choose) {
    this.#choose = choose;
  }

  readonly turn = (life: Life): Promise<void> =>
    new Promise((go) => {
      this.#lives.add(life);
      this.#waiting.push({ life, go });
    });

  /** Runs the programs to their ends. */
  async run(programs: readonly (() => Promise<unknown>)[]): Promise<void> {
    let running = programs.length;
    const ends = programs.map((program) =>
      program().finally(() => {
        running -= 1;
      }),
    );
    while (running > 0) {
      // Twice: a step may come to its end, and the next begin, a round later.
      await nextRound();
      await nextRound();
      const lives = [...this.#lives].filter((each) => this.#waiting.some(({ life }) => life === each));
      if (lives.length < running) continue;
      const life = lives[lives.length === 1 ? 0 : this.#choose(lives.length)];
      const next = this.#waiting.find((each) => each.life === life);
      this.#waiting = this.#waiting.filter((each) => each !== next);
      next?.go();
    }
    await Promise.all(ends);
  }
}

/**
 * Runs something again and again until every choice in it was taken every way: the first run takes the first way
 * everywhere, each later one differs at the last choice that has a way left.
 * @returns how many runs it took
 */
export async function everyWay(run: (choose: Choose) => Promise<void>): Promise<number> {
  let path: { way: number; ways: number }[] = [];
  for (let runs = 1; ; runs += 1) {
    let depth = 0;
    await run((ways) => {
      const known = path[depth] ?? { way: 0, ways };
      path[depth] = known;
      depth += 1;
      return known.way;
    });
    path = path.slice(0, depth);
    const last = path.findLastIndex(({ way, ways }) => way + 1 < ways);
    if (last < 0) return runs;
    path = path.slice(0, last + 1);
    (path[last] as { way: number }).way += 1;
  }
}

/** Choices that stay with one program and change over to another at most so many times. */
export function fewChanges(choose: Choose, most: number): Choose {
  let current = 0;
  let changes = 0;
  let isFirst = true;
  return (ways) => {
    if (isFirst) {
      isFirst = false;
      current = choose(ways);
      return current;
    }
    if (changes < most && choose(2) === 1) {
      changes += 1;
      current = (current + 1) % ways;
    }
    return current % ways;
  };
}
