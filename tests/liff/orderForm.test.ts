import { describe, expect, test } from "vitest";
import {
  emptyForm,
  endsFor,
  fieldOfRefusal,
  movedTo,
  type OrderForm,
  timesIn,
  wishOf,
} from "../../liff/pages/overtime/orderForm.ts";

const monday = { day: "2026-10-05", isRestDay: false, opens: 510, closes: 1035 };
const saturday = { day: "2026-10-10", isRestDay: true, opens: 510, closes: 1035 };
const filled: OrderForm = {
  ...emptyForm(monday),
  until: "１９：３０",
  task: " 資料づくり ",
  purpose: "reason:peak",
};

describe("the form of an application", () => {
  test("begins at the end of the working hours, on a rest day where they would begin", () => {
    expect(emptyForm(monday).from).toBe("17:15");
    expect(emptyForm(saturday).from).toBe("8:30");
  });

  test("moved to another day takes its beginning along, unless it was typed", () => {
    expect(movedTo(filled, monday, saturday)).toMatchObject({
      day: "2026-10-10",
      from: "8:30",
      until: "１９：３０",
    });
    expect(movedTo({ ...filled, from: "18:00" }, monday, saturday).from).toBe("18:00");
  });

  test("offers full hours after work, and parts of the day on a rest day", () => {
    expect(endsFor(monday, 1035)).toEqual([1080, 1140, 1200]);
    expect(endsFor(saturday, 13 * 60)).toEqual([900, 1035]);
  });

  test("asks for what is written in it", () => {
    expect(wishOf(filled)).toEqual({
      kind: "wish",
      wish: {
        day: "2026-10-05",
        from: 1035,
        until: 1170,
        breakMinutes: 0,
        task: "資料づくり",
        purpose: { kind: "reason", key: "peak" },
      },
    });
  });

  test.each([
    ["until", "missing", { until: " " }],
    ["until", "unclear", { until: "20" }],
    ["until", "reversed", { until: "１７：００" }],
    ["from", "unclear", { from: "夕方" }],
    ["break", "unclear", { breakMinutes: "少し" }],
    ["task", "missing", { task: "　" }],
    ["purpose", "missing", { purpose: "" }],
  ] as const)("says beside %s that it is %s", (field, kind, own) => {
    expect(wishOf({ ...filled, ...own })).toEqual({ kind: "problem", problem: { field, kind } });
  });

  test("tells how long it lasts only where it lasts", () => {
    expect(timesIn(filled).minutes).toBe(135);
    expect(timesIn({ ...filled, breakMinutes: "15" }).minutes).toBe(120);
    expect(timesIn({ ...filled, until: "17:00" }).minutes).toBeNull();
    expect(timesIn({ ...filled, until: "" })).toEqual({ from: 1035, until: null, minutes: null });
  });

  test("knows the field that a refusal is about", () => {
    expect(fieldOfRefusal("overlaps")).toBe("until");
    expect(fieldOfRefusal("locked")).toBe("day");
    expect(fieldOfRefusal("leadsSection")).toBeNull();
  });
});
