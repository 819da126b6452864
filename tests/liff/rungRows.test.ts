import { describe, expect, it } from "vitest";
import { numberOrNull } from "../../liff/pages/admin/rules/numberOrNull.ts";
import {
  draftsOf,
  inOrder,
  isWhole,
  nextRow,
  type RungRow,
  rowsOf,
  toDraft,
  toRow,
} from "../../liff/pages/admin/rules/rungRows.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const row = (part: Partial<RungRow>): RungRow => ({ kind: "day", days: "", tell: "", ...part });

describe("a ladder in the form", () => {
  it("is sent as it was stored when nothing is changed", () => {
    const { ladders } = DEFAULT_SETTINGS;
    expect(draftsOf(rowsOf(ladders))).toEqual(ladders);
    const own = { ...ladders, deadline: [{ at: -3 }, { at: 1, tell: "director" as const }] };
    expect(draftsOf(rowsOf(own))).toEqual(own);
  });

  it("never takes an empty number for the due day", () => {
    const empty = row({ kind: "before", days: "" });
    expect(toDraft(empty)).toEqual({ at: null });
    expect(isWhole(empty)).toBe(false);
    expect(isWhole(row({ kind: "day" }))).toBe(true);
  });

  it("tells nobody above before the due day, whatever was chosen earlier", () => {
    expect(toDraft(row({ kind: "before", days: "3", tell: "superior" }))).toEqual({ at: -3 });
  });

  it("is put into the order of its days", () => {
    const rows = [
      row({ kind: "after", days: "2" }),
      row({ kind: "before", days: "" }),
      row({ kind: "day" }),
      row({ kind: "opens" }),
      row({ kind: "before", days: "5" }),
    ];
    expect(inOrder(rows).map((each) => toDraft(each).at)).toEqual(["opens", -5, 0, 2, null]);
  });

  it("grows by the due day first, then by days after it, and never past it for points", () => {
    const rows = DEFAULT_SETTINGS.ladders.report.map(toRow);
    expect(toDraft(nextRow([], true))).toEqual({ at: 0 });
    expect(toDraft(nextRow(rows, true))).toEqual({ at: 6 });
    expect(toDraft(nextRow([row({})], false))).toEqual({ at: -1 });
  });
});

it.each([
  ["8", 8],
  ["", null],
  [" ", null],
  ["-", null],
  ["0", 0],
])("a field with %j is the number %j", (text, number) => expect(numberOrNull(text)).toBe(number));
