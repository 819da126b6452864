import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, speakingAt, withWeek } from "../../worker/domain/calendar.ts";
import { addDays, tokyoDate } from "../../worker/domain/civilDate.ts";
import { MOST_SNOOZES, readSubject, snoozeChoices } from "../../worker/domain/snooze.ts";

const city = calendarOf();
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
/** Choices at a minute, as `choice day time`. A Monday, due the Friday after; nothing used. */
const choices = (minute: string, overrides: Partial<Parameters<typeof snoozeChoices>[0]> = {}) =>
  snoozeChoices({ now: at(minute), calendar: city, dueOn: "2026-10-09", alreadyUsed: 0, ...overrides }).map(
    ({ choice, until }) => `${choice} ${new Date(until + 9 * 3_600_000).toISOString().slice(0, 16)}`,
  );

describe("the moments to choose from", () => {
  it("are those ahead of now, the soonest first", () => {
    expect(choices("2026-10-05T08:30")).toEqual([
      "afterLunch 2026-10-05T13:00",
      "sixteen 2026-10-05T16:00",
      "nextMorning 2026-10-06T08:30",
      "dayBefore 2026-10-08T08:30",
    ]);
    expect(choices("2026-10-05T13:00")).toEqual([
      "sixteen 2026-10-05T16:00",
      "nextMorning 2026-10-06T08:30",
      "dayBefore 2026-10-08T08:30",
    ]);
    expect(choices("2026-10-05T20:00")).toEqual([
      "nextMorning 2026-10-06T08:30",
      "dayBefore 2026-10-08T08:30",
    ]);
  });

  it("are never past the due day", () => {
    expect(choices("2026-10-09T12:00")).toEqual(["afterLunch 2026-10-09T13:00", "sixteen 2026-10-09T16:00"]);
    expect(choices("2026-10-09T16:00")).toEqual([]);
    expect(choices("2026-10-10T09:00")).toEqual([]);
  });

  it("name the day before once", () => {
    expect(choices("2026-10-07T17:00")).toEqual(["nextMorning 2026-10-08T08:30"]);
    expect(choices("2026-10-08T17:00")).toEqual(["nextMorning 2026-10-09T08:30"]);
  });

  it("skip days on which nobody works", () => {
    const dueOn = "2026-10-14";
    expect(choices("2026-10-09T17:00", { dueOn })).toEqual(["nextMorning 2026-10-13T08:30"]);
    expect(choices("2026-10-10T11:00", { dueOn })).toEqual(["nextMorning 2026-10-13T08:30"]);
  });

  it("keep the hours of the person's own place of work", () => {
    const half = calendarOf({}, [{ day: "2026-10-05", kind: "half", hours: { from: "08:30", to: "12:00" } }]);
    expect(choices("2026-10-05T09:00", { calendar: half })[0]).toBe("nextMorning 2026-10-06T08:30");
    const library = withWeek(city, {
      weekdays: [0, 2, 3, 4, 5, 6],
      opensOnHolidays: true,
      hours: { from: "14:00", to: "20:00" },
    });
    expect(choices("2026-10-10T09:00", { calendar: library, dueOn: "2026-10-13" })).toEqual([
      "sixteen 2026-10-10T16:00",
      "nextMorning 2026-10-11T14:00",
    ]);
  });

  it("end after the third time", () => {
    expect(choices("2026-10-05T08:30", { alreadyUsed: MOST_SNOOZES - 1 })).toHaveLength(4);
    expect(choices("2026-10-05T08:30", { alreadyUsed: MOST_SNOOZES })).toEqual([]);
  });

  it("lie ahead, within hours, not past the due day and apart from each other, whenever it is asked", () => {
    const minute = fc.integer({ min: at("2026-04-01T00:00") / 60_000, max: at("2028-04-01T00:00") / 60_000 });
    const week = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      opensOnHolidays: fc.boolean(),
      hours: fc.constantFrom({ from: "08:30", to: "17:15" }, { from: "13:30", to: "21:00" }),
    });
    fc.assert(
      fc.property(minute, fc.integer({ min: -3, max: 20 }), week, (minutes, days, own) => {
        const now = minutes * 60_000;
        const dueOn = addDays(tokyoDate(now), days);
        const calendar = withWeek(city, own);
        const found = snoozeChoices({ now, calendar, dueOn, alreadyUsed: 0 });
        for (const { until } of found) {
          expect(until).toBeGreaterThan(now);
          expect(tokyoDate(until) <= dueOn).toBe(true);
          expect(speakingAt(calendar, until).kind).toBe("maySpeak");
        }
        const moments = found.map(({ until }) => until);
        expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});

it("a subject is a round or a point and nothing else", () => {
  expect(readSubject("report:round-2026-2")).toBe("report:round-2026-2");
  expect(readSubject("read:point-1")).toBe("read:point-1");
  for (const other of [
    "",
    "report:",
    "report:a:b",
    "trouble:quota:2026-10",
    `read:${"x".repeat(65)}`,
    "read:%",
  ]) {
    expect(readSubject(other)).toBeNull();
  }
});
