import { describe, expect, test } from "vitest";
import { personnelWords } from "../../liff/text/pages/results.ts";
import { ALL_SETTLED, withOpen } from "../../worker/domain/overtime/settle.ts";
import { SETTLEMENT_LISTS } from "../../worker/domain/overtime/viewsResults.ts";

const KINDS = [...SETTLEMENT_LISTS, "undecided"] as const;
/** An order that was not used may stay as it is. */
const SETTLING = KINDS.filter((kind) => kind !== "notUsed");

describe("before a month is closed", () => {
  test.each(SETTLING)("%s is counted and named, in the state and in the question", (kind) => {
    const open = withOpen(ALL_SETTLED, kind, 7);
    for (const said of [personnelWords.statusOpen(open), personnelWords.lockSure(open)]) {
      expect(said).toContain(" 7 ");
      expect(said).not.toContain("すべて整って");
    }
  });

  test("all of them are named together", () => {
    const open = SETTLING.reduce((all, kind, index) => withOpen(all, kind, index + 11), ALL_SETTLED);
    for (const [index] of SETTLING.entries()) {
      expect(personnelWords.lockSure(open)).toContain(` ${index + 11} `);
    }
  });

  test("nothing is left where at most orders were not used", () => {
    expect(personnelWords.statusOpen(withOpen(ALL_SETTLED, "notUsed", 3))).toContain("締められます");
  });
});
