import fc from "fast-check";
import { expect, test } from "vitest";
import type { PointView } from "../../worker/domain/views.ts";
import { toPointTree } from "../../worker/policies/pointTree.ts";

/** Points in paper order: each hangs below an earlier one, below one that is gone, or below none. */
const papers = fc.array(fc.nat(), { maxLength: 25 }).map((seeds) =>
  seeds.map((seed, index) => {
    const parent = seed % (index + 2);
    return {
      id: `p${index}`,
      parentId: parent === 0 ? null : parent === index + 1 ? "gone" : `p${parent - 1}`,
      label: "(1)",
      path: `1(${index})`,
      text: "本文",
      shortForm: null,
      isPriority: false,
      policyTitle: "方針",
      readAt: null,
    };
  }),
);

test("every point of a paper is in the tree exactly once", () => {
  const idsIn = (points: readonly PointView[]): string[] =>
    points.flatMap(({ id, points: below }) => [id, ...idsIn(below)]);
  fc.assert(
    fc.property(papers, (rows) => {
      expect(idsIn(toPointTree(rows)).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    }),
  );
});
