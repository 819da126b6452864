// The published papers of a real city, read where their folder stands beside the repository. Nothing of them is quoted
// here: what is expected is counted from the files by other means.
import { describe, expect, it } from "vitest";
import {
  type GoalsDocument,
  type PolicyDocument,
  type PolicyPoint,
  parseGoals,
  parsePolicy,
} from "../../worker/documents/index.ts";
import { realPaper, tableOf, textOf } from "./support.ts";

type Skip = (note: string) => never;

const SHEET = "goal-sheet-kokubunji-policy-r8.txt";
const BASIC = "basic-policy-kokubunji-r8.txt";
const CIVIC = "department-policy-kokubunji-civic-r7.txt";
const GENERAL = "department-policy-kokubunji-general-r5.txt";

const policyText = (name: string, skip: Skip) => textOf(realPaper(name, skip));

describe("the real goal sheet", () => {
  const load = async (skip: Skip): Promise<{ text: string; document: GoalsDocument }> => {
    const text = policyText(SHEET, skip);
    return { text, document: parseGoals(await tableOf(text)) };
  };

  it("gives exactly 18 goals, 15 of five named rooms and 3 shared, without any problem", async ({ skip }) => {
    const { document } = await load(skip);
    const owned = document.rows.filter((row) => !row.shared);
    expect(document.rows.map((row) => row.number)).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
    expect(owned).toHaveLength(15);
    expect(new Set(owned.map((row) => row.owner)).size).toBe(5);
    expect(document.rows.filter((row) => row.shared).map((row) => row.number)).toEqual([16, 17, 18]);
    expect(document).toMatchObject({ fiscalYear: 2026, issuedOn: "2026-04-01", badRows: 0, problems: [] });
  });

  it("gives 28 criteria and 39 steps, as many as the file has bullets and cells without", async ({
    skip,
  }) => {
    const { text, document } = await load(skip);
    const goals = text.split("\n").filter((line) => /^\d+\t/.test(line));
    const count = (column: number) =>
      goals.map((line) => Math.max(1, (line.split("\t")[column] ?? "").match(/(?:^|\s)・/g)?.length ?? 0));
    expect(document.rows.map((row) => row.criteria.length)).toEqual(count(3));
    expect(document.rows.map((row) => row.steps.length)).toEqual(count(4));
    expect(document.rows.flatMap((row) => row.criteria)).toHaveLength(28);
    expect(document.rows.flatMap((row) => row.steps)).toHaveLength(39);
  });

  it("keeps every word of the cells", async ({ skip }) => {
    const { text, document } = await load(skip);
    const goals = text.split("\n").filter((line) => /^\d+\t/.test(line));
    const bare = (words: string) => words.replace(/[\s・]/g, "");
    const read = document.rows.map((row) =>
      bare(
        [
          row.number,
          row.title,
          row.category,
          ...row.criteria,
          ...row.steps,
          row.deadline.text,
          row.owner,
        ].join(""),
      ),
    );
    expect(read).toEqual(goals.map(bare));
  });

  it("ends every goal with the fiscal year", async ({ skip }) => {
    const { document } = await load(skip);
    expect(new Set(document.rows.map((row) => row.deadline.date))).toEqual(new Set(["2027-03-31"]));
  });

  it("proposes the two numbers that are targets and no other", async ({ skip }) => {
    const { document } = await load(skip);
    const proposals = document.rows.flatMap((row) =>
      row.indicators.map((indicator) => ({ goal: row.number, ...indicator })),
    );
    expect(proposals).toMatchObject([
      { goal: 8, criterion: 0, target: 10_000, unit: "人", kind: "atLeast" },
      { goal: 8, criterion: 1, target: 3, unit: "つ", kind: "planned" },
    ]);
  });

  it("keeps the title of the head of the department and not the name", async ({ skip }) => {
    const { text, document } = await load(skip);
    const name = /氏名\t(\S+)/.exec(text)?.[1] ?? "";
    expect(name).not.toBe("");
    expect(document.issuerTitle).toMatch(/部長$/);
    expect(JSON.stringify(document)).not.toContain(name);
  });
});

describe("the real policies", () => {
  const numbers = (points: readonly PolicyPoint[]): string[] =>
    points.flatMap((point) => [point.path, ...numbers(point.points)]);
  const counts = (policy: PolicyDocument) => policy.sections.map((section) => section.points.length);

  it("basic policy: five sections with 6, 3, 8, 5 and no points", ({ skip }) => {
    const policy = parsePolicy(policyText(BASIC, skip));
    expect(policy).toMatchObject({ fiscalYear: 2026, issuedOn: "2026-03-19", problems: [] });
    expect(policy.sections.map(({ label }) => label)).toEqual(["1", "2", "3", "4", "5"]);
    expect(counts(policy)).toEqual([6, 3, 8, 5, 0]);
    expect(policy.sections[4]?.text.split("\n")).toHaveLength(2);
    expect(policy.sections[2]?.points[3]?.text).toMatch(/をはじめ/);
    expect(policy.sections[3]?.points[2]?.text).toMatch(/研鑽に/);
  });

  it("civic policy: four sections of bullets", ({ skip }) => {
    const policy = parsePolicy(policyText(CIVIC, skip));
    expect(policy).toMatchObject({ fiscalYear: 2025, issuedOn: "2025-04-01", problems: [] });
    expect(policy.sections.map(({ label }) => label)).toEqual(["１", "２", "３", "４"]);
    expect(counts(policy)).toEqual([5, 3, 5, 5]);
    expect(
      policy.sections.flatMap((section) => section.points).every(({ text }) => text.endsWith("。")),
    ).toBe(true);
  });

  it("general affairs policy: 1 (1) to (4) and 2 (1), (2), with circled points", ({ skip }) => {
    const policy = parsePolicy(policyText(GENERAL, skip));
    expect(policy).toMatchObject({ fiscalYear: 2023, issuedOn: "2023-04-01", problems: [] });
    expect(counts(policy)).toEqual([4, 2]);
    expect(policy.sections.map(({ points }) => points.map((point) => point.points.length))).toEqual([
      [3, 3, 10, 7],
      [5, 0],
    ]);
    expect(numbers(policy.sections[1]?.points ?? [])).toContain("2(1)⑤");
  });

  it.for([BASIC, CIVIC, GENERAL])(
    "%s: every word of the body is in a section, in order",
    (name, { skip }) => {
      const text = policyText(name, skip);
      const bare = (words: string) => words.replace(/\^\{[^}]*\}|^- /gm, "").replace(/[\s．]/g, "");
      const body = text.slice(/^\s*記\s*$/m.exec(text)?.index).replace(/^\s*記/, "");
      const words = (points: readonly PolicyPoint[]): string =>
        points.map((point) => point.label + point.text + words(point.points)).join("");
      const read = parsePolicy(text).sections.map((s) => s.label + s.heading + s.text + words(s.points));
      expect(bare(read.join(""))).toBe(bare(body));
    },
  );
});
