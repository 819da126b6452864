import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog, goalPoints, goalSections, goals, talks } from "../../db/schema/index.ts";
import type { TalkStage } from "../../worker/domain/talk.ts";
import { recordReview } from "../../worker/reviews/recordReview.ts";
import { recordTalk } from "../../worker/talks/recordTalk.ts";
import { removeTalk } from "../../worker/talks/removeTalk.ts";
import { talkPage } from "../../worker/talks/talkPage.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { civic, residents, community } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

async function page(stage: TalkStage, now = at("2026-10-05T12:00")) {
  const found = await talkPage(cityContext(city.db, { now }), { unitId: civic, stage });
  if (!found) throw new Error("no page");
  return found;
}

async function held(stage: TalkStage, heldOn: string) {
  await city.db.insert(talks).values({ unitId: civic, fiscalYear: 2026, stage, heldOn });
}

test("names the department, its director's title and the goals with their sections, in the order of the sheet", async () => {
  const found = await page("midterm");
  expect(found).toMatchObject({
    department: { name: "市民生活部" },
    director: "部長",
    fiscalYear: 2026,
    heldOn: null,
    since: null,
    dueRound: { id: CITY.closedRound },
  });
  expect(found.goals.map(({ id, sections, silent }) => [id, sections.length, silent])).toEqual([
    [g1, 1, 1],
    [g2, 1, 1],
    [g3, 1, 1],
    [g4, 1, 1],
    [shared, 2, 2],
  ]);
  expect(JSON.stringify(found)).not.toContain("真鍋");
});

test("the city's points are those that the department serves, its own all; a goal counts once for a point", async () => {
  await city.db.insert(goalPoints).values([
    { goalId: g1, pointId: CITY.points.second, linkedAt: 1 },
    { goalId: g1, pointId: CITY.points.nested, linkedAt: 1 },
    { goalId: g4, pointId: CITY.points.nested, linkedAt: 1 },
    { goalId: CITY.goals.planning1, pointId: CITY.points.first, linkedAt: 1 },
  ]);
  const found = await page("midterm");
  expect(found.cityPoints).toMatchObject([{ id: CITY.points.second, shortForm: "1(2)のひとこと", goals: 2 }]);
  expect(found.ownPoints).toMatchObject([{ id: CITY.points.civic, goals: 0 }]);
});

test("tells what is new since the last talk, and nothing that was known in it", async () => {
  await record(city.db, { unitId: residents, goalId: g1, now: at("2026-09-30T16:00") });
  await record(city.db, {
    unitId: residents,
    goalId: g2,
    now: at("2026-09-30T16:00"),
    needsSupport: true,
    supportFrom: "director",
    blocked: "委託先が決まらない。",
  });
  await held("opening", "2026-09-30");
  await record(city.db, {
    unitId: residents,
    goalId: g1,
    now: at("2026-10-01T09:00"),
    baseVersion: 1,
    gradeId: CITY.grades.delayed,
  });
  await record(city.db, { unitId: community, goalId: g4, now: at("2026-10-01T09:00") });
  const found = await page("midterm");
  expect(found.since).toEqual({ fiscalYear: 2026, stage: "opening", heldOn: "2026-09-30" });
  expect(found.changes).toMatchObject([
    { kind: "moved", goal: { id: g1 }, from: CITY.grades.onTrack, to: CITY.grades.delayed },
    {
      kind: "silent",
      units: [
        { unit: { id: residents }, goals: 2 },
        { unit: { id: community }, goals: 1 },
      ],
    },
    { kind: "answered", units: [{ unit: { id: community }, goals: 1 }] },
  ]);
  expect(found.supports).toMatchObject([
    { goal: { id: g2 }, unit: { name: "市民課" }, from: "director", blocked: "委託先が決まらない。" },
  ]);
});

test("a talk that was held shows what was known on its day, also on its evening, and nothing later", async () => {
  await record(city.db, { unitId: residents, goalId: g1, now: at("2026-10-01T23:30") });
  await held("midterm", "2026-10-01");
  await record(city.db, {
    unitId: residents,
    goalId: g1,
    now: at("2026-10-02T00:30"),
    baseVersion: 1,
    gradeId: CITY.grades.behind,
  });
  const found = await page("midterm");
  expect(found.heldOn).toBe("2026-10-01");
  expect(found.goals[0]?.states).toEqual([{ quarter: 2, gradeId: CITY.grades.onTrack, units: 1 }]);
  expect((await page("closing")).changes).toMatchObject([{ kind: "moved", to: CITY.grades.behind }, {}]);
});

test("a superior's question is open until the section reports again", async () => {
  const { report } = await record(city.db, { unitId: residents, goalId: g1, now: at("2026-10-01T09:00") });
  const context = cityContext(city.db, { now: at("2026-10-01T10:00") });
  const review = {
    reportId: report.id,
    reviewKey: "review-1",
    mark: "question" as const,
    word: "いつ決まりますか。",
  };
  await recordReview(context, callerFor(CITY.staff.civicDirector), review);
  expect((await page("midterm")).questions).toMatchObject([
    {
      goal: { id: g1 },
      unit: { id: residents },
      mark: "question",
      word: "いつ決まりますか。",
      reviewerTitle: "部長",
    },
  ]);
  await record(city.db, { unitId: residents, goalId: g1, baseVersion: 1, now: at("2026-10-02T10:00") });
  expect((await page("midterm")).questions).toEqual([]);
});

test("an indicator has its newest number and its target, and silence where there is none", async () => {
  const indicator = { id: "indicator-1", target: 1000, unit: "人" };
  expect((await page("midterm")).indicators).toMatchObject([{ ...indicator, newest: null }]);
  await record(city.db, { unitId: residents, goalId: g1, values: { "indicator-1": 640 } });
  await record(city.db, {
    unitId: residents,
    goalId: g1,
    baseVersion: 1,
    values: { "indicator-1": 702 },
    now: at("2026-10-05T11:00"),
  });
  expect((await page("midterm")).indicators).toMatchObject([
    { ...indicator, goal: { id: g1 }, newest: { value: 702, unit: null } },
  ]);
});

test("期首 shows the levels, and what the year before left behind, in need of help or in silence", async () => {
  await record(city.db, { unitId: residents, goalId: g1, gradeId: CITY.grades.behind });
  await record(city.db, { unitId: residents, goalId: g2, needsSupport: true });
  await record(city.db, { unitId: residents, goalId: g3 });
  const found = await talkPage(cityContext(city.db, { now: at("2027-04-05T12:00") }), {
    unitId: civic,
    stage: "opening",
  });
  expect(found).toMatchObject({ fiscalYear: 2027, goals: [], changes: [], hasYearBefore: true });
  expect(found?.carried.map(({ goal, unit, grade }) => [goal.id, unit.id, grade?.id ?? null])).toEqual([
    [g1, residents, CITY.grades.behind],
    [g2, residents, CITY.grades.onTrack],
    [g4, community, null],
    [shared, residents, null],
    [shared, community, null],
  ]);
  const thisYear = await page("opening");
  expect(thisYear).toMatchObject({ hasYearBefore: false, carried: [] });
  expect(thisYear.goals[0]?.levels).toEqual(["1つ目の水準に達している。", "2つ目の水準に達している。"]);
});

test("what is no longer asked is not talked about", async () => {
  await record(city.db, { unitId: residents, goalId: g1, needsSupport: true });
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g1));
  await city.db.delete(goalSections).where(eq(goalSections.goalId, g4));
  const found = await page("midterm");
  expect(found.goals.map(({ id }) => id)).toEqual([g2, g3, shared]);
  expect(found.supports).toEqual([]);
  expect(found.indicators).toEqual([]);
});

test("the day of a talk is recorded once, corrected, and taken back, each with its trace", async () => {
  const context = cityContext(city.db);
  const talk = { unitId: civic, fiscalYear: 2026, stage: "midterm" as const };
  expect(await recordTalk(context, { ...talk, heldOn: "2026-10-01" })).toEqual({ kind: "recorded" });
  expect(await recordTalk(context, { ...talk, heldOn: "2026-10-01" })).toEqual({ kind: "recorded" });
  expect(await recordTalk(context, { ...talk, heldOn: "2026-10-02" })).toEqual({ kind: "recorded" });
  expect(await city.db.select().from(talks)).toEqual([{ ...talk, heldOn: "2026-10-02" }]);
  expect(await removeTalk(context, talk)).toBe(true);
  expect(await removeTalk(context, talk)).toBe(false);
  const entries = await city.db.select().from(auditLog);
  expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["talk.record", null, { heldOn: "2026-10-01" }],
    ["talk.record", { heldOn: "2026-10-01" }, { heldOn: "2026-10-02" }],
    ["talk.remove", { heldOn: "2026-10-02" }, null],
  ]);
});

test("an unknown unit has no talk", async () => {
  const context = cityContext(city.db);
  expect(await talkPage(context, { unitId: "nothing" })).toBeNull();
  const talk = { unitId: "nothing", fiscalYear: 2026, stage: "midterm" as const, heldOn: "2026-10-01" };
  expect(await recordTalk(context, talk)).toEqual({ kind: "refused", refusal: { reason: "notFound" } });
  expect(await city.db.select().from(talks)).toEqual([]);
});
