import { setTimeout as sleep } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { loadSampleCity } from "../../../db/sample/load.ts";
import { batches, staff } from "../../../db/schema/index.ts";
import { type Stack, startStack, until } from "../../e2e/support/stack.ts";

/** The day of the disturbed morning: a round is open and its last days run. */
const MORNING = Date.parse("2026-10-05T08:30:00+09:00");
const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;
/** Longer than a lease of a batch or an event. */
const PATIENCE_MS = 120_000;
/** A killed server answers nothing at all for a moment. */
const PAUSE_MS = 200;

/** The sample city in its real parts, with everybody on LINE. */
export interface Town extends Stack {
  /** The instant of the morning, UTC ms. */
  morning: number;
  /** Ticks as the cron would, until nothing is left to send; ticks into a dead Worker are lost. */
  settle(): Promise<void>;
}

export async function startTown(): Promise<Town> {
  const stack = await startStack({
    prepare: (context) => loadSampleCity({ ...context, now: MORNING }).then(() => undefined),
  });
  const people = await stack.context.db.select({ userId: staff.lineUserId }).from(staff);
  for (const { userId } of people) {
    if (userId !== null) stack.line.addUser({ userId, name: "職員", friend: true });
  }
  stack.line.webhook.redelivery.enabled = true;
  stack.line.webhook.redelivery.delayMs = 1_000;
  stack.line.webhook.redelivery.times = 60;
  let ticks = 0;
  const isSettled = async () => {
    const [waiting, events] = await Promise.all([
      stack.context.db.$count(batches, inArray(batches.state, ["planned", "sending", "held"])),
      stack.city.queues.backlog("shinchoku-events"),
    ]);
    return waiting === 0 && events === 0;
  };
  return {
    ...stack,
    morning: MORNING,
    async settle() {
      await until("the Worker and its database", () => isReady(stack.city.url), PATIENCE_MS);
      await until(
        "everything to be sent and answered",
        async () => {
          ticks = (ticks + 1) % 20;
          await stack.city.tickAt(MORNING + (1 + ticks) * QUARTER_OF_AN_HOUR_MS).catch(() => undefined);
          await sleep(PAUSE_MS);
          return isSettled().catch(() => false);
        },
        PATIENCE_MS,
      );
      await stack.line.webhook.settled();
    },
  };
}

const isReady = (url: string) =>
  fetch(`${url}/api/me`, { headers: { connection: "close", cookie: "__Host-shinchoku=nobody" } }).then(
    // Nobody is signed in: the database was asked, and said so.
    ({ status }) => status === 401,
    () => false,
  );
