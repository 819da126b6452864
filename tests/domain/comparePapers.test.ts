import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ComparedPoint, comparePapers } from "../../worker/domain/comparePapers.ts";
import { bindingVerb } from "../../worker/domain/verbStrength.ts";

const paper = (texts: readonly string[], from = "a"): ComparedPoint[] =>
  texts.map((text, index) => ({ id: `${from}${index}`, path: `1(${index + 1})`, text }));

/** Papers that share words, repeat points and reword them. */
const sentence = fc
  .tuple(
    fc.constantFrom("窓口の待ち時間を", "ごみの減量を", "災害への備えを", "市税の確保を", ""),
    fc.constantFrom("全ての課で", "市民と共に", ""),
    fc.constantFrom(
      "検討すること。",
      "努めること。",
      "進めること。",
      "実施すること。",
      "徹底すること。",
      "短くする。",
    ),
  )
  .map((parts) => parts.join(""));
const papers = fc.array(sentence, { maxLength: 20 });

describe("two papers", () => {
  test("a paper against itself has no change", () => {
    fc.assert(
      fc.property(papers, (texts) => {
        const same = paper(texts);
        const { changes, unchanged } = comparePapers(same, same);
        expect(changes).toEqual([]);
        expect(unchanged).toHaveLength(texts.length);
      }),
    );
  });

  test("every point of both comes out exactly once", () => {
    fc.assert(
      fc.property(papers, papers, (old, now) => {
        const { changes, unchanged } = comparePapers(paper(old, "a"), paper(now, "b"));
        const ids = [
          ...changes.flatMap((change) => [
            ...("before" in change ? [change.before.id] : []),
            ...("point" in change ? [change.point.id] : []),
          ]),
          ...unchanged.flatMap(([before, after]) => [before.id, after.id]),
        ];
        const all = [...paper(old, "a"), ...paper(now, "b")].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  test("the other way round, what is new was dropped and the reverse", () => {
    fc.assert(
      fc.property(papers, papers, (old, now) => {
        const there = comparePapers(paper(old, "a"), paper(now, "b"));
        const back = comparePapers(paper(now, "b"), paper(old, "a"));
        const count = (kind: string, of: typeof there) =>
          of.changes.filter((change) => change.kind === kind).length;
        expect(count("new", there)).toBe(count("dropped", back));
      }),
    );
  });

  const one = (before: string, after: string) => comparePapers(paper([before]), paper([after], "b")).changes;

  test.each([
    ["窓口の応援の体制を検討すること。", "窓口の応援の体制を実施すること。", "検討する", "実施する"],
    [
      "窓口の待ち時間を短くするよう努めること。",
      "窓口の待ち時間を短くする取組を行うこと。",
      "努める",
      "行う",
    ],
    ["備えを動いて確かめる方法を検討すること。", "備えを動いて確かめること。", "検討する", "確かめる"],
    ["二人で確認するよう心がけること。", "必ず二人で確認すること。", "心がける", "必ず"],
  ])("%s → %s is stronger", (before, after, was, is) => {
    expect(one(before, after)).toMatchObject([{ kind: "stronger", verbs: { before: was, after: is } }]);
  });

  test.each([
    ["softer words", "窓口の応援の体制を実施すること。", "窓口の応援の体制を検討すること。"],
    [
      "other words as binding as before",
      "庁舎の照明の更新を進めること。",
      "庁舎と学校の照明の更新を進めること。",
    ],
  ])("%s are a changed wording", (_, before, after) => {
    expect(one(before, after)).toMatchObject([{ kind: "reworded" }]);
  });

  test("a point that only moved, or changed its width of characters, is unchanged", () => {
    const { changes } = comparePapers(
      paper(["年に１回 確かめる。", "見直す。"]),
      paper(["見直す。", "年に1回確かめる。"], "b"),
    );
    expect(changes).toEqual([]);
  });

  test("points with nothing in common are one new and one dropped", () => {
    expect(one("記念事業を準備すること。", "税の使い道を毎年点検する。").map(({ kind }) => kind)).toEqual([
      "new",
      "dropped",
    ]);
  });
});

test("the last of several verbs speaks", () => {
  expect(bindingVerb("調査を実施し、導入を検討すること。")).toEqual({ verb: "検討する", step: 0 });
  expect(bindingVerb("市民の声を聞くこと。")).toBeNull();
});
