import { killChild } from "../../support/childProcesses.ts";

/** What is killed, and when. */
export interface Moment {
  victims: readonly ("workerd" | "sqld")[];
  /** Of the time that the undisturbed work takes, from 0 to 1. */
  share: number;
}

/** What came of a phase. */
export interface Figures {
  /** Messages and records that an undisturbed run brings, over all kills. */
  expected: number;
  lost: number;
  doubled: number;
  /** From the kill until everything was in order again: the longest. */
  recoveryMs: number;
}

const VICTIMS = [["workerd"], ["sqld"], ["workerd", "sqld"]] as const;

/** As many moments as there are kills, the same for the same seed; every kind of victim in turn. */
export function randomMoments(seed: number, kills: number): Moment[] {
  let state = seed >>> 0;
  const random = () => {
    // mulberry32: small, and the same on every machine.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: kills }, (_, index) => ({
    victims: VICTIMS[(seed + index) % VICTIMS.length] ?? VICTIMS[0],
    share: random(),
  }));
}

/** Kills what the moment names. */
export function strike({ victims }: Moment): void {
  for (const victim of victims) killChild(victim);
}

/** Adds up how often things are there against how often they should be. */
export function compareCounts(
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): Pick<Figures, "expected" | "lost" | "doubled"> {
  let sum = 0;
  let lost = 0;
  let doubled = 0;
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const [owed, got] = [expected.get(key) ?? 0, found.get(key) ?? 0];
    sum += owed;
    lost += Math.max(0, owed - got);
    doubled += Math.max(0, got - owed);
  }
  return { expected: sum, lost, doubled };
}

/** How often each key occurs. */
export function countsOf(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
