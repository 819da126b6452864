import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, fitting, fittingFirst, linesOf } from "../../worker/domain/talkPaper.ts";

const costs = fc.array(fc.integer({ min: 1, max: 4 }));
const items = costs.map((list) => list.map((cost, index) => ({ cost, index })));

test("what stands on the paper never takes more lines than there are, and the rest is counted", () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 30 }), (list, lines) => {
      const { shown, left } = fitting(list, lines, ({ cost }) => cost);
      expect([...shown].reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(lines);
      expect(shown.size + left).toBe(list.length);
      expect([...shown]).toEqual(list.slice(0, shown.size));
    }),
  );
});

test("one line more never takes anything off the paper", () => {
  fc.assert(
    fc.property(items, fc.nat(30), (list, lines) => {
      const fewer = fitting(list, lines, ({ cost }) => cost);
      const more = fitting(list, lines + 1, ({ cost }) => cost);
      expect(more.left).toBeLessThanOrEqual(fewer.left);
    }),
  );
});

test("what matters is taken before what does not", () => {
  const { shown, left } = fittingFirst(
    [1, 2, 3, 4],
    2,
    () => 1,
    (item) => item > 2,
  );
  expect([...shown]).toEqual([3, 4]);
  expect(left).toBe(2);
});

test("a long text is cut where it can be seen, a short one is left as it is", () => {
  expect(excerpt("説明会を開く。", 10)).toBe("説明会を開く。");
  expect(excerpt("説明会を\n開いて意見を聞く。", 6)).toBe("説明会を…");
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 40 }), (text, width) => {
      expect(linesOf(excerpt(text, width), width)).toBe(1);
    }),
  );
});
