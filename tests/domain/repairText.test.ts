import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparable } from "../../worker/domain/matchLists.ts";
import { hasUnshowable, repairText, repairTexts, withoutVariants } from "../../worker/domain/repairText.ts";

/** Any text, with much of what makes trouble in it: half characters, radicals, marks, joiners, old forms, own letters. */
const troublesome = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom(
        "\ud800",
        "\udc00",
        "⺟",
        "⽅",
        "か\u3099",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u200d",
        "👩‍👩‍👧",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      ),
      fc.constantFrom("③", "Ａ", "ｶﾞ", "\ufa19", "辻\u{e0100}", "\ue000", "\u0000", "\u001a", "e\u0301", "\n"),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("a repaired text", () => {
  test("is the same when it is repaired again", () => {
    fc.assert(fc.property(troublesome, (text) => repairText(repairText(text)) === repairText(text)));
  });

  test("can be stored and sent anywhere", () => {
    fc.assert(
      fc.property(troublesome, (text) => {
        const repaired = repairText(text);
        return repaired.isWellFormed() && !/(?![\t\n\r])\p{Cc}/u.test(repaired);
      }),
    );
  });

  test("is composed, but for the old forms of ideographs", () => {
    fc.assert(
      fc.property(troublesome, (text) => {
        const parts = repairText(text).split(/[\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/u);
        return parts.every((part) => part === part.normalize("NFC"));
      }),
    );
  });

  test("has no radical that has an ideograph", () => {
    const radicals = Array.from({ length: 0x2fe0 - 0x2e80 }, (_, index) =>
      String.fromCodePoint(0x2e80 + index),
    );
    const left = radicals.filter(
      (radical) => /\p{Script=Han}/u.test(radical) && repairText(radical) === radical,
    );
    expect(left).toEqual(["⺀"]);
    expect(repairText("⺠⽣⽅⻑⻘⻄⾧⼈⼀")).toBe("民生方長青西長人一");
  });

  test.each([
    ["kana typed apart", "ガク", "ガク"],
    ["a zero-width space in a number", "10961\u200b", "10961"],
    ["marks of direction", "\u202a総務課\u202c\u200f", "総務課"],
    ["a byte order mark inside", "総務\ufeff課", "総務課"],
    ["a soft hyphen", "総務\u00ad課", "総務課"],
    ["half a character", "青葉\ud800太郎", "青葉\ufffd太郎"],
    ["a control", "窓口\u0000を\u0007改めた", "窓口を改めた"],
    ["a joiner between letters", "総\u200d務", "総務"],
    ["stray tags", "課\u{e0067}\u{e007f}", "課"],
  ])("is rid of %s", (_, text, repaired) => {
    expect(repairText(text)).toBe(repaired);
  });

  test.each([
    "③ ⑴ ㈪ ㍻",
    "ＡＢＣ　１２",
    "ｶﾞｷﾞ",
    "1\t2\n3\r\n4",
    "渡辺\u{e0101}",
    "\ufa19田 \ufa11",
    "\ue000田",
    "❤️ 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽",
  ])("keeps %s as it is written", (text) => {
    expect(repairText(text)).toBe(text);
  });
});

test("a value of JSON is repaired through and through, its numbers and names left alone", () => {
  const value = { a: ["⽅\ud800", 1, null, { b: "\u200b課" }], toString: "x" };
  expect(repairTexts(value)).toEqual({ a: ["方\ufffd", 1, null, { b: "課" }], toString: "x" });
});

test("a nest that no schema has is not climbed down", () => {
  let nest: unknown = "\ud800";
  for (let depth = 0; depth < 20_000; depth += 1) nest = [nest];
  expect(Array.isArray(repairTexts(nest))).toBe(true);
});

test("names are compared without variants of a glyph and without letters of the office only", () => {
  expect(withoutVariants("渡辺\u{e0101} 真")).toBe("渡辺 真");
  expect(withoutVariants("\ue000")).toBe("\ue000");
  expect(comparable("渡辺\u{e0101}　真")).toBe(comparable("渡辺 真"));
  expect(comparable("佐藤　ﾐｷ")).toBe(comparable("佐藤 ミキ"));
  expect(comparable("\ufa19田")).toBe(comparable("神田"));
});

test.each([
  ["\ue000田 太郎", true],
  ["青葉\ufffd太郎", true],
  ["渡辺\u{e0101} \ufa11 ③", false],
])("%s: whether other screens show something else is %s", (text, isUnshowable) => {
  expect(hasUnshowable(text)).toBe(isUnshowable);
});
