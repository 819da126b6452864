import { describe, expect, it } from "vitest";
import { draftKey } from "../../liff/store/draft.ts";
import { overtimeKey } from "../../liff/store/drafts.ts";
import { forgetAll } from "../../liff/store/machine.ts";
import { countTyped } from "../../liff/store/typed.ts";

function shelfOf(keys: readonly string[]) {
  const kept = [...keys];
  return {
    kept,
    get length() {
      return kept.length;
    },
    key: (index: number) => kept[index] ?? null,
    removeItem: (key: string) => void kept.splice(kept.indexOf(key), 1),
  };
}

const place = { unitId: "u", goalId: "g", roundId: "r" };
const OWN = [draftKey({ ...place, staffNumber: "10021" }), overtimeKey("10021"), "settings/10021/cap"];
const OTHERS = [draftKey({ ...place, staffNumber: "10022" }), overtimeKey("1002"), "settings/10022/cap"];
const REST = ["language", "wanted", "linkCode", "triedLogin"];
const LINE = ["LIFF_STORE:2000000002-Wakaba01:IDToken"];

describe("what is typed and not sent", () => {
  it("is counted over both shelves, of one person alone", () => {
    expect(
      countTyped("10021", [shelfOf([...OWN.slice(0, 2), ...OTHERS, ...REST]), shelfOf(OWN.slice(2))]),
    ).toBe(3);
    expect(countTyped("10099", [shelfOf([...OWN, ...OTHERS])])).toBe(0);
  });
});

describe("forgetting", () => {
  it("leaves LINE's own where the same account goes on", () => {
    const shelf = shelfOf([...OWN, ...LINE, ...OTHERS, ...REST]);
    forgetAll("keep", [shelf]);
    expect(shelf.kept).toEqual(LINE);
  });
});
