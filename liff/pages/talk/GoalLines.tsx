import { HandHelping } from "lucide";
import { Fragment } from "preact";
import type { Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkGoal, TalkPage } from "../../../worker/domain/talkViews.ts";
import { Icon } from "../../components/Icon.tsx";
import { words } from "../../text/index.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { newestQuarter } from "./newestQuarter.ts";
import { State } from "./State.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** Every goal with its grade now. */
export function GoalLines({ page, part }: { page: TalkPage; part: Part<TalkGoal> }) {
  const newest = newestQuarter(page);
  return (
    <TalkSection
      title={newest ? talkWords.goalsOf(words.quarter(newest)) : talkWords.goals}
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
              {goal.states.map(({ quarter, gradeId, units }, index) => (
                <Fragment key={`${quarter}/${gradeId}`}>
                  {quarter !== newest && goal.states[index - 1]?.quarter !== quarter && (
                    <span class="talk-quiet">{words.quarter(quarter)}</span>
                  )}
                  <State
                    grade={page.grades.find(({ id }) => id === gradeId)}
                    {...(isShared ? { units } : {})}
                  />
                </Fragment>
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
