import type { GoalPage } from "../../../worker/domain/views.ts";
import { goalsWords } from "../../text/pages/goals.ts";

/** Which goal this is about. */
export function GoalTitle({ page }: { page: GoalPage }) {
  const { goal, unit } = page;
  return (
    <div class="goal-title">
      <p class="row-meta">
        <span>{goalsWords.number(goal.number)}</span>
        {goal.category && <span lang="ja">{goal.category}</span>}
        <span lang="ja">{unit.name}</span>
        {goal.isShared && <span class="tag">{goalsWords.shared}</span>}
      </p>
      <h2 lang="ja">{goal.title}</h2>
    </div>
  );
}
