import { eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import {
  criteria,
  criterionJudgements,
  goalPoints,
  goals,
  points,
  posts,
  reports,
  rounds,
  staff,
  units,
} from "../../db/schema/index.ts";
import { everything, operator } from "../imports/importing.ts";
import { testDatabase } from "../support/database.ts";
import { linesOfBackup, restoreText, textOf } from "./backups.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  expect(await loadSampleCity(operator(city.db))).toEqual({ kind: "loaded" });
});
afterEach(() => city.close());

test("has four departments, 21 sections, 124 staff, and 48 goals of this year that all serve a point", async () => {
  const { db } = city;
  expect(await db.$count(units)).toBe(1 + 4 + 21);
  expect(await db.$count(staff)).toBe(124);
  expect(await db.$count(goals, eq(goals.fiscalYear, 2026))).toBe(48);
  const [root] = await db.select().from(units).where(isNull(units.parentId));
  expect(root?.name).toBe("若葉市");
  expect(await db.$count(points, eq(points.isPriority, true))).toBeGreaterThanOrEqual(13);
  const linked = await db.select({ goalId: goalPoints.goalId }).from(goalPoints);
  expect(new Set(linked.map((row) => row.goalId)).size).toBe(48);
});

test("has two closed rounds of last year, a closed first and an open second quarter, with reports in all", async () => {
  const stored = await city.db.select().from(rounds).orderBy(rounds.opensOn);
  expect(stored.map((round) => [round.fiscalYear, round.quarter, round.closedAt === null])).toEqual([
    [2025, 2, false],
    [2025, 4, false],
    [2026, 1, false],
    [2026, 2, true],
  ]);
  for (const round of stored) {
    expect(await city.db.$count(reports, eq(reports.roundId, round.id))).toBeGreaterThan(10);
  }
});

test("judges every criterion of every report, by an author who holds a post in the unit", async () => {
  const rows = await city.db.select().from(reports);
  const held = new Set((await city.db.select().from(posts)).map((post) => `${post.staffId} ${post.unitId}`));
  const judged = await city.db.select().from(criterionJudgements);
  const byGoal = Map.groupBy(await city.db.select().from(criteria), (criterion) => criterion.goalId);
  for (const report of rows) {
    expect(held).toContain(`${report.authorId} ${report.unitId}`);
    const own = judged.filter((judgement) => judgement.reportId === report.id);
    expect(own).toHaveLength(byGoal.get(report.goalId)?.length ?? 0);
  }
});

test("has a LINE account for all but eight, always the same", async () => {
  const people = await city.db.select().from(staff);
  const linked = people.filter((person) => person.lineUserId !== null);
  expect(linked).toHaveLength(116);
  for (const person of linked) expect(person.lineUserId).toBe(sampleLineUserId(person.staffNumber));
  expect(sampleLineUserId("10001")).toMatch(/^U[0-9a-f]{32}$/);
});

test("loaded twice changes nothing", async () => {
  const before = await everything(city.db);
  expect(await loadSampleCity(operator(city.db))).toEqual({ kind: "alreadyLoaded" });
  expect(await everything(city.db)).toBe(before);
});

test("goes through a backup into another database row by row", async () => {
  const lines = await linesOfBackup(city.db);
  const other = await testDatabase();
  const restored = await restoreText(other.db, textOf(lines));
  expect(restored).toMatchObject({ kind: "restored", rows: lines.length - 2 });
  expect(await everything(other.db)).toBe(await everything(city.db));
  other.close();
}, 30_000);
