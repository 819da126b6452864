import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKeyword } from "../../worker/line/chat/keyword.ts";

describe("a word in the chat", () => {
  it.each([
    ["進捗", "answer"],
    ["進捗報告します。", "answer"],
    ["答える", "answer"],
    ["続き", "answer"],
    ["目標", "goals"],
    ["方針", "policy"],
    ["重点事項", "policy"],
    ["残り", "left"],
    ["ＴＯＤＯ", "left"],
    ["超過勤務", "overtime"],
    ["残業します", "overtime"],
    ["期限", "deadlines"],
    ["〆切", "deadlines"],
    ["朝会", "morning"],
    ["設定", "settings"],
    ["ﾍﾙﾌﾟ", "help"],
    ["?", "help"],
  ])("%s is understood", (text, keyword) => {
    expect(readKeyword(text)).toBe(keyword);
  });

  it.each([
    "進捗が悪くて困っています",
    "残業が多いです",
    "期限を延ばしたい",
    "目標を下げたい",
    "設定がわかりません",
    "",
    "。",
  ])("a sentence such as %j is not taken for one", (text) => {
    expect(readKeyword(text)).toBeNull();
  });

  it("any text is read without failing", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 6000 }), (text) => void readKeyword(text)));
  });
});
