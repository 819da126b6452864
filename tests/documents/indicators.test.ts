import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposeIndicators } from "../../worker/documents/index.ts";

const short = (text: string) =>
  proposeIndicators(text).map(({ target, unit, kind }) => `${kind} ${target ?? "-"}${unit}`);

describe("proposeIndicators", () => {
  it("keeps the clause that holds the number as it is written", () => {
    expect(proposeIndicators("広報が工夫され、友だち登録者数が１万人を超えている。")).toEqual([
      { text: "友だち登録者数が１万人を超えている", target: 10_000, unit: "人", kind: "atLeast" },
    ]);
  });

  it.each([
    ["登録者数が1万人を超えている", "atLeast 10000人"],
    ["登録者数が1万2千人以上", "atLeast 12000人"],
    ["寄附額が1億5,000万円に達している", "atLeast 150000000円"],
    ["申請が２,０００件以上", "atLeast 2000件"],
    ["満足度が82.5％を上回っている", "atLeast 82.5%"],
    ["月1回以上開かれている", "atLeast 1回"],
    ["参加団体が3サロン以上", "atLeast 3サロン"],
    ["購入量が前年度より10%減っている", "atLeast 10%"],
    ["排出量が1人1日あたり620g以下", "atMost 620g"],
    ["待ち時間が15分以内", "atMost 15分"],
    ["時間外勤務が360時間未満", "atMost 360時間"],
    ["苦情が20件を下回る", "atMost 20件"],
    ["待ち時間を15分に短縮", "atMost 15分"],
    ["月45時間を超える超過勤務をした職員がいない", "atMost 45時間"],
    ["事故が0件になっている", "atMost 0件"],
    ["新たなサービスを3つ導入している", "planned 3つ"],
    ["窓口が市内5か所に設けられている", "planned 5か所"],
    ["条例の改正案を1件提出している", "planned 1件"],
    ["①②前年比プラス", "yearOnYearUp -"],
    ["利用者が前年度より増えている", "yearOnYearUp -"],
    ["継続的実施", "continuous -"],
    ["継続的实施", "continuous -"],
    ["点検が継続して実施されている", "continuous -"],
  ])("proposes for %s: %s", (text, proposal) => {
    expect(short(text)).toEqual([proposal]);
  });

  it.each([
    "第4期システム（令和12年1月稼働開始）の事業者と契約できている",
    "令和11年度以降の事業の在り方が整理されている",
    "「第３期計画」に基づき育成されている",
    "「30年後のまち」が共有されている",
    "(1) 方針が決まっている",
    "①手順が決まっている",
    "10月1日に開館している",
    "65歳以上の市民に届いている",
    "3つの柱が共有されている",
    "1か所で手続が終えられている",
    "AI2とCO2の資料がそろっている",
    "総合計画に定めた目標値",
    "午後8時に閉庁している",
    "",
  ])("proposes nothing for 「%s」", (text) => {
    expect(short(text)).toEqual([]);
  });

  it("proposes each compared number of a sentence, and no bare count beside them", () => {
    expect(short("3施設の利用者が500人以上になり、経費が10%減っている")).toEqual([
      "atLeast 500人",
      "atLeast 10%",
    ]);
  });

  it("never throws, and every target is a finite number in the words", () => {
    const words = fc.constantFrom(
      "1",
      "９",
      "万",
      "億",
      ",",
      ".",
      "人",
      "以上",
      "以下",
      "第",
      "年",
      "月",
      "「",
      "」",
      "。",
      "、",
      "前年比",
      "増",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(words).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { target, text: clause } of proposeIndicators(text)) {
          expect(target === null || Number.isFinite(target)).toBe(true);
          expect(text).toContain(clause);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
