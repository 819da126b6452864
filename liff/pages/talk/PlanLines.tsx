import { EXCERPT, excerpt, type Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkGoal, TalkPage } from "../../../worker/domain/talkViews.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** The plan of the year: every goal with the levels it shall reach. */
export function PlanLines({ page, part }: { page: TalkPage; part: Part<TalkGoal> }) {
  return (
    <TalkSection
      title={talkWords.plans}
      none={talkWords.noGoals}
      items={page.goals}
      part={part}
      look="talk-lines talk-plans"
    >
      {(goal) => (
        <>
          <GoalLink goal={goal} unitId={goal.sections[0]?.id} />
          <span class="talk-levels" lang="ja">
            {excerpt(goal.levels.join(" ／ "), EXCERPT.levels)}
          </span>
        </>
      )}
    </TalkSection>
  );
}
