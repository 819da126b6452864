import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog, criterionJudgements, reports, rounds } from "../../db/schema/index.ts";
import { goalPage } from "../../worker/goals/goalPage.ts";
import { submitReport } from "../../worker/reports/submitReport.ts";
import { undoReport } from "../../worker/reports/undoReport.ts";
import { recordReview } from "../../worker/reviews/recordReview.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { cityContext, record, reportFor } from "./writing.ts";

const { residents } = CITY.units;
const { g1 } = CITY.goals;
const { residentsChief, residentsMember, civicDirector } = CITY.staff;
const NOW = Date.parse("2026-10-05T10:00:00+09:00");
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const send = async (more: object = {}) =>
  (await record(city.db, { unitId: residents, goalId: g1, ...more })).report;
const undo = (reportId: string, options: { after?: number; by?: string } = {}) => {
  const { after = 0, by = residentsChief } = options;
  const context = cityContext(city.db, { now: NOW + after * 1000, actor: { kind: "staff", staffId: by } });
  return undoReport(context, callerFor(by), { reportId });
};

test("a report taken back is gone, the version before it stands, and the audit keeps every word", async () => {
  await send({ done: "はじめの報告" });
  const second = await send({ baseVersion: 1, done: "あわてて送った" });
  expect(await undo(second.id, { after: 59 })).toEqual({ kind: "undone", isRepeat: false });
  const place = { unitId: residents, goalId: g1 };
  const page = await goalPage(cityContext(city.db), callerFor(residentsChief), place);
  expect(page?.history).toHaveLength(1);
  expect(page?.current).toMatchObject({ version: 1, done: "はじめの報告" });
  const [kept] = await city.db.select().from(auditLog).where(eq(auditLog.action, "report.undo"));
  expect(kept).toMatchObject({
    actorId: residentsChief,
    subject: `report:${second.id}`,
    before: { id: second.id, version: 2, done: "あわてて送った", judgements: [{}, {}], values: [] },
  });
  expect(await send({ baseVersion: 1 })).toMatchObject({ version: 2 });
});

test("the first report taken back leaves the goal unanswered", async () => {
  const report = await send();
  await undo(report.id);
  expect(await city.db.select().from(reports)).toEqual([]);
  expect(await city.db.select().from(criterionJudgements)).toEqual([]);
});

test("the sending of a report that was taken back, arriving once more, is not recorded anew", async () => {
  const submissionKey = "a-key-of-one-sending";
  const report = await send({ submissionKey });
  await undo(report.id);
  const again = await submitReport(cityContext(city.db), callerFor(residentsChief), {
    unitId: residents,
    goalId: g1,
    channel: "liff",
    input: reportFor(g1, { submissionKey }),
  });
  expect(again).toEqual({ kind: "refused", reason: "takenBack" });
  expect(await city.db.select().from(reports)).toEqual([]);
  expect(await send({ submissionKey: "a-key-of-the-next-sending" })).toMatchObject({ version: 1 });
});

test("the same wish arriving again, or twice at once, is one", async () => {
  const report = await send();
  const outcomes = await Promise.all([undo(report.id), undo(report.id)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["undone", "undone"]);
  expect(await undo(report.id, { after: 600 })).toEqual({ kind: "undone", isRepeat: true });
  const kept = await city.db.select().from(auditLog).where(eq(auditLog.action, "report.undo"));
  expect(kept).toHaveLength(1);
});

test("after a minute and what the way costs it is too late", async () => {
  const report = await send();
  expect(await undo(report.id, { after: 66 })).toEqual({ kind: "refused", reason: "tooLate" });
  expect(await undo(report.id, { after: 64 })).toMatchObject({ kind: "undone" });
});

test("only the author takes it back", async () => {
  const report = await send();
  expect(await undo(report.id, { by: residentsMember })).toEqual({ kind: "refused", reason: "notAuthor" });
  expect(await undo("nothing")).toEqual({ kind: "refused", reason: "notFound" });
});

test("neither a report with a newer version, nor one a superior has looked at, nor one of a closed round", async () => {
  const first = await send();
  const second = await send({ baseVersion: 1 });
  expect(await undo(first.id)).toEqual({ kind: "refused", reason: "newerVersion" });
  await city.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
  expect(await undo(second.id)).toEqual({ kind: "refused", reason: "roundNotOpen" });
  await recordReview(cityContext(city.db), callerFor(civicDirector), {
    reportId: second.id,
    reviewKey: "a-key-of-a-review",
    mark: "seen",
    word: "",
  });
  expect(await undo(second.id)).toEqual({ kind: "refused", reason: "reviewed" });
  expect(await city.db.select().from(reports)).toHaveLength(2);
});
