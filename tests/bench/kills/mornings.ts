import { setTimeout as sleep } from "node:timers/promises";
import { batches, deliveries, nudges } from "../../../db/schema/index.ts";
import { compareCounts, countsOf, type Figures, type Moment, strike } from "./moments.ts";
import type { Town } from "./town.ts";

/** The same morning again and again; each time a process dies while it is planned or sent. */
export async function mornings(town: Town, moments: readonly Moment[]): Promise<Figures> {
  const undisturbed = await liveThrough(town);
  const figures: Figures = { expected: 0, lost: 0, doubled: 0, recoveryMs: 0 };
  for (const moment of moments) {
    const morning = await liveThrough(town, { ...moment, afterMs: moment.share * undisturbed.ms });
    const { expected, lost, doubled } = compareCounts(undisturbed.counts, morning.counts);
    figures.expected += expected;
    figures.lost += lost;
    figures.doubled += doubled;
    figures.recoveryMs = Math.max(figures.recoveryMs, Math.round(morning.ms));
  }
  return figures;
}

async function liveThrough(town: Town, disturbance?: Moment & { afterMs: number }) {
  await forgetMorning(town);
  const since = town.line.deliveries.length;
  const from = performance.now();
  const ticking = town.city.tickAt(town.morning).catch(() => undefined);
  if (disturbance) {
    await sleep(disturbance.afterMs);
    strike(disturbance);
  }
  await ticking;
  await town.settle();
  const said = town.line.deliveries.slice(since).filter(({ via }) => via !== "reply");
  return { ms: performance.now() - from, counts: countsOf(said.map(({ userId }) => userId)) };
}

async function forgetMorning({ context: { db } }: Town): Promise<void> {
  await db.batch([db.delete(nudges), db.delete(deliveries), db.delete(batches)]);
}
