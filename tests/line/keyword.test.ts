import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KEYWORDS, readKeyword } from "../../worker/line/chat/keyword.ts";

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
    "進捗？",
    "進捗です",
    "進捗です。",
    "シンチョク",
    "ｼﾝﾁｮｸ",
    "@bot 進捗",
    "@進捗だより　進捗",
    "すみません、進捗",
    "お疲れさまです！進捗お願いします🙇‍♀️",
    "進捗(smile)",
    "進捗を見せてください",
    "進捗はどうなっていますか？",
    "「進捗」",
    "進捗‼️",
  ])("%s means 進捗", (text) => {
    expect(readKeyword(text)).toBe("answer");
  });

  it.each(["超過勤務 20:00 会議資料", "残業 19時半まで", "時間外19:30"])("%s is about 超過勤務", (text) => {
    expect(readKeyword(text)).toBe("overtime");
  });

  const word: Record<(typeof KEYWORDS)[number], string> = {
    answer: "進捗",
    goals: "目標",
    policy: "方針",
    left: "残り",
    overtime: "超過勤務",
    deadlines: "期限",
    morning: "朝会",
    settings: "設定",
    help: "ヘルプ",
  };
  it.each(KEYWORDS)("%s is understood whatever stands around its word", (keyword) => {
    const before = fc.constantFrom(
      "",
      "@bot ",
      "@進捗だより ",
      "すみません、",
      "お疲れ様です。",
      "🙏 ",
      "　",
      "「",
    );
    const behind = fc.constantFrom(
      "",
      "？",
      "です",
      "です！",
      "お願いします。",
      "をお願いします🙇",
      "(smile)",
      "…",
      "ですか？",
      "」",
      "❗️",
      "を見せて",
    );
    const written = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.normalize("NFD"),
    );
    fc.assert(
      fc.property(before, behind, written, (lead, end, write) => {
        expect(readKeyword(write(`${lead}${word[keyword]}${end}`))).toBe(keyword);
      }),
    );
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
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => void readKeyword(text)));
  });
});
