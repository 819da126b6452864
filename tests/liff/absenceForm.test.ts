import { describe, expect, it } from "vitest";
import { emptyForm, wishOf } from "../../liff/pages/settings/absenceForm.ts";
import { absenceWords } from "../../liff/text/pages/absence.ts";

const TODAY = "2026-11-20";

describe("the form of 不在", () => {
  it("begins today, with the deputy of the last time", () => {
    expect(emptyForm({ today: TODAY, usualDeputyId: "s2" })).toEqual({
      fromDay: TODAY,
      untilDay: "",
      deputyId: "s2",
    });
  });

  it("asks for the last day first", () => {
    expect(wishOf(emptyForm({ today: TODAY, usualDeputyId: null })).kind).toBe("missing");
  });

  it("notices days the wrong way round", () => {
    expect(wishOf({ fromDay: "2026-11-25", untilDay: "2026-11-24", deputyId: "" }).kind).toBe("reversed");
  });

  it("sends nobody as nobody", () => {
    expect(wishOf({ fromDay: TODAY, untilDay: TODAY, deputyId: "" })).toEqual({
      kind: "wish",
      wish: { fromDay: TODAY, untilDay: TODAY, deputyId: null },
    });
  });
});

it("tells one day as one day", () => {
  expect(absenceWords.days(TODAY, TODAY)).toBe("11月20日（金）");
  expect(absenceWords.days(TODAY, "2026-11-25")).toBe("11月20日（金） 〜 11月25日（水）");
});
