import type { GoalRef } from "../../../worker/domain/talkViews.ts";
import { talkWords } from "../../text/pages/talk.ts";

/** A goal by number and title; leads to what a section has said of it. */
export function GoalLink({ goal, unitId }: { goal: GoalRef; unitId: string | undefined }) {
  return (
    <a class="talk-goal-link" href={`/units/${unitId}/goals/${goal.id}`}>
      <span class="talk-number">{talkWords.number(goal.number)}</span>
      <span lang="ja">{goal.title}</span>
    </a>
  );
}
