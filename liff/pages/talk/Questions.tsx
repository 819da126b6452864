import { EXCERPT, excerpt, type Part } from "../../../worker/domain/talkPaper.ts";
import type { OpenQuestion } from "../../../worker/domain/talkQuestions.ts";
import type { TalkPage } from "../../../worker/domain/talkViews.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** What superiors asked or offered to talk about, and still waits. */
export function Questions({ page, part }: { page: TalkPage; part: Part<OpenQuestion> }) {
  return (
    <TalkSection
      title={talkWords.questions}
      none={talkWords.noQuestions}
      items={page.questions}
      part={part}
      look="talk-lines talk-asked"
    >
      {({ goal, unit, mark, word, reviewerTitle }) => (
        <>
          <GoalLink goal={goal} unitId={unit.id} />
          <span class="talk-detail">
            <strong>{talkWords.marks[mark]}</strong> {unit.name}
            <span class="talk-said" lang="ja">
              {talkWords.asked(reviewerTitle, excerpt(word, EXCERPT.word))}
            </span>
          </span>
        </>
      )}
    </TalkSection>
  );
}
