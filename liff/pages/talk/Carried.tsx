import type { Part } from "../../../worker/domain/talkPaper.ts";
import type { CarriedGoal, TalkPage } from "../../../worker/domain/talkViews.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { State } from "./State.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** What the year before left unfinished. */
export function Carried({ page, part }: { page: TalkPage; part: Part<CarriedGoal> }) {
  return (
    <TalkSection
      title={talkWords.carried}
      none={page.hasYearBefore ? talkWords.noCarried : talkWords.noYearBefore}
      items={page.carried}
      part={part}
      look="talk-lines talk-changes"
    >
      {({ goal, unit, grade, needsSupport }) => (
        <>
          <span class="talk-moved">
            <State grade={grade} />
            {needsSupport && <span class="talk-call">{talkWords.support}</span>}
          </span>
          <span class="talk-whose">
            <GoalLink goal={goal} unitId={unit.id} />
            <span class="talk-quiet">{unit.name}</span>
          </span>
        </>
      )}
    </TalkSection>
  );
}
