import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, dayOfWeek } from "../../worker/domain/civilDate.ts";
import { fiscalYearRange } from "../../worker/domain/fiscalYear.ts";
import { type PointWeek, pointOfWeek, pointWeekOf, shortFormOf } from "../../worker/domain/priorityPoint.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const calendar = calendarOf();
const weekOf = (day: string) => pointWeekOf(day, calendar, DEFAULT_SETTINGS);
const years = fc.integer({ min: 2024, max: 2040 });

/** The weeks of a fiscal year in which a point is asked. */
function weeksOf(fiscalYear: number): PointWeek[] {
  const { from, to } = fiscalYearRange(fiscalYear);
  const weeks = new Map<string, PointWeek>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const week = weekOf(day);
    if (week && week.fiscalYear === fiscalYear) weeks.set(week.askedOn, week);
  }
  return [...weeks.values()];
}

describe("the week of a point", () => {
  it.each([
    ["a plain week", "2026-10-07", "2026-10-05", "2026-10-09"],
    ["a Monday that is a holiday", "2026-10-14", "2026-10-13", "2026-10-16"],
    ["three closed days in a row", "2026-09-24", "2026-09-24", "2026-09-25"],
    ["the Sunday belongs to the week that ends", "2026-10-11", "2026-10-05", "2026-10-09"],
  ])("%s (%s) is asked on %s until %s", (_name, day, askedOn, dueOn) => {
    expect(weekOf(day)).toMatchObject({ askedOn, dueOn });
  });

  it("is none when the city is closed from Monday to Sunday", () => {
    const golden = ["2026-04-30", "2026-05-01", "2026-05-07", "2026-05-08"];
    const own = calendarOf(
      DEFAULT_SETTINGS,
      golden.map((day) => ({ day, kind: "closed" as const })),
    );
    expect(pointWeekOf("2026-05-06", own, DEFAULT_SETTINGS)).toBeNull();
  });

  it("can begin on another weekday", () => {
    expect(pointWeekOf("2026-10-05", calendar, { priorityPoint: { weekday: 3 } })).toMatchObject({
      askedOn: "2026-10-07",
    });
  });

  it("is asked once, on a working day, Monday unless the city is closed then", () => {
    fc.assert(
      fc.property(years, (year) => {
        const weeks = weeksOf(year);
        expect(new Set(weeks.map((week) => week.index)).size).toBe(weeks.length);
        for (const { askedOn, dueOn } of weeks) {
          expect(isWorkingDay(calendar, askedOn) && askedOn <= dueOn).toBe(true);
          if (dayOfWeek(askedOn) !== 1) {
            expect(isWorkingDay(calendar, addDays(askedOn, -((dayOfWeek(askedOn) + 6) % 7)))).toBe(false);
          }
        }
      }),
      { numRuns: 17 },
    );
  });
});

describe("the rotation", () => {
  it("never repeats within a quarter while there are as many points as weeks", () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 14, max: 60 }), (year, count) => {
        const points = Array.from({ length: count }, (_, index) => index);
        for (const weeks of Map.groupBy(weeksOf(year), (week) => week.quarter).values()) {
          expect(weeks.length).toBeLessThanOrEqual(14);
          const shown = weeks.map((week) => pointOfWeek(week, points));
          expect(new Set(shown).size).toBe(shown.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("gives every point its turn in the year while there are no more points than weeks", () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 60 }), (year, count) => {
        const points = Array.from({ length: count }, (_, index) => index);
        const weeks = weeksOf(year);
        const shown = new Set(weeks.map((week) => pointOfWeek(week, points)));
        expect(shown.size).toBe(Math.min(count, weeks.length));
      }),
      { numRuns: 30 },
    );
  });

  it("has nothing to show when there are no points", () => {
    expect(pointOfWeek({ index: 5 }, [])).toBeUndefined();
  });
});

describe("the words of a point on a card", () => {
  it("are its short form", () => {
    expect(shortFormOf({ shortForm: "困りごとに早く気づく", text: "本文" })).toBe("困りごとに早く気づく");
  });

  it("are the beginning of its text where there is none, cut between characters", () => {
    expect(shortFormOf({ shortForm: null, text: "短い本文。" })).toBe("短い本文。");
    const cut = shortFormOf({ shortForm: null, text: "𠮷".repeat(60) });
    expect([...cut]).toEqual([...Array(39).fill("𠮷"), "…"]);
  });
});
