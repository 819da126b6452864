// Runs of several days. A run that fails is shown with its seed, and
//   FAULTS_SEED=<seed> npx vitest run --project fast tests/faults/random
// lives through it again alone. FAULTS_RUNS says how many runs to make; `npm run test:random` makes a thousand.
import { Worker } from "node:worker_threads";
import { expect, it, vi } from "vitest";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { type FailedRun, liveThrough } from "./liveThrough.ts";

const RUNS = Number(process.env.FAULTS_RUNS ?? 150);
const only = process.env.FAULTS_SEED;
const THREADS = 2;
const TIMEOUT_MS = Math.max(60_000, 1_000 * RUNS);

it.skipIf(only)(
  `whatever happens in ${RUNS} runs, everybody gets each message once`,
  async () => {
    const seeds = Array.from({ length: RUNS }, (_, index) => index + 1);
    const shares = Array.from({ length: THREADS }, (_, thread) =>
      seeds.filter((seed) => seed % THREADS === thread),
    );
    const failed = (await Promise.all(shares.map(inThread))).flat();
    expect(failed.toSorted((a, b) => a.seed - b.seed)).toEqual([]);
  },
  TIMEOUT_MS,
);

it.runIf(only)(`whatever happens in the run of seed ${only}, everybody gets each message once`, async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const failed = await liveThrough([Number(only)]);
  takeConsoleErrors();
  expect(failed).toEqual([]);
});

function inThread(seeds: readonly number[]): Promise<FailedRun[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: seeds, execArgv: [] });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
