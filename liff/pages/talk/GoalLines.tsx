import { HandHelping } from "lucide";
import type { Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkGoal, TalkPage } from "../../../worker/domain/talkViews.ts";
import { Icon } from "../../components/Icon.tsx";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { State } from "./State.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** Every goal with its grade now. */
export function GoalLines({ page, part }: { page: TalkPage; part: Part<TalkGoal> }) {
  return (
    <TalkSection
      title={talkWords.goals}
      none={talkWords.noGoals}
      items={page.goals}
      part={part}
      look="talk-lines talk-goals"
    >
      {(goal) => {
        const isShared = goal.sections.length > 1;
        return (
          <>
            <GoalLink goal={goal} unitId={goal.sections[0]?.id} />
            <span class="talk-section">
              {isShared ? talkWords.shared(goal.sections.length) : goal.sections[0]?.name}
            </span>
            <span class="talk-states">
              {goal.states.map(({ gradeId, units }) => (
                <State
                  key={gradeId}
                  grade={page.grades.find(({ id }) => id === gradeId)}
                  {...(isShared ? { units } : {})}
                />
              ))}
              {goal.silent > 0 && <State grade={null} {...(isShared ? { units: goal.silent } : {})} />}
              {goal.needsSupport && (
                <span class="talk-state talk-call">
                  <Icon of={HandHelping} size={18} />
                  {talkWords.support}
                </span>
              )}
            </span>
          </>
        );
      }}
    </TalkSection>
  );
}
