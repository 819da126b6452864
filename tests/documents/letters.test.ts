// The same letters under other code points, as files bring them.
import { describe, expect, it } from "vitest";
import { parsePolicy, parseRoster } from "../../worker/documents/index.ts";
import { fixtureText, tableOf, textOf } from "./support.ts";

const HEADINGS = "職員番号,氏名,所属,職名,権限,本務兼務,着任日";
const roster = async (...rows: string[]) => parseRoster(await tableOf([HEADINGS, ...rows].join("\n")));
const post = (number: string, name: string, unit = "教育部＞図書館課", main = "本務") =>
  `${number},${name},${unit},主任,職員,${main},2026/4/1`;

/** As a PDF gives them: the commonest radicals in place of their ideographs. */
function asFromPdf(text: string): string {
  const likenesses = Object.entries({
    方: "⽅",
    月: "⽉",
    日: "⽇",
    長: "⾧",
    民: "⺠",
    生: "⽣",
    人: "⼈",
    一: "⼀",
  });
  return likenesses.reduce((words, [ideograph, radical]) => words.replaceAll(ideograph, radical), text);
}

describe("a policy copied out of a PDF", () => {
  it.each(["policy-basic.txt", "policy-bullets.txt", "policy-circled.txt"])(
    "%s is the same policy",
    (name) => {
      const text = fixtureText(name);
      expect(asFromPdf(text)).not.toBe(text);
      expect(parsePolicy(textOf(new TextEncoder().encode(asFromPdf(text))))).toEqual(parsePolicy(text));
    },
  );

  it("names the line of a letter that only the office has", () => {
    const { problems } = parsePolicy(`${fixtureText("policy-basic.txt")}`.replace("研鑽", "研\ue123"));
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: "notice", message: expect.stringContaining("外字") }),
    );
  });
});

describe("a roster", () => {
  it("is the same whether が is typed as one letter or as two", async () => {
    const composed = await roster(post("00201", "加藤 ガク", "教育部＞ビル管理課"));
    const apart = await roster(post("00201", "加藤 ガク", "教育部＞ビル管理課").normalize("NFD"));
    expect(apart).toEqual(composed);
    expect(composed.problems).toEqual([]);
  });

  it("has no zero-width letters in its numbers", async () => {
    const { rows } = await roster(post("00201\u200b", "見本 一"), post("\ufeff00202", "見本\u2060 二"));
    expect(rows.map(({ staffNumber, name }) => [staffNumber, name])).toEqual([
      ["00201", "見本 一"],
      ["00202", "見本 二"],
    ]);
  });

  it.each([
    ["a variant of a glyph", "渡辺\u{e0101} 真", "渡辺 真"],
    ["half width and a wide space", "佐藤　ﾐｷ", "佐藤 ミキ"],
    ["marks apart", "ガク 一".normalize("NFD"), "ガク 一"],
    ["an old form", "\ufa19田 一", "神田 一"],
    ["a letter of the office only", "\ue001田 一", "田 一"],
  ])("takes one person written with %s and without as one", async (_, first, second) => {
    const { rows, problems } = await roster(
      post("00201", first),
      post("00201", second, "教育部＞給食課", "兼務"),
    );
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(rows).toHaveLength(2);
  });

  it("still refuses one number with two names", async () => {
    const { problems } = await roster(
      post("00201", "渡辺\u{e0101} 真"),
      post("00201", "渡部 真", "教育部＞給食課", "兼務"),
    );
    expect(problems).toMatchObject([{ severity: "error", line: 3, column: "氏名" }]);
  });

  it("names a letter that other screens cannot show, with its line and column and without the name", async () => {
    // 0xF040 is the first of the letters that an office draws for itself in Shift_JIS.
    const head = new Uint8Array([...Buffer.from("number\n", "latin1")]);
    expect(textOf(new Uint8Array([...head, 0xf0, 0x40]))).toBe("number\n\ue000");
    const { rows, problems } = await roster(post("00201", "\ue000田 一"), post("00202", "見本 二"));
    expect(rows).toHaveLength(2);
    expect(problems).toMatchObject([{ severity: "notice", line: 2, column: "氏名" }]);
    expect(problems[0]?.message).toContain("外字");
    expect(problems[0]?.message).not.toContain("田");
  });

  it.each(["\u001a", "\u001a\n", "\n\u001a\n\n"])("may end as old programs end a file: %j", async (end) => {
    const { rows, problems } = parseRoster(await tableOf(`${HEADINGS}\n${post("00201", "見本 一")}${end}`));
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([]);
  });
});
