import fc from "fast-check";
import { expect, test } from "vitest";
import { countUnanswered, nextUnanswered } from "../../worker/reports/askedGoals.ts";

const sheets = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 30 })
  .map((answers) => answers.map((isAnswered, index) => ({ id: `g${index}`, isAnswered })));

test("answering goal after goal as the next one is named answers each open one once", () => {
  fc.assert(
    fc.property(sheets, fc.nat(), (sheet, start) => {
      const goals = sheet.map((goal, index) => ({
        ...goal,
        isAnswered: goal.isAnswered || index === start % sheet.length,
      }));
      const open = countUnanswered(goals);
      const visited: string[] = [];
      let next = nextUnanswered(goals, `g${start % sheet.length}`);
      while (next !== null) {
        const goal = goals.find(({ id }) => id === next);
        if (!goal || goal.isAnswered) throw new Error("named a goal that has its answer");
        goal.isAnswered = true;
        visited.push(goal.id);
        next = nextUnanswered(goals, goal.id);
      }
      expect(visited).toHaveLength(open);
    }),
  );
});

test("a goal is never its own next, even while it is open", () => {
  expect(nextUnanswered([{ id: "only", isAnswered: false }], "only")).toBeNull();
});

test("from a goal that is not on the sheet the next is the first open one", () => {
  const sheet = [
    { id: "a", isAnswered: true },
    { id: "b", isAnswered: false },
  ];
  expect(nextUnanswered(sheet, "gone")).toBe("b");
});
