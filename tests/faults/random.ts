/** Chance that a seed brings back: the same seed, the same course of things. */
export interface Random {
  /** From 0 up to, and without, 1. */
  float(): number;
  chance(probability: number): boolean;
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  shuffle<T>(list: readonly T[]): T[];
}

/** Mulberry32: small, fast, and good enough to choose faults. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const float = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(float() * end);
  return {
    float,
    below,
    chance: (probability) => float() < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    shuffle(list) {
      const rest = [...list];
      for (let last = rest.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [rest[last], rest[other]] = [rest[other] as (typeof rest)[0], rest[last] as (typeof rest)[0]];
      }
      return rest;
    },
  };
}
