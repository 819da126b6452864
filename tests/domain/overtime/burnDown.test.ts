import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../../worker/domain/civilDate.ts";
import { burnDown, type MinutesByDay } from "../../../worker/domain/overtime/burnDown.ts";

const calendar = calendarOf();
const workingDays: CivilDate[] = [];
for (let day = "2026-10-01"; day <= "2026-10-31"; day = addDays(day, 1)) {
  if (isWorkingDay(calendar, day)) workingDays.push(day);
}
const hours = (count: number) => count * 60;
const burn = (usedByDay: MinutesByDay, today: CivilDate, allotted = hours(120)) =>
  burnDown({ allotted, usedByDay, workingDays, today });

describe("the hours of a unit", () => {
  it("run out on a day at this pace", () => {
    const state = burn({ "2026-10-01": hours(20), "2026-10-06": hours(25) }, "2026-10-07");
    expect(state).toMatchObject({
      used: hours(45),
      left: hours(75),
      forecast: hours(189),
      // 9 hours a day: 120 hours are passed on the 14th working day.
      end: { kind: "runsOut", day: "2026-10-21" },
      days: { done: 5, left: 16 },
    });
  });

  it("last when they are used up with the end of the month", () => {
    const even = burn({ "2026-10-01": hours(50) }, "2026-10-07", hours(210));
    expect(even).toMatchObject({ forecast: hours(210), end: { kind: "lasts" } });
    expect(burn({ "2026-10-01": hours(50) }, "2026-10-07", hours(210) - 1).end).toEqual({
      kind: "runsOut",
      day: "2026-10-30",
    });
  });

  it("ran out on the day on which more was used than given", () => {
    const used = { "2026-10-02": hours(100), "2026-10-05": hours(20), "2026-10-06": 1 };
    expect(burn(used, "2026-10-05").end.kind).toBe("tooEarly");
    expect(burn(used, "2026-10-07")).toMatchObject({ left: -1, end: { kind: "ranOut", day: "2026-10-06" } });
  });

  it("are used on a day off too", () => {
    const state = burn({ "2026-10-03": hours(6) }, "2026-10-05");
    expect(state.points.map(({ day, used }) => [day, used])).toEqual([
      ["2026-10-01", 0],
      ["2026-10-02", 0],
      ["2026-10-03", hours(6)],
      ["2026-10-05", hours(6)],
    ]);
    expect(state.points.map(({ evenLeft }) => evenLeft)).toEqual([6857, 6514, 6514, 6171]);
  });

  it("are untouched by days that have not come", () => {
    expect(burn({ "2026-10-08": hours(50) }, "2026-10-07")).toMatchObject({
      used: 0,
      end: { kind: "lasts" },
    });
  });

  it("say nothing of the end before the first working day", () => {
    expect(burn({}, "2026-09-30")).toMatchObject({ points: [], forecast: null, end: { kind: "tooEarly" } });
  });

  it("say nothing of the end while less than a fifth of the days is behind", () => {
    const used = { "2026-10-01": hours(60) };
    expect(burn(used, "2026-10-06")).toMatchObject({ forecast: null, end: { kind: "tooEarly" } });
    expect(burn(used, "2026-10-07")).toMatchObject({ forecast: hours(252), end: { kind: "runsOut" } });
  });

  it("are all known after the month", () => {
    const state = burn({ "2026-10-30": hours(10), "2026-10-31": hours(2) }, "2026-11-05");
    expect(state).toMatchObject({ used: hours(12), forecast: hours(12), days: { done: 21, left: 0 } });
  });

  it("run out where none were given and some are used", () => {
    expect(burn({}, "2026-10-07", 0).end).toEqual({ kind: "lasts" });
    expect(burn({ "2026-10-02": 1 }, "2026-10-07", 0).end).toEqual({ kind: "ranOut", day: "2026-10-02" });
  });

  it("never last longer for a minute more, and each point is the one before less the day", () => {
    const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays("2026-10-01", days));
    const used = fc.dictionary(day, fc.integer({ min: 0, max: 900 }));
    const rank = { tooEarly: 0, lasts: 0, runsOut: 1, ranOut: 2 };
    fc.assert(
      fc.property(used, day, day, fc.integer({ min: 0, max: 9000 }), (usedByDay, more, today, allotted) => {
        const before = burn(usedByDay, today, allotted);
        const after = burn({ ...usedByDay, [more]: (usedByDay[more] ?? 0) + 1 }, today, allotted);
        expect(rank[after.end.kind]).toBeGreaterThanOrEqual(rank[before.end.kind]);
        if (after.end.kind === "runsOut" && before.end.kind === "runsOut") {
          expect(after.end.day <= before.end.day).toBe(true);
        }
        let sum = 0;
        for (const point of before.points) {
          sum += usedByDay[point.day] ?? 0;
          expect(point).toMatchObject({ used: sum, left: allotted - sum });
        }
        expect(before.used).toBe(sum);
      }),
    );
  });
});
