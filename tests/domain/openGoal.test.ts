import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOpen, nextGoal, type OpenGoal } from "../../worker/domain/openGoal.ts";

const goals = fc.array(fc.boolean(), { maxLength: 12 }).map((answers) =>
  answers.map(
    (isAnswered, index): OpenGoal => ({
      goalId: `g${index}`,
      roundId: "r",
      unit: { id: "u", name: "市民課" },
      quarter: 2,
      dueOn: "2026-10-07",
      isAnswered,
      isStandIn: false,
    }),
  ),
);
const placeOf = ({ goalId, roundId, unit }: OpenGoal) => ({ goalId, roundId, unitId: unit.id });

describe("the next goal", () => {
  it("is always one without an answer, and comes as long as there is one", () => {
    fc.assert(
      fc.property(goals, fc.nat(12), (all, at) => {
        const here = all[at];
        const next = nextGoal(all, here ? placeOf(here) : null, true);
        expect(next === null).toBe(countOpen(all) === 0);
        if (next) expect(next.goal.isAnswered).toBe(false);
      }),
    );
  });

  it("passing over each in turn shows every unanswered one once, in order, and ends", () => {
    fc.assert(
      fc.property(goals, (all) => {
        const shown: string[] = [];
        for (let next = nextGoal(all, null, false); next; next = nextGoal(all, placeOf(next.goal), false)) {
          shown.push(next.goal.goalId);
          expect(next.index).toBe(shown.length);
        }
        expect(shown).toEqual(all.filter(({ isAnswered }) => !isAnswered).map(({ goalId }) => goalId));
      }),
    );
  });

  it("behind a place that is not asked any more is the first without an answer", () => {
    fc.assert(
      fc.property(goals, (all) => {
        const gone = { goalId: "gone", roundId: "r", unitId: "u" };
        expect(nextGoal(all, gone, false)).toEqual(nextGoal(all, null, false));
      }),
    );
  });
});
