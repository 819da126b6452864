import { describe, expect, it } from "vitest";
import { answerStranger } from "../../worker/line/chat/stranger.ts";
import { WORDS } from "../../worker/line/chat/words.ts";

const said = (text: string) =>
  answerStranger({ config: { LIFF_ID: "2000000002-Wakaba01" } as never }, text).map((message) =>
    JSON.stringify(message),
  );

describe("somebody whose LINE account is not linked", () => {
  it.each([
    ["使い方", WORDS.about],
    ["何ができますか", WORDS.about],
    ["ヘルプ", WORDS.helpToLink],
    ["コードをなくしました", WORDS.helpToLink],
  ])("who says %s is told, and shown the way to link", (text, words) => {
    const [first, second] = said(text);
    expect(first).toContain(words);
    expect(second).toContain("https://liff.line.me/2000000002-Wakaba01/link");
  });

  it.each(["", "進捗", "こんにちは"])("is asked to link after %j", (text) => {
    expect(said(text)).toEqual([expect.stringContaining("/link")]);
  });
});
