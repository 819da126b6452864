import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GoalRow, matchGoals, type StoredGoal } from "../../worker/domain/matchGoals.ts";
import { matchPosts } from "../../worker/domain/matchPosts.ts";
import { matchTexts } from "../../worker/domain/matchTexts.ts";
import {
  isMayor,
  knownWithin,
  nearestNames,
  ownersIn,
  sectionsOf,
  type UnitNode,
  unitOfTitle,
} from "../../worker/domain/matchUnits.ts";
import { normalPath } from "../../worker/domain/pointPath.ts";
import { row } from "./importing.ts";

const goalRow = (number: number, title: string, overrides: Partial<GoalRow> = {}): GoalRow => ({
  ...row(number, title),
  sections: [{ id: "residents", name: "市民課" }],
  ...overrides,
});

/** What the database would hold after this row was stored. */
const stored = (id: string, from: GoalRow, overrides: Partial<StoredGoal> = {}): StoredGoal => ({
  id,
  number: from.number,
  title: from.title,
  category: from.category,
  deadlineText: from.deadline.text,
  deadlineDate: from.deadline.date,
  owner: from.owner,
  isShared: from.shared,
  isWithdrawn: false,
  sections: from.sections,
  criteria: from.criteria.map((text, position) => bullet(`${id}-c${position}`, position, text)),
  steps: from.steps.map((text, position) => bullet(`${id}-s${position}`, position, text)),
  indicators: [],
  ...overrides,
});
const bullet = (id: string, position: number, text: string) => ({ id, position, text, isWithdrawn: false });

const rowsOf = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.string({ minLength: 1, maxLength: 12 })), {
    selector: ([number]) => number,
    maxLength: 12,
  })
  .map((pairs) => pairs.map(([number, title]) => goalRow(number, title)));

describe("matchGoals", () => {
  test("finds no change in what it stored, in whatever order it is kept", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const plan = matchGoals(rows.map((each, index) => stored(`g${index}`, each)).reverse(), rows);
        expect(plan).toMatchObject({ added: [], changed: [], withdrawn: [], unchanged: rows.length });
      }),
    );
  });

  test("accounts for every stored goal and every row exactly once", () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (before, after) => {
        const plan = matchGoals(
          before.map((each, index) => stored(`g${index}`, each)),
          after,
        );
        const kept = plan.changed.length + plan.unchanged;
        expect(kept + plan.withdrawn.length).toBe(before.length);
        expect(kept + plan.added.length).toBe(after.length);
        expect(new Set(plan.changed.map(({ goal }) => goal.id)).size).toBe(plan.changed.length);
      }),
    );
  });

  test("prefers a reworded title to the same number", () => {
    const before = [
      stored("a", goalRow(1, "証明書のオンライン交付の拡大")),
      stored("b", goalRow(2, "自治会の負担の軽減")),
    ];
    const plan = matchGoals(before, [
      goalRow(1, "自治会の負担をさらに軽減"),
      goalRow(3, "証明書オンライン交付の拡大"),
    ]);
    expect(plan.changed.map(({ goal, row }) => [goal.id, row.number])).toEqual([
      ["b", 1],
      ["a", 3],
    ]);
  });

  test("takes a wholly new title under the same number for the same goal, and shows it", () => {
    const plan = matchGoals([stored("a", goalRow(1, "窓口の改善"))], [goalRow(1, "防災倉庫の点検")]);
    expect(plan.changed[0]?.goal.id).toBe("a");
    expect(plan.changed[0]?.differences).toContainEqual({
      field: "title",
      before: "窓口の改善",
      after: "防災倉庫の点検",
    });
  });

  test("does not give a withdrawn goal to a stranger with its number", () => {
    const gone = stored("a", goalRow(1, "窓口の改善"), { isWithdrawn: true });
    expect(matchGoals([gone], [goalRow(1, "防災倉庫の点検")]).added).toHaveLength(1);
  });

  test("withdraws nothing when rows were skipped", () => {
    const before = [stored("a", goalRow(1, "窓口の改善"))];
    expect(matchGoals(before, [goalRow(2, "防災倉庫の点検")], false).withdrawn).toEqual([]);
  });
});

describe("matchTexts", () => {
  const kept = (before: string[], after: string[]) =>
    matchTexts(
      before.map((text, position) => bullet(text, position, text)),
      after,
    ).entries.map((entry) => entry.stored?.id ?? null);

  test("keeps a bullet through rewording and a new neighbour", () => {
    expect(
      kept(
        ["案内が全世帯に届いている。", "排出量が620g以下になっている。"],
        ["説明会が開かれている。", "案内が市内の全世帯に届いている。", "排出量が610g以下になっている。"],
      ),
    ).toEqual([null, "案内が全世帯に届いている。", "排出量が620g以下になっている。"]);
  });

  test("shows a new order although the words are the same", () => {
    const plan = matchTexts([bullet("a", 0, "甲"), bullet("b", 1, "乙")], ["乙", "甲"]);
    expect(plan.entries.map((entry) => entry.stored?.id)).toEqual(["b", "a"]);
    expect(plan.differences).toEqual([{ before: "甲\n乙", after: "乙\n甲" }]);
  });
});

describe("units by name", () => {
  const unit = (id: string, parentId: string | null, name: string): UnitNode => ({
    id,
    parentId,
    name,
    position: 0,
    validFrom: "2020-04-01",
    validTo: null,
  });
  const YEAR = { from: "2026-04-01", to: "2027-03-31" };
  const UNITS = [
    unit("d", null, "政策経営部"),
    unit("dx", "d", "DX・行政改革室"),
    unit("plan", "d", "企画政策課"),
    unit("team", "plan", "企画係"),
    unit("pr", "d", "広報課"),
  ];

  test.each([
    ["ＤＸ・行政改革室", ["dx"], []],
    ["企画政策課・広報課", ["plan", "pr"], []],
    ["企画政策課、DX・行政改革室", ["plan", "dx"], []],
    ["広 報 課", ["pr"], []],
    ["企画政策課　広報課", ["plan", "pr"], []],
    ["企画政策課\n広報課", ["plan", "pr"], []],
    ["企画政策課 秘書課", [], ["企画政策課 秘書課"]],
    ["広報課／秘書課", ["pr"], ["秘書課"]],
    ["秘書課・広報課", [], ["秘書課・広報課"]],
  ])("%s", (owner, found, unknown) => {
    const answer = ownersIn(UNITS, owner);
    expect([answer.found.map((each) => each.id), answer.unknown]).toEqual([found, unknown]);
  });

  test("the sections of a department are the units directly below it, or itself", () => {
    const [department, , , team] = UNITS;
    if (!department || !team) throw new Error("no units");
    expect(sectionsOf(UNITS, department, YEAR).map((each) => each.id)).toEqual(["dx", "plan", "pr"]);
    expect(sectionsOf(UNITS, team, YEAR)).toEqual([team]);
  });

  test("a shared goal is not asked of a section that had ended", () => {
    const [department, ...below] = UNITS.map((each) =>
      each.id === "pr" ? { ...each, validTo: "2026-03-31" } : each,
    );
    if (!department) throw new Error("no units");
    const sections = sectionsOf([department, ...below], department, YEAR);
    expect(sections.map((each) => each.id)).toEqual(["dx", "plan"]);
  });

  test("a paper may name a unit that is recorded only from a later day, not one that had ended", () => {
    const before = { from: "2019-04-01", to: "2020-03-31" };
    expect(knownWithin(UNITS, before)).toHaveLength(UNITS.length);
    const ended = UNITS.map((each) => ({ ...each, validTo: "2024-03-31" }));
    expect(knownWithin(ended, YEAR)).toEqual([]);
  });

  test("of two units of one name the one of the paper's year is meant", () => {
    const old = { ...unit("pr-old", "d", "広報課"), validTo: "2026-03-31" };
    const renewed = { ...unit("pr-new", "d", "広報課"), validFrom: "2026-04-01" };
    const year2025 = { from: "2025-04-01", to: "2026-03-31" };
    expect(knownWithin([old, renewed], year2025)).toEqual([old]);
    expect(knownWithin([old, renewed], YEAR)).toEqual([renewed]);
  });

  test("the nearest names come first", () => {
    expect(nearestNames(UNITS, "企画課")[0]).toMatch(/企画/);
  });

  test.each([
    ["政策経営部長", "政策経営部"],
    ["若葉 市長", "若葉市"],
    ["危機管理監", null],
    [null, null],
  ])("%s heads %s", (title, unitName) => {
    expect(unitOfTitle(title)).toBe(unitName);
  });

  test("a deputy mayor is not the mayor", () => {
    expect([isMayor("若葉市長"), isMayor("副市長"), isMayor("総務部長")]).toEqual([true, false, false]);
  });
});

describe("matchPosts", () => {
  const post = (validFrom: string, validTo: string | null = null) => ({
    unitId: "residents",
    title: "主事",
    role: "member" as const,
    isMain: true,
    validFrom,
    validTo,
  });

  test("takes a corrected first day for the same post", () => {
    const plan = matchPosts([{ id: "p", ...post("2025-04-01") }], [post("2025-05-01")], "2026-10-05");
    expect(plan.changed.map(({ post: { id } }) => id)).toEqual(["p"]);
  });

  test("takes a second stint after a gap for another post", () => {
    const first = { id: "p", ...post("2020-04-01", "2022-03-31") };
    const plan = matchPosts([first], [post("2020-04-01", "2022-03-31"), post("2025-04-01")], "2026-10-05");
    expect([plan.unchanged, plan.added.length]).toEqual([1, 1]);
  });

  test("does not report a post that ended long ago as missing", () => {
    const past = { id: "p", ...post("2020-04-01", "2022-03-31") };
    expect(matchPosts([past], [], "2026-10-05").missing).toEqual([]);
  });
});

test("a path typed in full width is the path as stored, and ② stays ②", () => {
  expect(normalPath(" １（２）② ")).toBe("1(2)②");
});
