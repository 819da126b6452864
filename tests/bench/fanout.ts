// The whole way of a ladder day, from the tick to the last recorded answer, in cities of three sizes.
import { inArray, sql } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import { build } from "../../dev/stack/build.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import { until } from "../e2e/support/stack.ts";
import { sendBare } from "./bareSending.ts";
import { cpuOfWorkerd } from "./cpuOfWorkerd.ts";
import { quietDayAfter } from "./largeCity.ts";
import { type LargeStack, startLargeStack } from "./largeStack.ts";

const SIZES = [1_000, 10_000, 100_000];
/** The memory of a Worker. */
const HEAP_MIB = 128;
const LINE_MS = 50;
/** LINE's rate limit. */
const MULTICASTS_PER_SECOND = 200;
const MOST_RECIPIENTS = 500;
const MORNING = 9 * 60;
const TIMEOUT_MS = 120_000;

/**
 * Prints one line per size: `name staff digests calls floor roundTripsPerBatch planMs planPeakMiB wallMs idealMs
 * quietDayQueries`, with a few more figures behind them.
 */
export async function run(): Promise<void> {
  await build("production");
  const sizes = process.argv[3] ? process.argv[3].split(",").map(Number) : SIZES;
  for (const staff of sizes) {
    const started = performance.now();
    const stack = await startLargeStack({ staff, heapMiB: HEAP_MIB, lineMs: LINE_MS });
    console.error(`${staff} people seeded in ${Math.round(performance.now() - started)} ms`);
    try {
      console.log(JSON.stringify({ name: "fanout", staff, ...(await measure(stack)) }));
    } finally {
      await stack.stop();
    }
  }
}

async function measure(stack: LargeStack) {
  const { city, db, heap, proxy, seeded } = stack;
  city.queues.faults.paused = true;
  const morning = tokyoInstant(seeded.round.dueOn, MORNING);
  const cpuBefore = cpuOfWorkerd() ?? Number.NaN;
  const plan = await timed(() => proxy.during(() => city.tickAt(morning)));
  const planCpuMs = (cpuOfWorkerd() ?? Number.NaN) - cpuBefore;
  const planPeakMiB = heap.peakMiB();
  const planLiveMiB = heap.liveMiB();
  const [{ planned } = { planned: 0 }] = await db.all<{ planned: number }>(
    sql`SELECT count(*) AS planned FROM batches WHERE state = 'planned'`,
  );
  const fanout = await timed(() =>
    proxy.during(async () => {
      city.queues.resume();
      await until("the last batch", async () => (await unfinished(stack)) === 0, TIMEOUT_MS);
    }),
  );
  const { digests, calls, floor } = seenByLine(stack);
  const laterTick = await proxy.during(() => city.tickAt(morning + 15 * 60_000));
  const quiet = await proxy.during(() => city.tickAt(tokyoInstant(quietDayAfter(seeded.round), MORNING)));
  const bareMs = await sendBare(stack.line, MULTICASTS_PER_SECOND);
  return {
    digests,
    calls,
    floor,
    roundTripsPerBatch: round(fanout.result.requests / planned),
    planMs: Math.round(plan.ms),
    planPeakMiB,
    wallMs: Math.round(fanout.ms),
    idealMs: Math.round(idealMs(calls)),
    quietDayQueries: quiet.statements,
    callsPerFloor: round(calls / floor),
    wallPerIdeal: round(fanout.ms / idealMs(calls)),
    bareMs: Math.round(bareMs),
    wallPerBare: round(fanout.ms / bareMs),
    planCpuMs,
    planLiveMiB,
    planRoundTrips: plan.result.requests,
    laterTickQueries: laterTick.statements,
  };
}

/** As fast as LINE lets it be: calls begin at its rate, and the last one takes its time. */
function idealMs(calls: number): number {
  return ((calls - 1) * 1000) / MULTICASTS_PER_SECOND + LINE_MS;
}

async function unfinished({ db }: LargeStack): Promise<number> {
  return db.$count(batches, inArray(batches.state, ["planned", "sending", "held"]));
}

/** What arrived, counted at LINE and not in our tables. @throws Error unless everybody has exactly one message */
function seenByLine({ line, seeded }: LargeStack): { digests: number; calls: number; floor: number } {
  const { deliveries } = line;
  const people = new Set(deliveries.map(({ userId }) => userId));
  if (deliveries.length !== people.size || seeded.asked.some((userId) => !people.has(userId))) {
    throw new Error(`${deliveries.length} messages reached ${people.size} of ${seeded.asked.length} people`);
  }
  if (people.size !== seeded.asked.length) throw new Error("somebody else got a message");
  const wordings = Map.groupBy(deliveries, ({ messages }) => JSON.stringify(messages));
  const floor = [...wordings.values()].reduce((sum, own) => sum + Math.ceil(own.length / MOST_RECIPIENTS), 0);
  const calls = line.calls.filter(({ path }) => /\/message\/(push|multicast)$/.test(path)).length;
  return { digests: wordings.size, calls, floor };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
