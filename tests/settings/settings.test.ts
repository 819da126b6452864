import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditLog, closedDays, settings } from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import { isWorkingDay, speakingAt } from "../../worker/domain/calendar.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { listSettings } from "../../worker/settings/listSettings.ts";
import { calendarFor, calendarOfUnit, readSettings } from "../../worker/settings/readSettings.ts";
import { removeUnitHours } from "../../worker/settings/removeUnitHours.ts";
import { saveSetting } from "../../worker/settings/saveSetting.ts";
import { saveUnitHours } from "../../worker/settings/saveUnitHours.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
let context: Context;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
  context = testContext(city.db, { actor: { kind: "staff", staffId: CITY.staff.admin } });
});
afterEach(() => city.close());

const { units } = CITY;
const WEEK = { weekdays: [6, 0, 2, 3, 4, 5], opensOnHolidays: true, hours: { from: "09:30", to: "19:00" } };
const SUNDAY = "2026-10-04";
const audited = () => city.db.select().from(auditLog);
const stored = () => city.db.select({ key: settings.key, value: settings.value }).from(settings);

/** A context in which somebody else does something between this one's first reading and its first writing. */
function overtakenBy(meanwhile: () => Promise<unknown>): Context {
  let batches = 0;
  const db = new Proxy(context.db, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (name !== "batch" || typeof own !== "function") return own;
      return async (...given: unknown[]) => {
        batches += 1;
        if (batches === 2) await meanwhile();
        return Reflect.apply(own, target, given);
      };
    },
  });
  return { ...context, db };
}

async function everyDayFrom(first: string, length: number, unitId: string | null = null): Promise<void> {
  const from = Date.parse(first);
  const rows = Array.from({ length }, (_, index) => ({
    unitId,
    day: new Date(from + index * 86_400_000).toISOString().slice(0, 10),
    kind: "closed" as const,
    name: "休館",
  }));
  await city.db.insert(closedDays).values(rows);
}

describe("saving a setting", () => {
  test("is in force at once, with who did it, before and after", async () => {
    const hours = { from: "09:00", to: "16:00" };
    expect(await saveSetting(context, { key: "hours", value: hours })).toEqual({
      kind: "saved",
      changed: true,
    });
    expect((await readSettings(context)).calendar.hours).toEqual(hours);
    expect(await audited()).toMatchObject([
      {
        action: "settings.change",
        subject: "setting:hours",
        actorId: CITY.staff.admin,
        before: DEFAULT_SETTINGS.hours,
        after: hours,
      },
    ]);
  });

  test("again as it is writes nothing, not even to the audit log", async () => {
    await saveSetting(context, { key: "sending", value: { isPaused: true } });
    expect(await saveSetting(context, { key: "sending", value: { isPaused: true } })).toEqual({
      kind: "saved",
      changed: false,
    });
    expect(await saveSetting(context, { key: "round", value: DEFAULT_SETTINGS.round })).toMatchObject({
      changed: false,
    });
    expect(await audited()).toHaveLength(1);
  });

  test("stores nothing of what makes no sense", async () => {
    const value = { report: [{ at: 0 }, { at: -1 }], read: [] };
    expect(await saveSetting(context, { key: "ladders", value })).toEqual({
      kind: "refused",
      reason: "unfit",
      problems: ["進捗確認: 締切の日のあとに締切の 1 開庁日前があります。早い順に並べてください。"],
    });
    expect(await saveSetting(context, { key: "cityName", value: "若葉市" })).toMatchObject({
      reason: "unknownKey",
    });
    expect([await stored(), await audited()]).toEqual([[], []]);
  });

  test("two at once that make sense alone and not together leave the first of them", async () => {
    const ladders = { ...DEFAULT_SETTINGS.ladders, report: [{ at: "opens" }, { at: -9 }] };
    const overtaken = overtakenBy(() => saveSetting(context, { key: "ladders", value: ladders }));
    const outcome = await saveSetting(overtaken, { key: "round", value: { opensBefore: 3, dueAfter: 3 } });
    expect(outcome).toMatchObject({ reason: "unfit", problems: [expect.stringContaining("始まる前")] });
    expect((await stored()).map(({ key }) => key)).toEqual(["ladders"]);
  });

  test("overtaken by one that does not touch it, it is saved all the same", async () => {
    const overtaken = overtakenBy(() => saveSetting(context, { key: "pushesPerMonth", value: { most: 8 } }));
    expect(await saveSetting(overtaken, { key: "sending", value: { isPaused: true } })).toEqual({
      kind: "saved",
      changed: true,
    });
    expect(await stored()).toHaveLength(2);
  });

  test("many at once are all saved", async () => {
    const outcomes = await Promise.all([
      saveSetting(context, { key: "sending", value: { isPaused: true } }),
      saveSetting(context, { key: "pushesPerMonth", value: { most: 8 } }),
      saveSetting(context, { key: "priorityPoint", value: { weekday: 2 } }),
    ]);
    expect(outcomes).toEqual(outcomes.map(() => ({ kind: "saved", changed: true })));
    expect((await readSettings(context)).settings).toMatchObject({
      sending: { isPaused: true },
      pushesPerMonth: { most: 8 },
      priorityPoint: { weekday: 2 },
    });
  });

  test("the pause is saved and a broken value mended although what is stored makes no sense", async () => {
    await city.db.insert(settings).values({ key: "hours", value: { from: "18:00" }, updatedAt: 1 });
    expect(await saveSetting(context, { key: "sending", value: { isPaused: true } })).toMatchObject({
      kind: "saved",
    });
    expect((await listSettings(context)).problems).toEqual([expect.stringContaining("hours: ")]);
    await saveSetting(context, { key: "hours", value: DEFAULT_SETTINGS.hours });
    expect((await readSettings(context)).settings.hours).toEqual(DEFAULT_SETTINGS.hours);
  });

  test("a year-end closing that would leave no day open for a year is refused", async () => {
    await everyDayFrom("2027-01-06", 350);
    await city.db.insert(settings).values({
      key: "yearEndClosing",
      value: { from: "12-31", to: "01-01" },
      updatedAt: 1,
    });
    expect(
      await saveSetting(context, { key: "yearEndClosing", value: { from: "12-20", to: "01-05" } }),
    ).toEqual({
      kind: "refused",
      reason: "neverOpen",
      from: "2026-12-19",
    });
  });
});

describe("the hours of a unit", () => {
  test("hold for it and the units below it, not for the others", async () => {
    expect(await saveUnitHours(context, { unitId: units.civic, week: WEEK })).toEqual({
      kind: "saved",
      changed: true,
    });
    const rules = await readSettings(context);
    const below = calendarFor(rules, [units.residents, units.civic, units.root]);
    expect(isWorkingDay(below, SUNDAY)).toBe(true);
    expect(below).toBe(calendarOfUnit(rules, units.civic));
    const elsewhere = calendarFor(rules, [units.planning, units.management, units.root]);
    expect(elsewhere).toBe(rules.calendar);
    expect(isWorkingDay(elsewhere, SUNDAY)).toBe(false);
  });

  test("of the nearest unit count", async () => {
    await saveUnitHours(context, { unitId: units.civic, week: WEEK });
    await saveUnitHours(context, { unitId: units.residents, week: { ...WEEK, weekdays: [1] } });
    const rules = await readSettings(context);
    expect(isWorkingDay(calendarFor(rules, [units.residents, units.civic, units.root]), SUNDAY)).toBe(false);
  });

  test("removed leave the city's", async () => {
    await saveUnitHours(context, { unitId: units.civic, week: WEEK });
    expect(await removeUnitHours(context, units.civic)).toEqual({ kind: "saved", changed: true });
    expect(await removeUnitHours(context, units.civic)).toEqual({ kind: "saved", changed: false });
    expect((await readSettings(context)).unitCalendars.size).toBe(0);
    expect((await audited()).map(({ subject, after }) => [subject, after])).toEqual([
      [`unit:${units.civic}`, { ...WEEK, weekdays: [0, 2, 3, 4, 5, 6] }],
      [`unit:${units.civic}`, null],
    ]);
  });

  test.each([
    ["no weekday", { ...WEEK, weekdays: [] }, /1 つ以上/u],
    ["a weekday twice", { ...WEEK, weekdays: [1, 1] }, /繰り返さず/u],
    ["an eighth weekday", { ...WEEK, weekdays: [7] }, /6（土曜日）まで/u],
    ["hours reversed", { ...WEEK, hours: { from: "19:00", to: "09:30" } }, /終わりが始まりより後/u],
    ["nothing", null, /の形に/u],
  ])("with %s are refused, and nothing is stored", async (_name, week, words) => {
    const outcome = await saveUnitHours(context, { unitId: units.civic, week });
    expect(outcome).toMatchObject({ reason: "unfit", problems: [expect.stringMatching(words)] });
    expect((await listSettings(context)).unitHours).toEqual([]);
  });

  test("are not the city's own, and not of a unit that does not exist", async () => {
    expect(await saveUnitHours(context, { unitId: units.root, week: WEEK })).toMatchObject({
      reason: "wholeCity",
    });
    expect(await removeUnitHours(context, "unit-nowhere")).toMatchObject({ reason: "unitNotFound" });
  });

  test("that its closed days would never let open are refused", async () => {
    await everyDayFrom("2026-11-01", 400, units.residents);
    expect(await saveUnitHours(context, { unitId: units.civic, week: WEEK })).toMatchObject({
      reason: "neverOpen",
      from: "2026-11-01",
    });
  });
});

describe("own days", () => {
  beforeEach(async () => {
    await city.db.insert(closedDays).values([
      { day: "2026-10-05", kind: "closed", name: "開庁記念日" },
      { unitId: units.civic, day: "2026-10-06", kind: "closed", name: "蔵書点検" },
      { unitId: units.residents, day: "2026-10-06", kind: "open", name: "窓口" },
      {
        unitId: units.residents,
        day: "2026-10-10",
        kind: "half",
        hoursFrom: "09:00",
        hoursTo: "12:00",
        name: "土曜開庁",
      },
    ]);
  });
  const opensOf = async (lineage: string[]) => {
    const calendar = calendarFor(await readSettings(context), lineage);
    return ["2026-10-05", "2026-10-06", "2026-10-10"].map((day) => isWorkingDay(calendar, day));
  };

  test("of a unit come on top of the city's and of those above it; the nearest has the last word", async () => {
    expect(await opensOf([units.root])).toEqual([false, true, false]);
    expect(await opensOf([units.community, units.civic, units.root])).toEqual([false, false, false]);
    expect(await opensOf([units.residents, units.civic, units.root])).toEqual([false, true, true]);
  });

  test("of the city do not concern a unit with a week of its own", async () => {
    await saveUnitHours(context, { unitId: units.civic, week: { ...WEEK, weekdays: [1, 2, 3, 4, 5] } });
    expect(await opensOf([units.residents, units.civic, units.root])).toEqual([true, true, true]);
    expect(await opensOf([units.community, units.civic, units.root])).toEqual([true, false, false]);
  });

  test("that are half end when they end", async () => {
    const calendar = calendarFor(await readSettings(context), [units.residents]);
    const speaking = speakingAt(calendar, Date.parse("2026-10-10T11:00:00+09:00"));
    expect(speaking).toMatchObject({ kind: "maySpeak", closesAt: Date.parse("2026-10-10T12:00:00+09:00") });
  });
});

test("the list has every setting, the units with hours of their own, and the units of today in their order", async () => {
  await saveUnitHours(context, { unitId: units.planning, week: WEEK });
  const view = await listSettings(context);
  expect(view.settings).toEqual(DEFAULT_SETTINGS);
  expect(view.unitHours).toEqual([
    { unit: { id: units.planning, name: "企画課" }, ...WEEK, weekdays: [0, 2, 3, 4, 5, 6] },
  ]);
  expect(view.units.map((unit) => unit.name)).toEqual([
    "市民生活部",
    "市民課",
    "地域支援課",
    "政策経営部",
    "企画課",
    "行政改革室",
  ]);
});

test("an older value under a key that is gone is left alone", async () => {
  await city.db.insert(settings).values({ key: "reportRungs", value: ["opens"], updatedAt: 1 });
  expect((await readSettings(context)).settings).toEqual(DEFAULT_SETTINGS);
  const [row] = await city.db.select().from(settings).where(eq(settings.key, "reportRungs"));
  expect(row?.value).toEqual(["opens"]);
});
