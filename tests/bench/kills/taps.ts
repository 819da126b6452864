import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import {
  criterionJudgements,
  indicatorValues,
  points,
  policies,
  readings,
  reports,
  reviews,
  rounds,
  staff,
  units,
} from "../../../db/schema/index.ts";
import { until } from "../../e2e/support/stack.ts";
import { buttonsIn } from "../buttons.ts";
import { compareCounts, countsOf, type Figures, type Moment, strike } from "./moments.ts";
import type { Town } from "./town.ts";

const GRADE = "順調";
/** How long a burst of taps takes where nothing is killed, about. */
const BURST_MS = 3_000;

interface Tap {
  userId: string;
  data: string;
}

/**
 * Everybody taps at once: chiefs a grade, all others 確認しました. Each answer is recorded once: a grade that was taken
 * twice would be two versions.
 */
export async function taps(town: Town, moments: readonly Moment[]): Promise<Figures> {
  const figures: Figures = { expected: 0, lost: 0, doubled: 0, recoveryMs: 0 };
  const { db } = town.context;
  await town.settle();
  for (const moment of moments) {
    await forgetAnswers(town);
    const grading = await gradeTaps(town);
    const reading = await readingTaps(town);
    const from = performance.now();
    const tapping = Promise.all(
      [...grading, ...reading].map(({ userId, data }) => town.line.postback(userId, data)),
    );
    await sleep(moment.share * BURST_MS);
    strike(moment);
    await tapping;
    await town.settle();
    const recorded = await db
      .select({ author: reports.authorId, version: reports.version })
      .from(reports)
      .where(eq(reports.channel, "chat"));
    const read = await db.select({ staffId: readings.staffId }).from(readings);
    const { expected, lost, doubled } = compareCounts(
      new Map([
        ["grades", grading.length],
        ["firstVersions", grading.length],
        ["readings", reading.length],
      ]),
      countsOf([
        ...recorded.map(() => "grades"),
        ...recorded.filter(({ version }) => version === 1).map(() => "firstVersions"),
        ...read.map(() => "readings"),
      ]),
    );
    figures.expected += expected;
    figures.lost += lost;
    figures.doubled += doubled;
    figures.recoveryMs = Math.max(figures.recoveryMs, Math.round(performance.now() - from));
  }
  return figures;
}

/** For every leader who is asked about a goal, the button of a grade on the card that asks. */
async function gradeTaps(town: Town): Promise<Tap[]> {
  const people = await linkedPeople(town);
  const found: Tap[] = [];
  for (const { userId } of people) {
    const seen = town.line.inbox(userId).length;
    await town.line.postback(userId, "answer");
    const inbox = await until("what the bot says", () => {
      const now = town.line.inbox(userId);
      return now.length > seen ? now : null;
    });
    const button = buttonsIn(inbox.at(-1)?.messages).find(({ label }) => label.endsWith(` ${GRADE}`));
    if (button) found.push({ userId, data: button.data });
  }
  return found;
}

async function readingTaps(town: Town): Promise<Tap[]> {
  const [point] = await town.context.db
    .select({ id: points.id })
    .from(points)
    .innerJoin(policies, eq(policies.id, points.policyId))
    .innerJoin(units, and(eq(units.id, policies.unitId), isNull(units.parentId)))
    .where(and(eq(policies.fiscalYear, 2026), eq(points.isPriority, true)))
    .limit(1);
  if (!point) throw new Error("the sample city has no priority point");
  return (await linkedPeople(town)).map(({ userId }) => ({ userId, data: `read:${point.id}` }));
}

async function linkedPeople({ context: { db } }: Town): Promise<{ userId: string }[]> {
  const rows = await db
    .select({ userId: staff.lineUserId })
    .from(staff)
    .where(isNotNull(staff.lineUserId))
    .orderBy(staff.staffNumber);
  return rows.flatMap(({ userId }) => (userId === null ? [] : [{ userId }]));
}

async function forgetAnswers({ context: { db } }: Town): Promise<void> {
  const open = db.select({ id: rounds.id }).from(rounds).where(isNull(rounds.closedAt));
  const given = db.select({ id: reports.id }).from(reports).where(inArray(reports.roundId, open));
  await db.batch([
    db.delete(criterionJudgements).where(inArray(criterionJudgements.reportId, given)),
    db.delete(indicatorValues).where(inArray(indicatorValues.reportId, given)),
    db.delete(reviews).where(inArray(reviews.reportId, given)),
    db.delete(reports).where(inArray(reports.roundId, open)),
    db.delete(readings),
  ]);
}
