import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  closedForAYear,
  hoursOn,
  isWorkingDay,
  nextOpening,
  nextWorkingDay,
  previousWorkingDay,
  speakingAt,
  withDays,
  withWeek,
  workingDayFrom,
  workingDayUntil,
} from "../../worker/domain/calendar.ts";
import { addDays, tokyoDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import { HOLIDAY_YEARS, isNationalHoliday } from "../../worker/domain/holidays.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const calendar = calendarOf();
const days = fc.integer({ min: 0, max: 366 * 20 }).map((offset) => addDays("2024-01-01", offset));
const workingDays = days.map((day) => workingDayFrom(calendar, day));
const times = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to) }));
const ownDays = fc.array(
  fc.oneof(
    fc.record({ day: days, kind: fc.constantFrom("closed" as const, "open" as const) }),
    fc.record({ day: days, kind: fc.constant("half" as const), hours: times }),
  ),
  { maxLength: 10 },
);
const cities = fc
  .tuple(times, ownDays)
  .map(([hours, own]) => calendarOf({ ...DEFAULT_SETTINGS, hours }, own));
const calendars: fc.Arbitrary<Calendar> = fc.oneof(
  cities,
  fc
    .tuple(
      cities,
      fc.record({
        weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        opensOnHolidays: fc.boolean(),
        hours: times,
      }),
      ownDays,
    )
    .map(([city, week, own]) => withDays(withWeek(city, week), own)),
);
const instants = fc
  .tuple(days, fc.integer({ min: 0, max: 86_399_999 }))
  .map(([day, ms]) => tokyoInstant(day, 0) + ms);
const DAILY = {
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  opensOnHolidays: true,
  hours: DEFAULT_SETTINGS.hours,
};
const instantAt = (minute: string) => Date.parse(`${minute}:00+09:00`);

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

describe("working days", () => {
  it.each([
    ["an ordinary Monday", "2026-10-05", true],
    ["a Saturday", "2026-10-03", false],
    ["a Sunday", "2026-10-04", false],
    ["a national holiday", "2026-10-12", false],
    ["a substitute holiday", "2026-05-06", false],
    ["a day between two holidays", "2026-09-22", false],
    ["the last day before the year-end closing", "2026-12-28", true],
    ["the first day of the year-end closing", "2026-12-29", false],
    ["the last day of the year-end closing, a Sunday", "2027-01-03", false],
    ["the first Monday of the year", "2027-01-04", true],
  ])("%s (%s): %s", (_name, day, expected) => {
    expect(isWorkingDay(calendar, day)).toBe(expected);
  });

  it("are closed on the city's own days and open on its extra ones, whatever the calendar says", () => {
    const own = calendarOf(DEFAULT_SETTINGS, [
      { day: "2026-10-05", kind: "closed" },
      { day: "2026-10-12", kind: "open" },
      { day: "2026-12-30", kind: "open" },
    ]);
    expect(["2026-10-05", "2026-10-12", "2026-12-30"].map((day) => isWorkingDay(own, day))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("follow a year-end closing that the city has chosen", () => {
    const late = calendarOf({ yearEndClosing: { from: "01-01", to: "01-05" } });
    expect([isWorkingDay(late, "2026-12-30"), isWorkingDay(late, "2027-01-05")]).toEqual([true, false]);
  });

  it("are not guessed for years without known holidays", () => {
    expect(() => isNationalHoliday(`${HOLIDAY_YEARS.to + 1}-05-05`)).toThrow(RangeError);
  });

  it("n days on and n days back is the same working day", () => {
    fc.assert(
      fc.property(workingDays, fc.integer({ min: -40, max: 40 }), (day, n) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n), -n)).toBe(day);
      }),
    );
  });

  it("a days and then b days is a + b days", () => {
    fc.assert(
      fc.property(
        calendars,
        days,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (own, day, a, b) => {
          expect(addWorkingDays(own, addWorkingDays(own, day, a), b)).toBe(addWorkingDays(own, day, a + b));
        },
      ),
    );
  });

  it("the next one is a working day later than the day, with none between", () => {
    fc.assert(
      fc.property(calendars, days, (own, day) => {
        const next = nextWorkingDay(own, day);
        expect(isWorkingDay(own, next) && next > day).toBe(true);
        for (let d = addDays(day, 1); d < next; d = addDays(d, 1)) expect(isWorkingDay(own, d)).toBe(false);
        expect(previousWorkingDay(own, next) <= day).toBe(true);
      }),
    );
  });

  it("from and until a working day are that day itself", () => {
    fc.assert(
      fc.property(workingDays, (day) => {
        expect([workingDayFrom(calendar, day), workingDayUntil(calendar, day)]).toEqual([day, day]);
      }),
    );
  });
});

describe("a unit with a week of its own", () => {
  const city = calendarOf({}, [
    { day: "2026-10-06", kind: "closed" },
    { day: "2026-10-17", kind: "open" },
  ]);
  const week = { weekdays: [0, 2, 3, 4, 5, 6], opensOnHolidays: true, hours: { from: "09:30", to: "19:00" } };
  const library = withWeek(city, week);

  it.each([
    ["closed on a Monday that the city works", "2026-10-05", false],
    ["open on a day that only the city closes", "2026-10-06", true],
    ["open on a Sunday", "2026-10-04", true],
    ["open on a national holiday", "2026-09-22", true],
    ["closed over the turn of the year all the same", "2026-12-30", false],
  ])("is %s (%s): %s", (_name, day, expected) => {
    expect(isWorkingDay(library, day)).toBe(expected);
  });

  it("is closed on national holidays unless it opens on them", () => {
    expect(isWorkingDay(withWeek(city, { ...week, opensOnHolidays: false }), "2026-09-22")).toBe(false);
  });

  it("has its own days over its week, the turn of the year too", () => {
    const own = withDays(library, [
      { day: "2026-10-07", kind: "closed" },
      { day: "2026-12-30", kind: "open" },
    ]);
    expect([isWorkingDay(own, "2026-10-07"), isWorkingDay(own, "2026-12-30")]).toEqual([false, true]);
  });

  it("a unit that only has days of its own keeps the city's as well", () => {
    const nursery = withDays(city, [{ day: "2026-10-07", kind: "closed" }]);
    expect(["2026-10-06", "2026-10-07", "2026-10-17"].map((day) => isWorkingDay(nursery, day))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("hours", () => {
  it.each([
    ["2026-10-05T08:29", false],
    ["2026-10-05T08:30", true],
    ["2026-10-05T17:14", true],
    ["2026-10-05T17:15", false],
    ["2026-10-05T00:00", false],
  ])("at %s Tokyo the bot may speak: %s", (minute, expected) => {
    expect(speakingAt(calendar, instantAt(minute)).kind === "maySpeak").toBe(expected);
  });

  it("say why the bot is silent, and until when", () => {
    expect(speakingAt(calendar, instantAt("2026-12-29T10:00"))).toEqual({
      kind: "silent",
      reason: "closedDay",
      opensAt: instantAt("2027-01-04T08:30"),
    });
    expect(speakingAt(calendar, instantAt("2026-10-09T18:00"))).toEqual({
      kind: "silent",
      reason: "outsideHours",
      opensAt: instantAt("2026-10-13T08:30"),
    });
    expect(speakingAt(calendar, instantAt("2026-10-05T07:00"))).toMatchObject({
      opensAt: instantAt("2026-10-05T08:30"),
    });
    expect(speakingAt(calendar, instantAt("2026-10-05T09:00"))).toEqual({
      kind: "maySpeak",
      today: "2026-10-05",
      closesAt: instantAt("2026-10-05T17:15"),
    });
  });

  it("of a half day end when it ends, even on a day that would be closed", () => {
    const half = withDays(calendar, [
      { day: "2026-10-05", kind: "half", hours: { from: "08:30", to: "12:00" } },
      { day: "2026-10-10", kind: "half", hours: { from: "09:00", to: "11:00" } },
    ]);
    expect(speakingAt(half, instantAt("2026-10-05T11:59"))).toMatchObject({
      closesAt: instantAt("2026-10-05T12:00"),
    });
    expect(speakingAt(half, instantAt("2026-10-05T12:00"))).toMatchObject({
      reason: "outsideHours",
      opensAt: instantAt("2026-10-06T08:30"),
    });
    expect(nextOpening(half, instantAt("2026-10-09T20:00"))).toBe(instantAt("2026-10-10T09:00"));
  });

  it("the next opening is open and not before now, and closing comes after it", () => {
    fc.assert(
      fc.property(calendars, instants, (own, now) => {
        const opening = nextOpening(own, now);
        const then = speakingAt(own, opening);
        expect(opening).toBeGreaterThanOrEqual(now);
        expect(then.kind === "maySpeak" && then.closesAt > opening).toBe(true);
        expect(nextOpening(own, opening)).toBe(opening);
      }),
    );
  });

  it("nothing between now and the next opening is open", () => {
    fc.assert(
      fc.property(calendars, instants, fc.double({ min: 0, max: 1, noNaN: true }), (own, now, share) => {
        const opening = nextOpening(own, now);
        const between = Math.floor(now + share * (opening - now - 1));
        if (opening > now) expect(speakingAt(own, between).kind).toBe("silent");
      }),
    );
  });

  it("speaking, hours and working days tell the same", () => {
    fc.assert(
      fc.property(calendars, instants, (own, now) => {
        const speaking = speakingAt(own, now);
        const today = tokyoDate(now);
        expect(isWorkingDay(own, today)).toBe(hoursOn(own, today) !== null);
        if (speaking.kind === "maySpeak") expect(isWorkingDay(own, speaking.today)).toBe(true);
        else expect(speaking.reason === "closedDay").toBe(!isWorkingDay(own, today));
      }),
    );
  });
});

describe("a calendar that never opens", () => {
  const closed = (from: string, length: number) =>
    Array.from({ length }, (_, index) => ({ day: addDays(from, index), kind: "closed" as const }));

  it("is recognised by the day from which it is closed for a year", () => {
    expect(closedForAYear(calendar, "2026-10-05")).toBeNull();
    expect(closedForAYear(withWeek(calendar, { ...DAILY, weekdays: [] }), "2026-10-05")).toBe("2026-10-05");
    expect(closedForAYear(withDays(calendar, closed("2026-10-05", 361)), "2026-09-01")).toBeNull();
    expect(closedForAYear(withDays(calendar, closed("2026-10-05", 366)), "2026-09-01")).toBe("2026-10-03");
  });

  it("keeps its people waiting and throws nowhere", () => {
    const never = withWeek(calendar, { ...DAILY, weekdays: [] });
    const now = instantAt("2026-10-05T09:00");
    expect(speakingAt(never, now)).toMatchObject({ kind: "silent", reason: "closedDay" });
    expect(nextOpening(never, now)).toBeGreaterThan(now + 365 * 86_400_000);
    expect(previousWorkingDay(never, "2026-10-05") < "2025-10-06").toBe(true);
  });

  it("found by days exactly where a year of days is closed", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 300, max: 400 }), (from, length) => {
        const own = withDays(calendar, closed(from, length));
        const found = closedForAYear(own, addDays(from, -30));
        const first = addDays(previousWorkingDay(own, from), 1);
        const next = nextWorkingDay(own, first);
        expect(found).toBe(next >= addDays(first, 366) ? first : null);
      }),
      { numRuns: 30 },
    );
  });
});

it("the dataset of holidays reaches well beyond this year", () => {
  expect(HOLIDAY_YEARS.to).toBeGreaterThanOrEqual(2029);
});
