import { describe, expect, it, test } from "vitest";
import { daysOfAbsence, endOfWorkWeek, likelyEnds } from "../../worker/domain/absence.ts";

const TODAY = "2026-11-18";
const judged = (fromDay: string, untilDay: string) => daysOfAbsence({ fromDay, untilDay }, TODAY);

describe("the days of an absence", () => {
  it("may begin and end today", () => {
    expect(judged(TODAY, TODAY)).toEqual({ kind: "days", days: { fromDay: TODAY, untilDay: TODAY } });
  });

  it("begin today where they began before", () => {
    expect(judged("2026-11-10", "2026-11-28")).toMatchObject({ days: { fromDay: TODAY } });
  });

  it("may end within a year and not later", () => {
    expect(judged("2026-12-01", "2027-11-18").kind).toBe("days");
    expect(judged("2026-12-01", "2027-11-19")).toEqual({
      kind: "refused",
      refusal: { reason: "tooFar", mostDay: "2027-11-18" },
    });
  });

  it("are not all over and do not run backwards", () => {
    expect(judged("2026-11-10", "2026-11-17")).toMatchObject({ refusal: { reason: "past" } });
    expect(judged("2026-11-20", "2026-11-19")).toMatchObject({ refusal: { reason: "reversed" } });
  });
});

test.each([
  ["2026-11-16", "2026-11-20"],
  ["2026-11-20", "2026-11-20"],
  ["2026-11-21", "2026-11-22"],
  ["2026-11-22", "2026-11-22"],
])("the week of %s ends on %s", (day, end) => {
  expect(endOfWorkWeek(day)).toBe(end);
});

test("the days offered are each offered once", () => {
  expect(likelyEnds("2026-11-18").map(({ day }) => day)).toEqual(["2026-11-18", "2026-11-19", "2026-11-20"]);
  expect(likelyEnds("2026-11-20").map(({ name }) => name)).toEqual(["sameDay", "nextDay"]);
});
