import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  calendarOf,
  isWithinHours,
  isWorkingDay,
  msUntilClosing,
  nextWorkingDay,
  previousWorkingDay,
  speakingAt,
  workingDayFrom,
  workingDayUntil,
} from "../../worker/domain/calendar.ts";
import { addDays, tokyoDate, tokyoMinutes } from "../../worker/domain/civilDate.ts";
import { HOLIDAY_YEARS, isNationalHoliday } from "../../worker/domain/holidays.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const calendar = calendarOf();
const { hours } = DEFAULT_SETTINGS;
const days = fc.integer({ min: 0, max: 366 * 20 }).map((offset) => addDays("2024-01-01", offset));
const workingDays = days.map((day) => workingDayFrom(calendar, day));
const calendars = fc
  .record({
    closed: fc.array(days, { maxLength: 5 }),
    open: fc.array(days, { maxLength: 5 }),
  })
  .map(({ closed, open }) =>
    calendarOf(DEFAULT_SETTINGS, [
      ...closed.map((day) => ({ day, kind: "closed" as const })),
      ...open.map((day) => ({ day, kind: "open" as const })),
    ]),
  );
const instantAt = (minute: string) => Date.parse(`${minute}:00+09:00`);

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

describe("hours", () => {
  it.each([
    ["2026-10-05T08:29", false],
    ["2026-10-05T08:30", true],
    ["2026-10-05T17:14", true],
    ["2026-10-05T17:15", false],
    ["2026-10-05T00:00", false],
  ])("at %s Tokyo: %s", (minute, expected) => {
    expect(isWithinHours(hours, instantAt(minute))).toBe(expected);
  });

  it("what is left of them leads exactly to closing time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 510 * 60_000, max: 1035 * 60_000 - 1 }), (msOfDay) => {
        const now = instantAt("2026-10-05T00:00") + msOfDay;
        const closing = now + msUntilClosing(hours, now);
        expect([tokyoDate(closing), tokyoMinutes(closing), closing % 60_000]).toEqual([
          "2026-10-05",
          1035,
          0,
        ]);
      }),
    );
  });

  it("the bot says why it may not speak", () => {
    expect(speakingAt(calendar, hours, instantAt("2026-12-29T10:00"))).toEqual({
      kind: "silent",
      reason: "closedDay",
    });
    expect(speakingAt(calendar, hours, instantAt("2026-10-05T18:00"))).toEqual({
      kind: "silent",
      reason: "outsideHours",
    });
    expect(speakingAt(calendar, hours, instantAt("2026-10-05T09:00"))).toEqual({
      kind: "maySpeak",
      today: "2026-10-05",
    });
  });
});

it("the dataset of holidays reaches well beyond this year", () => {
  expect(HOLIDAY_YEARS.to).toBeGreaterThanOrEqual(2029);
});
