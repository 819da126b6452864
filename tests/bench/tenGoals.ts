// A chief of the sample city with ten goals to answer in the second quarter, each answered in the first.
import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import {
  criteria,
  criterionJudgements,
  goalSections,
  goals,
  indicatorValues,
  posts,
  reports,
  reviews,
  rounds,
  staff,
} from "../../db/schema/index.ts";

/** Their staff number. */
export const CHIEF_OF_TEN = "10021";
export const GOALS = 10;
const YEAR = 2026;

/** Asks ten goals of the chief's unit in the open round, none answered, each answered in the round before. */
export async function askTen(db: Database) {
  const ofYear = await db.select().from(rounds).where(eq(rounds.fiscalYear, YEAR));
  const open = ofYear.find(({ quarter }) => quarter === 2);
  const before = ofYear.find(({ quarter }) => quarter === 1);
  const [chief] = await db
    .select({ unitId: posts.unitId })
    .from(staff)
    .innerJoin(posts, and(eq(posts.staffId, staff.id), eq(posts.isMain, true)))
    .where(eq(staff.staffNumber, CHIEF_OF_TEN));
  if (!open || !before || !chief) throw new Error("the sample city has changed");
  const { unitId } = chief;
  const inYear = await db.select({ id: goals.id }).from(goals).where(eq(goals.fiscalYear, YEAR));
  const sections = await db.select().from(goalSections).where(eq(goalSections.unitId, unitId));
  const asked = inYear.filter(({ id }) => sections.some(({ goalId }) => goalId === id));
  const others = inYear.filter(({ id }) => !asked.some((goal) => goal.id === id));
  const more = others.slice(0, Math.max(GOALS - asked.length, 0));
  if (more.length > 0) await db.insert(goalSections).values(more.map(({ id }) => ({ goalId: id, unitId })));
  for (const { id } of asked.slice(GOALS)) {
    await db.delete(goalSections).where(and(eq(goalSections.unitId, unitId), eq(goalSections.goalId, id)));
  }
  const ten = [...asked, ...more].slice(0, GOALS).map(({ id }) => id);
  await answerBefore(db, { ten, unitId, roundId: before.id });
  const given = db.select({ id: reports.id }).from(reports).where(eq(reports.roundId, open.id));
  for (const below of [criterionJudgements, indicatorValues, reviews]) {
    await db.delete(below).where(inArray(below.reportId, given));
  }
  await db.delete(reports).where(eq(reports.roundId, open.id));
  return open;
}

/** Whole answers of the round before, with a judgement of each criterion. */
async function answerBefore(
  db: Database,
  { ten, unitId, roundId }: { ten: readonly string[]; unitId: string; roundId: string },
) {
  const answers = (await db.select().from(reports).where(eq(reports.unitId, unitId))).filter(
    (answer) => answer.roundId === roundId,
  );
  const [said] = answers;
  if (!said) throw new Error("the sample city has no history");
  for (const goalId of ten) {
    const known = answers
      .filter((answer) => answer.goalId === goalId)
      .toSorted((a, b) => b.version - a.version);
    const reportId = known[0]?.id ?? `bench-${goalId}`;
    if (!known[0]) {
      await db.insert(reports).values({ ...said, id: reportId, goalId, version: 1, submissionKey: reportId });
    }
    const bullets = await db.select({ id: criteria.id }).from(criteria).where(eq(criteria.goalId, goalId));
    const judgements = bullets.map(({ id }) => ({ reportId, criterionId: id, state: "partial" as const }));
    if (judgements.length > 0) await db.insert(criterionJudgements).values(judgements).onConflictDoNothing();
  }
}
