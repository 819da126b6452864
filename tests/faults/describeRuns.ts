import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { randomRun } from "./randomRun.ts";
import { buildTown } from "./town.ts";

const RUNS = Number(process.env.FAULTS_RUNS ?? 1000);
const PER_TEST = 50;
const TIMEOUT_MS = 120_000;

/**
 * The tests of one half of the random runs: two files, so that two processors share them. A run that fails is printed
 * with its seed; `FAULTS_SEED=<seed> npx vitest run --project fast tests/faults/random` lives through it again alone.
 * FAULTS_RUNS says how many runs to make in both files together.
 */
export function describeRuns(half: "odd" | "even"): void {
  const seeds = seedsOf(half);
  let template: Awaited<ReturnType<typeof databaseTemplate>>;
  beforeAll(async () => {
    template = await databaseTemplate(buildTown);
  });
  afterAll(() => template.remove());
  afterEach(() => takeConsoleErrors());

  describe.skipIf(seeds.length === 0)("whatever happens, everybody gets each message once", () => {
    for (let start = 0; start < seeds.length; start += PER_TEST) {
      const some = seeds.slice(start, start + PER_TEST);
      it(`in the ${half} runs from seed ${some[0]} to ${some.at(-1)}`, () => liveThrough(some), TIMEOUT_MS);
    }
  });

  async function liveThrough(some: readonly number[]): Promise<void> {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const failed: { seed: number; problems: string[] }[] = [];
    for (const seed of some) {
      const client = await template.open();
      const problems = await randomRun(client, seed);
      client.close();
      if (problems.length > 0) failed.push({ seed, problems });
    }
    expect(failed).toEqual([]);
  }
}

function seedsOf(half: "odd" | "even"): number[] {
  const only = process.env.FAULTS_SEED;
  const all = only ? [Number(only)] : Array.from({ length: RUNS }, (_, index) => index + 1);
  return all.filter((seed) => seed % 2 === (half === "odd" ? 1 : 0));
}
