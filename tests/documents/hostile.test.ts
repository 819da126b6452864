import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGoals, parsePolicy, parseRoster, readTable, readText } from "../../worker/documents/index.ts";
import { fixtureText, workbook } from "./support.ts";

const HEADINGS = "番号\t実施項目\t分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\n";

describe("hostile input", () => {
  const soup = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "\t",
      "\n",
      '"',
      ",",
      "・",
      "(1)",
      "①",
      "1 ",
      "記",
      "- ",
      "=1+1",
      "<b>",
      "。",
      "3つ",
      "令和8年度",
      "方針",
    ),
  );
  const texts = fc.array(soup, { maxLength: 60 }).map((parts) => parts.join(""));

  it("of random bytes is read or refused, never thrown at", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const table = await readTable(bytes, "f");
        if (table.ok) parseGoals(table);
        const prose = readText(bytes, "f");
        if (prose.ok) parsePolicy(prose.text);
      }),
      { numRuns: 300 },
    );
  });

  it("of random words under real headings makes rows or problems", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const table = await readTable(new TextEncoder().encode(HEADINGS + text), "f");
        if (!table.ok) return;
        const { rows, badRows, problems } = parseGoals(table, { fiscalYear: 2026 });
        const errors = problems.filter(({ severity }) => severity === "error").length;
        expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
        expect(errors).toBeGreaterThanOrEqual(badRows);
        parseRoster(table);
      }),
      { numRuns: 300 },
    );
  });

  it("of random words in a policy loses none of them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("甲は乙とする。", "丙", "(1) 丁", "① 戊", "・己", "1 庚", "2 辛", "- 壬")),
        (lines) => {
          const { sections } = parsePolicy(`令和8年度の方針\n記\n${lines.join("\n")}`);
          const read = JSON.stringify(sections);
          const bodies = [...lines.join("")].filter((character) => "甲乙丙丁戊己庚辛壬".includes(character));
          expect([...read].filter((character) => "甲乙丙丁戊己庚辛壬".includes(character)).sort()).toEqual(
            bodies.sort(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of a damaged workbook is refused", async () => {
    const good = await workbook([["番号", "実施項目"]]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bad = good.slice();
        bad[at] = byte;
        const table = await readTable(bad, "f");
        expect(table.ok || table.reason.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the largest files", () => {
  it("of 20,000 lines are read within seconds", { timeout: 20_000 }, async () => {
    const lines = fixtureText("goals.tsv")
      .split("\n")
      .filter((line) => /^\d\t/.test(line));
    const rows = Array.from({ length: 19_999 }, (_, index) =>
      (lines[index % lines.length] ?? "").replace(/^\d/, `${index + 1}`),
    );
    const bytes = new TextEncoder().encode(HEADINGS + rows.join("\n"));
    const start = performance.now();
    const table = await readTable(bytes, "f");
    const goals = table.ok ? parseGoals(table, { fiscalYear: 2026 }) : null;
    const elapsedMs = performance.now() - start;
    expect(goals?.rows).toHaveLength(19_999);
    expect(elapsedMs).toBeLessThan(5_000);
  });

  it("of one person in 19,999 posts, or one point in 19,999 lines, take no more than a moment", {
    timeout: 20_000,
  }, async () => {
    const posts = Array.from({ length: 19_999 }, (_, index) => `1,青葉,部＞課${index},主任,2026-04-01,兼務`);
    const roster = ["職員番号,氏名,所属,職名,着任日,本務兼務", ...posts].join("\n");
    const policy = `令和8年度の方針\n記\n(1) 一つ\n${`${"続く".repeat(80)}\n`.repeat(19_990)}`;
    const start = performance.now();
    const table = await readTable(new TextEncoder().encode(roster), "f");
    expect(table.ok ? parseRoster(table).rows : []).toHaveLength(19_999);
    expect(parsePolicy(policy).sections[0]?.points[0]?.text.length).toBeGreaterThan(3_000_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each([
    '"',
    '"a\n',
    "・",
    " ・",
    "\t",
    "(1)",
    "1 ",
    "９",
    "第",
    "「",
    "まで",
    "長",
    "3つ",
    "3人以上",
    "3つ、",
    "前年比",
    "(",
    "1.",
    "①",
    "元年",
    " ",
    "a  ",
    "^{",
    "行\n",
  ])("of nothing but 「%s」 take no more than a moment", { timeout: 20_000 }, async (piece) => {
    const cell = piece.repeat(Math.floor(900 / piece.length));
    const rows = Array.from(
      { length: 500 },
      (_, index) => `${index + 1}\t${cell}\t\t${cell}\t${cell}\t${cell}\t共通`,
    );
    const start = performance.now();
    for (const text of [HEADINGS + rows.join("\n"), `${HEADINGS}1\t${piece.repeat(100_000)}`]) {
      const table = await readTable(new TextEncoder().encode(text), "f");
      if (table.ok) parseGoals(table, { fiscalYear: 2026 });
    }
    parsePolicy(piece.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
