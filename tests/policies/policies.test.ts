import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog, points, readings } from "../../db/schema/index.ts";
import { markRead } from "../../worker/policies/markRead.ts";
import { pointPage } from "../../worker/policies/pointPage.ts";
import { policiesFor } from "../../worker/policies/policies.ts";
import { setPriority } from "../../worker/policies/setPriority.ts";
import { cityContext } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { first, second, nested, civic, management } = CITY.points;
const { residentsChief, doubleMember, admin } = CITY.staff;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const context = (now = 1000) => cityContext(city.db, { now });
const october = () => cityContext(city.db);
const read = (pointId: string, now: number, channel: "liff" | "chat" = "liff") =>
  markRead(context(now), { pointId, staffId: residentsChief, channel });

test("the papers of a person are the city's and the department's, points nested as in the paper", async () => {
  const view = await policiesFor(october(), callerFor(residentsChief), undefined);
  expect(view.fiscalYear).toBe(2026);
  expect(view.policies.map((policy) => [policy.title, policy.unit.name])).toEqual([
    ["市政運営の基本方針", "若葉市"],
    ["市民生活部の運営方針", "市民生活部"],
  ]);
  const [section] = view.policies[0]?.sections ?? [];
  expect(section?.points.map((point) => [point.id, point.points.map((child) => child.id)])).toEqual([
    [first, []],
    [second, [nested]],
  ]);
});

test("two posts in one department bring its paper once; another year has none", async () => {
  const view = await policiesFor(october(), callerFor(doubleMember), undefined);
  expect(view.policies).toHaveLength(2);
  expect((await policiesFor(october(), callerFor(doubleMember), 2025)).policies).toEqual([]);
});

test("a point taken out of the paper is gone; what hung below it is not", async () => {
  await city.db.update(points).set({ withdrawnAt: 1 }).where(eq(points.id, second));
  const view = await policiesFor(october(), callerFor(residentsChief), undefined);
  expect(view.policies[0]?.sections[0]?.points.map((point) => point.id)).toEqual([first, nested]);
  expect(await pointPage(october(), callerFor(residentsChief), second)).toBeNull();
  expect(await read(second, 5)).toBeNull();
});

test("the short form falls back to the beginning of the text", async () => {
  await city.db
    .update(points)
    .set({ text: "長".repeat(41) })
    .where(eq(points.id, nested));
  const page = await pointPage(october(), callerFor(residentsChief), nested);
  expect(page?.point.shortForm).toBe(`${"長".repeat(39)}…`);
  expect(page?.point.text).toHaveLength(41);
});

test("a point's page says where it stands and what hangs below it", async () => {
  const page = await pointPage(october(), callerFor(residentsChief), second);
  expect(page).toMatchObject({
    point: { id: second, path: "1(2)", shortForm: "1(2)のひとこと", readAt: null, points: [{ id: nested }] },
    section: { label: "1", heading: "暮らしを支える" },
    policy: {
      id: CITY.policies.city,
      title: "市政運営の基本方針",
      issuedOn: "2026-04-01",
      issuerTitle: "市長",
    },
  });
});

test("every member of staff can read every published paper's points", async () => {
  expect(await pointPage(october(), callerFor(residentsChief), management)).not.toBeNull();
});

test("reading twice keeps the first time and channel, and leaves one trace", async () => {
  expect(await read(first, 1000, "chat")).toEqual({ readAt: 1000 });
  expect(await read(first, 2000)).toEqual({ readAt: 1000 });
  expect(await city.db.select().from(readings)).toEqual([
    { pointId: first, staffId: residentsChief, readAt: 1000, channel: "chat" },
  ]);
  const trace = await city.db.select().from(auditLog);
  expect(trace).toHaveLength(1);
  expect(trace[0]).toMatchObject({
    action: "point.read",
    subject: `point:${first}`,
    actorId: residentsChief,
  });
});

test("a reading is seen by its reader alone", async () => {
  await read(civic, 1000);
  const readAt = async (staffId: string) =>
    (await pointPage(october(), callerFor(staffId), civic))?.point.readAt;
  expect(await readAt(residentsChief)).toBe(1000);
  expect(await readAt(doubleMember)).toBeNull();
});

test("an unknown point cannot be read", async () => {
  expect(await read("nothing", 1000)).toBeNull();
  expect(await city.db.select().from(auditLog)).toEqual([]);
});

test("the office chooses the year's points, and the audit keeps what was there before", async () => {
  const priority = { isPriority: true, shortForm: "短く" };
  expect(await setPriority(context(), callerFor(admin), { pointId: nested, priority })).toEqual(priority);
  expect(await pointPage(october(), callerFor(residentsChief), nested)).toMatchObject({
    point: { ...priority },
  });
  const [trace] = await city.db.select().from(auditLog);
  expect(trace).toMatchObject({ before: { isPriority: false, shortForm: null }, after: priority });
  expect(await setPriority(context(), callerFor(admin), { pointId: "nothing", priority })).toBeNull();
});
