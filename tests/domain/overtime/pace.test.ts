import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../../worker/domain/civilDate.ts";
import { monthRange } from "../../../worker/domain/overtime/month.ts";
import { forecastOf, paceIn, passesOn } from "../../../worker/domain/overtime/pace.ts";

const calendar = calendarOf();
const workingDays: CivilDate[] = [];
for (let day = "2026-04-01"; day <= "2027-03-31"; day = addDays(day, 1)) {
  if (isWorkingDay(calendar, day)) workingDays.push(day);
}
const october = (today: CivilDate) => paceIn({ today, workingDays }, monthRange("2026-10"));
const hours = (count: number) => count * 60;

describe("where a day stands", () => {
  it("counts the working days of the window until it, itself among them", () => {
    expect(october("2026-10-07")).toMatchObject({ done: 5 });
    expect(october("2026-10-07").left).toHaveLength(16);
    expect(october("2026-10-07").left[0]).toBe("2026-10-08");
  });

  it("counts none on a day off", () => {
    expect(october("2026-10-11").done).toBe(october("2026-10-09").done);
    expect(october("2026-10-12").done).toBe(october("2026-10-09").done);
  });

  it("has everything before it or behind it outside of the window", () => {
    expect(october("2026-09-30").done).toBe(0);
    expect(october("2026-11-04")).toEqual({ done: 21, left: [] });
  });
});

describe("carried on evenly", () => {
  it("tells the end of the month and the day on which a limit is passed", () => {
    const pace = october("2026-10-07");
    expect(forecastOf(hours(15), pace)).toBe(hours(63));
    expect(forecastOf(hours(15) + 1, pace)).toBe(hours(63) + 5);
    // 3 hours a day: 45 hours are reached on the 15th working day, passed on the 16th.
    expect(passesOn(hours(15), hours(30), pace)).toBe("2026-10-23");
    expect(passesOn(hours(15), hours(48), pace)).toBeNull();
    expect(passesOn(hours(15), hours(48) - 1, pace)).toBe("2026-10-30");
  });

  it("says nothing before the first working day, and of nothing worked", () => {
    expect(forecastOf(hours(4), october("2026-09-30"))).toBeNull();
    expect(passesOn(hours(4), 0, october("2026-09-30"))).toBeNull();
    expect(passesOn(0, 0, october("2026-10-07"))).toBeNull();
  });

  it("passes a limit exactly when the forecast lies above it, no later for a minute more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 0, max: 9000 }),
        (days, used, mayAdd) => {
          const pace = october(addDays("2026-10-01", days));
          const day = passesOn(used, mayAdd, pace);
          expect(day !== null).toBe((forecastOf(used, pace) ?? 0) > used + mayAdd);
          const sooner = passesOn(used + 1, Math.max(0, mayAdd - 1), pace);
          if (day !== null) expect(sooner !== null && sooner <= day).toBe(true);
        },
      ),
    );
  });
});
