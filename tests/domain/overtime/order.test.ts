import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, tokyoInstant } from "../../../worker/domain/civilDate.ts";
import { LATEST_MINUTES } from "../../../worker/domain/overtime/clock.ts";
import { checkSpan, minutesOf, overlaps, type StandingOrder } from "../../../worker/domain/overtime/order.ts";

const DAY = "2026-10-07";
const hour = (hours: number, minutes = 0) => hours * 60 + minutes;
const order = (overrides: Partial<StandingOrder> = {}): StandingOrder => ({
  orderId: "one",
  state: "ordered",
  day: DAY,
  from: hour(17, 30),
  until: hour(19),
  breakMinutes: 0,
  ...overrides,
});
const check = (overrides: Partial<Parameters<typeof checkSpan>[0]> = {}) => {
  const result = checkSpan({
    day: DAY,
    from: hour(19),
    until: hour(21),
    breakMinutes: 15,
    now: tokyoInstant(DAY, hour(14)),
    mostDaysAgo: 7,
    orders: [],
    ...overrides,
  });
  return result.kind === "fits" ? "fits" : result.refusal;
};

describe("a span", () => {
  it("fits to the last minute that belongs to its day", () => {
    expect(check()).toBe("fits");
    expect(check({ until: LATEST_MINUTES })).toBe("fits");
    expect(check({ until: LATEST_MINUTES + 1 })).toEqual({ reason: "tooLate", latest: hour(29, 59) });
  });

  it("ends after it begins", () => {
    expect(check({ until: hour(18) })).toEqual({ reason: "reversed" });
    expect(check({ until: hour(19) })).toEqual({ reason: "reversed" });
  });

  it("leaves something to work", () => {
    expect(check({ breakMinutes: 119 })).toBe("fits");
    expect(check({ breakMinutes: 120 })).toEqual({ reason: "breakTooLong", spanMinutes: 120 });
  });

  it("lies no further back than the bound", () => {
    expect(check({ day: "2026-09-30" })).toBe("fits");
    expect(check({ day: "2026-09-29" })).toEqual({ reason: "tooLongAgo", earliestDay: "2026-09-30" });
  });

  it("is counted back from the day in Tokyo", () => {
    const now = tokyoInstant(DAY, 5);
    expect(check({ now, day: "2026-09-29" })).toEqual({ reason: "tooLongAgo", earliestDay: "2026-09-30" });
  });

  it("has what is left after the break", () => {
    expect(minutesOf({ from: hour(19), until: hour(21), breakMinutes: 15 })).toBe(105);
  });
});

describe("another order of the person", () => {
  it("may end where the span begins, and not a minute later", () => {
    expect(check({ orders: [order()] })).toBe("fits");
    const other = order({ until: hour(19, 1) });
    expect(check({ orders: [other] })).toEqual({ reason: "overlaps", other });
  });

  it("is not in the way of itself, nor after it was declined or taken back", () => {
    const other = order({ until: hour(20) });
    expect(check({ orders: [other], orderId: "one" })).toBe("fits");
    expect(check({ orders: [{ ...other, state: "declined" }] })).toBe("fits");
    expect(check({ orders: [{ ...other, state: "withdrawn" }] })).toBe("fits");
    expect(check({ orders: [{ ...other, state: "applied" }] })).toMatchObject({ reason: "overlaps" });
  });

  it("counts when it ran past midnight the evening before", () => {
    const night = order({ day: "2026-10-06", from: hour(22), until: hour(26) });
    expect(check({ from: hour(1), until: hour(3), orders: [night] })).toMatchObject({ reason: "overlaps" });
    expect(check({ from: hour(2), until: hour(3), orders: [night] })).toBe("fits");
  });

  it("counts when the span runs into it after midnight, over the turn of a month", () => {
    const morning = order({ day: "2026-11-01", from: hour(1), until: hour(3) });
    const span = { day: "2026-10-31", from: hour(22), until: hour(25, 1) };
    expect(check({ ...span, orders: [morning] })).toMatchObject({ reason: "overlaps" });
    expect(check({ ...span, until: hour(25), orders: [morning] })).toBe("fits");
  });

  it("overlaps where a minute is in both, whichever is asked first", () => {
    const span = fc
      .record({
        shift: fc.integer({ min: -2, max: 2 }),
        from: fc.integer({ min: 0, max: 1700 }),
        length: fc.integer({ min: 1, max: 99 }),
      })
      .map(({ shift, from, length }) => ({
        day: addDays(DAY, shift),
        from,
        until: from + length,
        begin: shift * 1440 + from,
        end: shift * 1440 + from + length,
      }));
    fc.assert(
      fc.property(span, span, (one, other) => {
        const shared = Math.min(one.end, other.end) - Math.max(one.begin, other.begin);
        expect(overlaps(one, other)).toBe(shared > 0);
        expect(overlaps(other, one)).toBe(shared > 0);
      }),
    );
  });
});
