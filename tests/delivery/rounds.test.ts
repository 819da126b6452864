import { and, eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { auditLog, closedDays, goalSections, goals, rounds, units } from "../../db/schema/index.ts";
import { openDueRounds } from "../../worker/rounds/openDueRounds.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
let made = 0;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

async function open(day: string): Promise<string[]> {
  const newId = () => {
    made += 1;
    return `round-${made}`;
  };
  const context = testContext(city.db, { now: Date.parse(`${day}T00:15:00+09:00`), newId });
  return openDueRounds(context, await readSettings(context));
}

const openRounds = () => city.db.select().from(rounds).where(isNull(rounds.closedAt));

test("a round opens on its day, with its due day, and is the current one", async () => {
  expect(await open("2026-12-21")).toEqual([]);
  const [id] = await open("2026-12-22");
  expect(await openRounds()).toMatchObject([
    { id, fiscalYear: 2026, quarter: 3, opensOn: "2026-12-22", dueOn: "2027-01-08" },
  ]);
  expect(await city.db.select().from(auditLog).where(eq(auditLog.action, "round.open"))).toHaveLength(1);
});

test("the round before it is closed, so that one question is asked at a time", async () => {
  await open("2026-12-22");
  const [before] = await city.db.select().from(rounds).where(eq(rounds.id, CITY.round));
  expect(before?.closedAt).toBe(Date.parse("2026-12-22T00:15:00+09:00"));
  expect(await city.db.select().from(auditLog).where(eq(auditLog.action, "round.close"))).toMatchObject([
    { subject: `round:${CITY.round}`, before: { closedAt: null }, after: { closedAt: before?.closedAt } },
  ]);
});

test("opening again, or twice at once, opens nothing twice", async () => {
  const results = await Promise.all([open("2026-12-22"), open("2026-12-22")]);
  expect(results.flat()).toHaveLength(1);
  expect(await open("2026-12-24")).toEqual([]);
});

test("a round that was closed by hand is not opened again", async () => {
  await city.db.update(rounds).set({ closedAt: 1 });
  expect(await open("2026-10-05")).toEqual([]);
  expect(await openRounds()).toEqual([]);
});

test("a city that begins in March is not asked about a year it was not there", async () => {
  await city.db.delete(rounds);
  await city.db.update(goals).set({ fiscalYear: 2027 });
  expect(await open("2027-03-25")).toEqual([]);
  expect(await open("2027-04-05")).toEqual([]);
  expect(await open("2027-06-23")).toHaveLength(1);
});

test("a city without rounds is asked as soon as the year has goals, and a known one even without", async () => {
  await city.db.delete(rounds);
  await city.db.update(goals).set({ withdrawnAt: 1 });
  expect(await open("2026-12-22")).toEqual([]);
  await city.db.update(goals).set({ withdrawnAt: null });
  expect(await open("2026-12-23")).toHaveLength(1);
  expect(await open("2027-06-23")).toHaveLength(1);
});

test("the city's own closed days move the opening", async () => {
  await city.db.insert(closedDays).values({ day: "2026-12-24", kind: "closed", name: "臨時閉庁" });
  expect(await open("2026-12-21")).toHaveLength(1);
});

test("a goal marked 共通 is asked of the sections there are on the opening day", async () => {
  const sectionsOfShared = () =>
    city.db
      .select({ unitId: goalSections.unitId })
      .from(goalSections)
      .where(and(eq(goalSections.goalId, CITY.goals.shared)));
  await city.db.insert(units).values([
    { id: "new", parentId: CITY.units.civic, name: "防災課", position: 9, validFrom: "2026-11-01" },
    { id: "later", parentId: CITY.units.civic, name: "観光課", position: 10, validFrom: "2027-04-01" },
  ]);
  await open("2026-12-22");
  expect((await sectionsOfShared()).map((row) => row.unitId).sort()).toEqual(
    [CITY.units.residents, CITY.units.community, "new"].sort(),
  );
  expect(await city.db.select().from(auditLog).where(eq(auditLog.action, "round.open"))).toMatchObject([
    { after: { quarter: 3, sectionsAdded: 1 } },
  ]);
});
