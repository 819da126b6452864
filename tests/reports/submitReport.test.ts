import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  auditLog,
  criteria,
  criterionJudgements,
  goals,
  indicatorValues,
  reports,
  rounds,
} from "../../db/schema/index.ts";
import type { ReportInput } from "../../worker/domain/views.ts";
import { submitReport } from "../../worker/reports/submitReport.ts";
import { buildCity, CITY, callerFor, criteriaOf } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { cityContext, record, reportFor } from "./writing.ts";

const { residents, community } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

function send(
  input: ReportInput,
  { unitId = residents as string, goalId = g1 as string, by = CITY.staff.residentsChief as string } = {},
) {
  return submitReport(cityContext(city.db), callerFor(by), { unitId, goalId, channel: "liff", input });
}

test("records the first version with the names of the day and trimmed texts", async () => {
  const outcome = await send(reportFor(g1, { done: "  配った。\n" }));
  expect(outcome).toMatchObject({
    kind: "recorded",
    isRepeat: false,
    report: {
      version: 1,
      done: "配った。",
      authorName: "藤代 和美",
      authorTitle: "課長",
      unitName: "市民課",
      round: { id: CITY.round, quarter: 2 },
    },
  });
  const [stored] = await city.db.select().from(reports);
  expect(stored).toMatchObject({ version: 1, done: "配った。", channel: "liff", unitId: residents });
  expect(await city.db.select().from(criterionJudgements)).toHaveLength(2);
});

test("says how many goals are left and which comes next, starting over at the end", async () => {
  expect(await send(reportFor(g1))).toMatchObject({ remaining: 3, nextGoalId: g2 });
  expect(await send(reportFor(shared), { goalId: shared })).toMatchObject({ remaining: 2, nextGoalId: g2 });
  await send(reportFor(g2), { goalId: g2 });
  expect(await send(reportFor(g3), { goalId: g3 })).toMatchObject({ remaining: 0, nextGoalId: null });
});

test("keeps the numbers of indicators with the version that gave them", async () => {
  await send(reportFor(g1, { values: { "indicator-1": 850 } }));
  const outcome = await send(reportFor(g1, { baseVersion: 1, values: { "indicator-1": 912.5 } }));
  expect(outcome).toMatchObject({ report: { version: 2, values: { "indicator-1": 912.5 } } });
  const stored = await city.db.select().from(indicatorValues).orderBy(indicatorValues.value);
  expect(stored.map(({ value }) => value)).toEqual([850, 912.5]);
});

test("a number of another goal's indicator is refused and nothing is stored", async () => {
  expect(await send(reportFor(g2, { values: { "indicator-1": 1 } }), { goalId: g2 })).toMatchObject({
    reason: "invalid",
    field: "values",
  });
  expect(await city.db.select().from(reports)).toHaveLength(0);
});

test("keeps whose help is wanted", async () => {
  const outcome = await send(reportFor(g1, { needsSupport: true, supportFrom: "director" }));
  expect(outcome).toMatchObject({ report: { needsSupport: true, supportFrom: "director" } });
});

test("another section's answer to a shared goal leaves this section's open", async () => {
  await record(city.db, { unitId: community, goalId: shared });
  expect(await send(reportFor(g1))).toMatchObject({ remaining: 3 });
});

test("a correction becomes the next version and keeps the first", async () => {
  await send(reportFor(g1));
  const outcome = await send(reportFor(g1, { baseVersion: 1, gradeId: CITY.grades.behind }));
  expect(outcome).toMatchObject({ kind: "recorded", report: { version: 2 } });
  expect(await city.db.select().from(reports)).toHaveLength(2);
});

test("of two people sending at once, the second is shown the first's version", async () => {
  const outcomes = await Promise.all([
    send(reportFor(g1, { done: "課長" })),
    send(reportFor(g1, { done: "主任" }), { by: CITY.staff.residentsMember }),
  ]);
  const recorded = outcomes.find((outcome) => outcome.kind === "recorded");
  const refused = outcomes.find((outcome) => outcome.kind === "refused");
  expect(refused).toMatchObject({ reason: "newerVersion", latest: { version: 1 } });
  expect(refused).toMatchObject({ latest: recorded?.report });
  expect(await city.db.select().from(reports)).toHaveLength(1);
  expect(await city.db.select().from(auditLog)).toHaveLength(1);
});

test("a writer who has not seen the newest version is shown it", async () => {
  await send(reportFor(g1));
  expect(await send(reportFor(g1), { by: CITY.staff.doubleMember })).toMatchObject({
    reason: "newerVersion",
    latest: { version: 1, authorName: "藤代 和美" },
  });
});

test("the same act of sending, arriving again, is the report already recorded", async () => {
  const input = reportFor(g1);
  const first = await send(input);
  const again = await send(input);
  expect(again).toEqual({ ...first, isRepeat: true });
  expect(await city.db.select().from(reports)).toHaveLength(1);
});

test("the same act of sending, arriving twice at once, is recorded once", async () => {
  const input = reportFor(g1);
  const outcomes = await Promise.all([send(input), send(input)]);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(["recorded", "recorded"]);
  expect(outcomes.map((outcome) => outcome.kind === "recorded" && outcome.isRepeat).toSorted()).toEqual([
    false,
    true,
  ]);
  expect(await city.db.select().from(reports)).toHaveLength(1);
});

test("a repeated act is still answered after the round has closed", async () => {
  const input = reportFor(g1);
  await send(input);
  await city.db.update(rounds).set({ closedAt: 1 });
  expect(await send(input)).toMatchObject({ kind: "recorded", isRepeat: true });
});

test("a submission key of somebody else's report gives nothing of it away", async () => {
  const input = reportFor(g1);
  await send(input);
  expect(await send(input, { by: CITY.staff.residentsMember })).toMatchObject({
    reason: "invalid",
    field: "submissionKey",
  });
  const elsewhere = { ...reportFor(g2), submissionKey: input.submissionKey };
  expect(await send(elsewhere, { goalId: g2 })).toMatchObject({ reason: "invalid", field: "submissionKey" });
});

test("a closed round, another year's round and an unknown round take no answer", async () => {
  await city.db.insert(rounds).values({
    id: "old",
    fiscalYear: 2025,
    quarter: 4,
    opensOn: "2026-03-24",
    dueOn: "2026-04-07",
    openedAt: 1,
  });
  for (const roundId of [CITY.closedRound, "old", "nothing"]) {
    expect(await send(reportFor(g1, { roundId }))).toEqual({ kind: "refused", reason: "roundNotOpen" });
  }
});

test("a round that closes between reading and writing takes no answer", async () => {
  const context = cityContext(city.db);
  const closing = {
    ...context,
    // Ids are made after the reading and before the writing.
    newId: () => {
      void city.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round)).execute();
      return context.newId();
    },
  };
  const submission = { unitId: residents, goalId: g1, channel: "liff" as const, input: reportFor(g1) };
  const outcome = await submitReport(closing, callerFor(CITY.staff.residentsChief), submission);
  expect(outcome).toEqual({ kind: "refused", reason: "roundNotOpen" });
  expect(await city.db.select().from(reports)).toHaveLength(0);
});

test("a goal of another section, an unknown one and a withdrawn one are not asked", async () => {
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g3));
  for (const goalId of [g4, "nothing", g3]) {
    expect(await send(reportFor(goalId), { goalId })).toEqual({ kind: "refused", reason: "goalNotAsked" });
  }
});

test("a version ahead of the newest is refused, so that versions have no gaps", async () => {
  expect(await send(reportFor(g1, { baseVersion: 1 }))).toMatchObject({
    reason: "invalid",
    field: "baseVersion",
  });
});

test("criteria taken off the sheet need no judgement but keep one that was given", async () => {
  const [first, second] = criteriaOf(g1);
  await city.db.update(criteria).set({ withdrawnAt: 1 }).where(eq(criteria.id, second));
  expect(await send(reportFor(g1, { judgements: { [first]: "achieved" } }))).toMatchObject({
    kind: "recorded",
  });
  expect(await send(reportFor(g1, { baseVersion: 1 }))).toMatchObject({
    report: { judgements: { [first]: "achieved", [second]: "partial" } },
  });
});

test("the audit tells who changed what by ids and grade codes, without a word of the report", async () => {
  await send(reportFor(g1, { done: "ひみつの文" }));
  await send(reportFor(g1, { baseVersion: 1, gradeId: CITY.grades.behind }));
  const rows = await city.db.select().from(auditLog).orderBy(auditLog.id);
  expect(rows[1]).toMatchObject({
    actorKind: "staff",
    actorId: CITY.staff.residentsChief,
    action: "report.submit",
    before: { version: 1, gradeId: CITY.grades.onTrack },
    after: { version: 2, gradeCode: "behind", goalId: g1, unitId: residents },
  });
  expect(JSON.stringify(rows)).not.toContain("ひみつ");
});

test("nobody answers for a unit in which he or she holds no post", async () => {
  await expect(send(reportFor(g1), { by: CITY.staff.planningChief })).rejects.toThrow("may not answer");
  expect(await city.db.select().from(reports)).toHaveLength(0);
});

test("words that are all those of the quarter before are marked, from whichever surface; one word of its own takes the mark away", async () => {
  const before = { done: "案内を配った。", blocked: "人手が足りない。", next: "" };
  await record(city.db, { unitId: residents, goalId: g1, ...before });
  await record(city.db, { unitId: residents, goalId: g2, done: "", next: "" });
  await city.db.update(rounds).set({ closedAt: 1 });
  const [second] = await city.db.select().from(rounds).where(eq(rounds.id, CITY.round));
  if (!second) throw new Error("the city has a round");
  await city.db.insert(rounds).values({ ...second, id: "third", quarter: 3, closedAt: null });
  const again = (goalId: string, input: Partial<ReportInput>) =>
    record(city.db, { unitId: residents, goalId, roundId: "third", ...input });
  const copied = await again(g1, { ...before, gradeId: CITY.grades.delayed });
  expect(copied.report).toMatchObject({ version: 1, carriedFrom: 2 });
  const mended = await again(g1, { ...before, done: "説明会を開いた。", baseVersion: 1 });
  expect(mended.report.carriedFrom).toBeNull();
  const silent = await again(g2, { done: "", next: "" });
  expect(silent.report.carriedFrom).toBeNull();
});
