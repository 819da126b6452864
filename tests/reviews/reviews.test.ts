import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog, goals, posts, reports, reviews, rounds } from "../../db/schema/index.ts";
import type { ReviewInput } from "../../worker/domain/reviewViews.ts";
import { homeOf } from "../../worker/duties/home.ts";
import { goalPage } from "../../worker/goals/goalPage.ts";
import { newId } from "../../worker/ids.ts";
import { acknowledgeUnit } from "../../worker/reviews/acknowledgeUnit.ts";
import { markReviewsSeen } from "../../worker/reviews/markReviewsSeen.ts";
import { recordReview } from "../../worker/reviews/recordReview.ts";
import { reviewsFor } from "../../worker/reviews/reviewsFor.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { residents, community, civic, root } = CITY.units;
const { g1, g2, g4 } = CITY.goals;
const { residentsChief, residentsMember, civicDirector, managementDirector, admin } = CITY.staff;
const lineage = [residents, civic, root];
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const as = (staffId: string) => cityContext(city.db, { actor: { kind: "staff", staffId } });
const home = (staffId: string) => homeOf(cityContext(city.db), callerFor(staffId));
const kindsOf = async (staffId: string) => (await home(staffId)).duties.map((duty) => duty.kind);
const fresh = async (staffId: string = civicDirector) =>
  (await reviewsFor(cityContext(city.db), callerFor(staffId))).units.flatMap(({ unit, reports }) =>
    reports.map(({ goal }) => `${unit.name} ${goal.id}`),
  );
const send = async (goalId: string, more: Parameters<typeof record>[1] | object = {}) => {
  const unitId = goalId === g4 ? community : residents;
  return (await record(city.db, { unitId, goalId, ...more })).report;
};
const review = (reportId: string, more: Partial<ReviewInput> & { by?: string } = {}) => {
  const { by = civicDirector, ...input } = more;
  return recordReview(as(by), callerFor(by), {
    reportId,
    reviewKey: `review-${newId()}`,
    mark: "seen",
    word: "",
    ...input,
  });
};

test("a superior is asked to look at new reports of all units in one thing to do", async () => {
  expect(await kindsOf(civicDirector)).not.toContain("review");
  await send(g1);
  await send(g2);
  await send(g4);
  expect((await home(civicDirector)).duties).toContainEqual({
    kind: "review",
    key: expect.stringContaining("review:"),
    reports: 3,
    dueOn: "2026-10-13",
  });
  for (const other of [residentsChief, residentsMember, managementDirector, admin]) {
    expect(await kindsOf(other)).not.toContain("review");
    expect(await fresh(other)).toEqual([]);
  }
});

test("the page shows them by unit, those asking for help first, with the change since the last quarter", async () => {
  await city.db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.closedRound));
  await send(g1, { roundId: CITY.closedRound, gradeId: CITY.grades.exceeds });
  await city.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.closedRound));
  await send(g1);
  await send(g2, { needsSupport: true, blocked: "人手が足りない。" });
  await send(g4, { gradeId: CITY.grades.delayed });
  const { units, grades } = await reviewsFor(cityContext(city.db), callerFor(civicDirector));
  expect(grades.map(({ code }) => code)).toEqual(["exceeds", "onTrack", "behind", "delayed"]);
  expect(units.map(({ unit }) => unit.name)).toEqual(["市民課", "地域支援課"]);
  expect(units[0]?.reports).toMatchObject([
    { goal: { id: g2 }, needsSupport: true, isPlain: false, blocked: "人手が足りない。" },
    { goal: { id: g1 }, previousGradeId: CITY.grades.exceeds, gradeId: CITY.grades.onTrack, isPlain: true },
  ]);
  expect(units[1]?.reports).toMatchObject([{ goal: { id: g4 }, previousGradeId: null, isPlain: false }]);
});

test("of very many the first hundred are shown, whoever asks for help among them, and how many there are", async () => {
  await send(g2, { needsSupport: true });
  const { id: _, ...one } = (await city.db.select().from(reports))[0] as typeof reports.$inferSelect;
  const goalRows = (await city.db.select().from(goals)).filter(({ id }) => id === g1);
  const many = Array.from({ length: 120 }, (_, index) => `many-${index}`);
  await city.db
    .insert(goals)
    .values(
      many.map((id, index) => ({ ...(goalRows[0] as typeof goals.$inferSelect), id, number: 100 + index })),
    );
  await city.db
    .insert(reports)
    .values(
      many.map((id) => ({ ...one, id, goalId: id, submissionKey: id, needsSupport: false, submittedAt: 1 })),
    );
  const view = await reviewsFor(cityContext(city.db), callerFor(civicDirector));
  const shown = view.units.flatMap((unit) => unit.reports);
  expect(view.total).toBe(121);
  expect(shown).toHaveLength(100);
  expect(shown[0]).toMatchObject({ goal: { id: g2 }, needsSupport: true });
});

test("what was looked at is done, and a newer version is new again", async () => {
  const first = await send(g1);
  expect(await review(first.id, { mark: "helpful", word: " 助かります。\n" })).toMatchObject({
    kind: "reviewed",
    isRepeat: false,
    review: { mark: "helpful", word: "助かります。", reviewerName: "真鍋 志津子", reviewerTitle: "部長" },
  });
  expect(await fresh()).toEqual([]);
  expect(await kindsOf(civicDirector)).not.toContain("review");
  await send(g1, { baseVersion: 1 });
  expect(await fresh()).toEqual([`市民課 ${g1}`]);
  expect(await review(first.id)).toEqual({ kind: "refused", reason: "newerVersion" });
});

test("a report that a superior wrote in the unit's place waits for nobody", async () => {
  await city.db.update(posts).set({ unitId: residents }).where(eq(posts.staffId, residentsMember));
  await city.db.insert(posts).values({
    id: "both",
    staffId: residentsMember,
    unitId: civic,
    title: "参事",
    role: "chief",
    isMain: false,
    validFrom: "2026-04-01",
  });
  const report = await send(g1, { by: residentsMember });
  expect(await fresh()).toEqual([]);
  const both = callerFor(residentsMember);
  const caller = {
    ...both,
    posts: [
      ...both.posts,
      { unitId: civic, unitName: "", title: "参事", role: "chief", isMain: false } as const,
    ],
  };
  const input = { reportId: report.id, reviewKey: "own-report-key", mark: "seen", word: "" } as const;
  expect(await recordReview(as(residentsMember), caller, input)).toEqual({
    kind: "refused",
    reason: "ownReport",
  });
});

test("only those who lead a unit above may say something, administrators not", async () => {
  const report = await send(g1);
  for (const by of [residentsChief, residentsMember, managementDirector, admin]) {
    expect(await review(report.id, { by })).toEqual({ kind: "refused", reason: "notSuperior" });
  }
  expect(await review("nothing")).toEqual({ kind: "refused", reason: "notFound" });
  expect(await city.db.select().from(reviews)).toEqual([]);
});

test("the same act is kept once, also when it arrives twice at once", async () => {
  const report = await send(g1);
  const act = { reviewKey: "one-and-the-same", mark: "discuss", word: "木曜に話しましょう。" } as const;
  const outcomes = await Promise.all([review(report.id, act), review(report.id, act)]);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(["reviewed", "reviewed"]);
  expect(await review(report.id, act)).toMatchObject({ kind: "reviewed", isRepeat: true });
  expect(await city.db.select().from(reviews)).toHaveLength(1);
  const other = await send(g2);
  expect(await review(other.id, act)).toEqual({ kind: "refused", reason: "otherAct" });
});

test("of two superiors both words are kept and the later counts", async () => {
  const report = await send(g1);
  await review(report.id, { mark: "question", word: "いつですか。" });
  expect(await kindsOf(residentsChief)).toContain("question");
  await review(report.id, { mark: "seen" });
  expect(await kindsOf(residentsChief)).not.toContain("question");
  const page = await goalPage(cityContext(city.db), callerFor(residentsChief), {
    unitId: residents,
    goalId: g1,
  });
  expect(page?.reviews[report.id]?.map(({ mark }) => mark)).toEqual(["seen", "question"]);
});

test("a question needs words and a round that takes an answer; a word has its limit", async () => {
  const report = await send(g1);
  expect(await review(report.id, { mark: "question", word: "  " })).toMatchObject({ reason: "wordMissing" });
  expect(await review(report.id, { word: "あ".repeat(501) })).toMatchObject({ reason: "wordTooLong" });
  await city.db.update(rounds).set({ closedAt: 1 });
  expect(await review(report.id, { mark: "question", word: "なぜ。" })).toMatchObject({
    reason: "roundNotOpen",
  });
  expect(await review(report.id)).toMatchObject({ kind: "reviewed" });
});

test("a question is the unit's to answer until a newer version is there", async () => {
  const report = await send(g1);
  await review(report.id, { mark: "question", word: "いつからですか。" });
  expect((await home(residentsChief)).duties).toContainEqual({
    kind: "question",
    key: `question:${residents}`,
    unit: { id: residents, name: "市民課" },
    goalId: g1,
    questions: 1,
    dueOn: "2026-10-13",
  });
  expect(await kindsOf(residentsMember)).not.toContain("question");
  await send(g1, { baseVersion: 1 });
  expect(await kindsOf(residentsChief)).not.toContain("question");
  expect(await kindsOf(civicDirector)).toContain("review");
});

test("other marks are a quiet line for the unit until somebody there has seen them", async () => {
  const one = await send(g1);
  const two = await send(g2);
  await review(one.id);
  await review(two.id, { mark: "helpful", word: "ありがとう。" });
  const news = [{ unit: { id: residents, name: "市民課" }, goalId: g2, count: 2 }];
  expect((await home(residentsChief)).reviewNews).toEqual(news);
  expect((await home(residentsMember)).reviewNews).toEqual(news);
  expect((await home(CITY.staff.communityChief)).reviewNews).toEqual([]);
  await markReviewsSeen(cityContext(city.db), { unitId: residents, goalId: g2 });
  expect((await home(residentsChief)).reviewNews).toEqual([]);
});

test("what was said of a version is no news once a newer one stands", async () => {
  await review((await send(g1)).id);
  expect((await home(residentsChief)).reviewNews).toHaveLength(1);
  await send(g1, { baseVersion: 1 });
  expect((await home(residentsChief)).reviewNews).toEqual([]);
});

test("what was said of the last year is still told, of a year before that no more", async () => {
  const said = await send(g1);
  await review(said.id);
  const newsOn = async (day: string) => {
    const now = Date.parse(`${day}T10:00:00+09:00`);
    return (await homeOf(cityContext(city.db, { now }), callerFor(residentsChief))).reviewNews;
  };
  expect(await newsOn("2028-03-31")).toHaveLength(1);
  expect(await newsOn("2028-04-03")).toEqual([]);
});

test("まとめて了解 marks what was on the screen and is still new, once", async () => {
  const one = await send(g1);
  const two = await send(g2);
  const elsewhere = await send(g4);
  await send(g2, { baseVersion: 1 });
  const wish = { lineage, reportIds: [one.id, two.id, elsewhere.id, "nothing"] };
  const caller = callerFor(civicDirector);
  expect(await acknowledgeUnit(as(civicDirector), caller, wish)).toEqual({ marked: 1 });
  expect(await acknowledgeUnit(as(civicDirector), caller, wish)).toEqual({ marked: 0 });
  expect(await city.db.select().from(reviews)).toMatchObject([
    { reportId: one.id, mark: "seen", word: "", reviewerTitle: "部長" },
  ]);
  const kept = await city.db.select().from(auditLog).where(eq(auditLog.action, "report.review"));
  expect(kept).toMatchObject([
    { subject: `report:${one.id}`, after: { mark: "seen" }, actorId: civicDirector },
  ]);
  expect(await fresh()).toEqual([`市民課 ${g2}`, `地域支援課 ${g4}`]);
});
