// Everybody at once: grades tapped in the chat, reports sent from the form. The built Worker in workerd, sqld as it is started.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { staff } from "../../db/schema/index.ts";
import { build } from "../../dev/stack/build.ts";
import type { WorkerVariables } from "../../dev/stack/variables.ts";
import type { GoalPlace } from "../../worker/domain/openGoal.ts";
import { gradeToken } from "../../worker/line/chat/goals.ts";
import { gradeTap } from "../../worker/line/chat/goalTap.ts";
import type { Readiness } from "../../worker/operations/readiness.ts";
import { CHANNEL, type Stack, startStack } from "../e2e/support/stack.ts";
import { BURST_AT, type BurstCity, seedBurstCity } from "./burstCity.ts";
import { percentile } from "./percentile.ts";

const FULL = { sections: 100, tapsEach: 30 };
const SMOKE = { sections: 20, tapsEach: 5 };
/** LINE bundles what comes at the same moment. */
const EVENTS_PER_WEBHOOK = 25;
const LOOK_EVERY_MS = 250;
/** Without another event done for so long, no more will be. */
const STALLED_MS = 60_000;

interface BurstLine {
  name: "burst";
  kind: "taps" | "forms";
  clients: number;
  writes: number;
  /** Answers stored, each once. */
  recorded: number;
  /** Webhooks or requests refused, events failed. */
  errors: number;
  /** Of taps: until so many were done, seen every quarter of a second. Of forms: until the answer. */
  p50Ms: number;
  p99Ms: number;
  /** What `/readyz` says when all is over. */
  writableAfter: boolean;
}

/**
 * Prints a line per kind: `name kind clients writes recorded errors p50Ms p99Ms writableAfter`. With `--smoke` in a small size.
 * @throws when something was not recorded once, an error came, or the database takes no write any more
 */
export async function run(): Promise<void> {
  const size = process.argv.includes("--smoke") ? SMOKE : FULL;
  await build("production");
  let seeded: BurstCity | undefined;
  const stack = await startStack({
    variables: databaseOf(process.env),
    prepare: async ({ db }) => {
      if ((await db.$count(staff)) > 0)
        throw new Error("The database holds people: the burst wants an empty one.");
      seeded = await seedBurstCity(db, { sections: size.sections, goals: size.tapsEach + 1 });
    },
  });
  try {
    if (!seeded) throw new Error("the city was not filled");
    stack.city.clock.set(BURST_AT);
    const lines = [await tapAll(stack, seeded), await sendAll(stack, seeded)];
    const failed = lines.filter(
      (line) => line.recorded !== line.writes || line.errors > 0 || !line.writableAfter,
    );
    if (failed.length > 0) throw new Error(`not held: ${failed.map(({ kind }) => kind).join(", ")}`);
  } finally {
    await stack.stop();
  }
}

/** A database named in the environment, to see how it bears it; by default sqld on this machine. */
function databaseOf({ DATABASE_URL, DATABASE_AUTH_TOKEN }: NodeJS.ProcessEnv): WorkerVariables {
  return {
    ...(DATABASE_URL ? { DATABASE_URL } : {}),
    ...(DATABASE_AUTH_TOKEN ? { DATABASE_AUTH_TOKEN } : {}),
  };
}

/** Every chief taps a grade for every goal but the last. */
async function tapAll(stack: Stack, { gradeId, answerers }: BurstCity): Promise<BurstLine> {
  const { line } = stack;
  for (const { lineUserId } of answerers) line.addUser({ userId: lineUserId, name: "課長", friend: true });
  // Goal by goal, so that a webhook holds many people.
  const rounds = answerers[0]?.places.slice(0, -1) ?? [];
  const taps = await Promise.all(
    rounds.flatMap((_, n) =>
      answerers.flatMap(({ staffId, lineUserId, places }) => {
        const place = places[n];
        return place ? [tapOf({ staffId, lineUserId, place, gradeId })] : [];
      }),
    ),
  );
  const webhooks = Array.from({ length: Math.ceil(taps.length / EVENTS_PER_WEBHOOK) }, (_, n) =>
    taps.slice(n * EVENTS_PER_WEBHOOK, (n + 1) * EVENTS_PER_WEBHOOK),
  );
  const from = performance.now();
  const outcomes = await Promise.all(webhooks.map((events) => line.send(events)));
  const times = await timesUntilDone(stack, { events: taps.length, from });
  // LINE waits two seconds for a webhook and a minute for a reply: what is later is recorded all the same, which is judged.
  const late = outcomes.filter(({ kind }) => kind === "request_timeout").length;
  console.error(`webhooks later than LINE waits: ${late} of ${webhooks.length}`);
  console.error(`replies within the minute of their token: ${line.tapLatencies.length} of ${taps.length}`);
  return print(stack, {
    kind: "taps",
    clients: answerers.length,
    writes: taps.length,
    recorded: await recordedBy(stack, "chat"),
    errors: outcomes.filter(({ kind }) => kind !== "ok").length - late + failedEvents(stack),
    times,
  });
}

/** The tap on a grade of the card that the chief got for a goal. */
async function tapOf({
  staffId,
  lineUserId,
  place,
  gradeId,
}: {
  staffId: string;
  lineUserId: string;
  place: GoalPlace;
  gradeId: string;
}) {
  const token = await gradeToken({ config: CHANNEL }, staffId, { place, gradeId });
  return {
    type: "postback",
    source: { type: "user", userId: lineUserId },
    postback: { data: gradeTap(place, token) },
  };
}

/** Every chief sends the form of the last goal, all in the same moment. */
async function sendAll(stack: Stack, { gradeId, answerers }: BurstCity): Promise<BurstLine> {
  const { url } = stack.city;
  const answers = await Promise.all(
    answerers.map(async ({ token, places }) => {
      const place = places.at(-1);
      const from = performance.now();
      const answer = await fetch(`${url}/api/units/${place?.unitId}/goals/${place?.goalId}/reports`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: url,
          "x-requested-with": "shinchoku",
          cookie: `__Host-shinchoku=${token}`,
        },
        body: JSON.stringify({
          roundId: place?.roundId,
          submissionKey: crypto.randomUUID(),
          baseVersion: 0,
          gradeId,
          judgements: {},
          done: "案内を配り、窓口を見直した。",
          blocked: "",
          next: "説明会を開く。",
          needsSupport: false,
        }),
      });
      await answer.text();
      return { status: answer.status, ms: performance.now() - from };
    }),
  );
  return print(stack, {
    kind: "forms",
    clients: answerers.length,
    writes: answers.length,
    recorded: await recordedBy(stack, "liff"),
    errors: answers.filter(({ status }) => status !== 201).length,
    times: answers.map(({ ms }) => ms),
  });
}

async function print(
  { city }: Stack,
  {
    times,
    ...counted
  }: Pick<BurstLine, "kind" | "clients" | "writes" | "recorded" | "errors"> & {
    times: readonly number[];
  },
): Promise<BurstLine> {
  const { database } = (await (await fetch(`${city.url}/readyz`)).json()) as Readiness;
  const line: BurstLine = {
    name: "burst",
    ...counted,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    writableAfter: database?.writes === true,
  };
  console.log(JSON.stringify(line));
  return line;
}

/** Waits until every event is answered or none is any more; for each answered one the ms since the taps were sent. */
async function timesUntilDone(
  { context }: Stack,
  { events, from }: { events: number; from: number },
): Promise<number[]> {
  const times: number[] = [];
  let movedAt = performance.now();
  while (times.length < events && performance.now() - movedAt < STALLED_MS) {
    await sleep(LOOK_EVERY_MS);
    const [row] = await context.db.all<{ done: number }>(
      sql`SELECT count(*) AS done FROM webhook_events WHERE state = 'done'`,
    );
    const now = performance.now();
    if ((row?.done ?? 0) > times.length) movedAt = now;
    while (times.length < (row?.done ?? 0)) times.push(now - from);
  }
  return times;
}

/** Answers with exactly one version. */
async function recordedBy({ context }: Stack, channel: "chat" | "liff"): Promise<number> {
  const [row] = await context.db.all<{ recorded: number }>(sql`
    SELECT count(*) AS recorded FROM (
      SELECT 1 FROM reports WHERE channel = ${channel} GROUP BY round_id, unit_id, goal_id HAVING count(*) = 1)`);
  return row?.recorded ?? 0;
}

function failedEvents({ logs }: Stack): number {
  return logs.filter(({ text }) => text.includes('"outcome":"failed"')).length;
}
