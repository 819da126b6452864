import { EXCERPT, excerpt, type Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkPage, TalkSupport } from "../../../worker/domain/talkViews.ts";
import { words } from "../../text/index.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { newestQuarter } from "./newestQuarter.ts";
import { TalkSection } from "./TalkSection.tsx";

/** Which section asks whom for help, and what stands in its way. */
export function Supports({ page, part }: { page: TalkPage; part: Part<TalkSupport> }) {
  return (
    <TalkSection
      title={talkWords.supports}
      none={talkWords.noSupports}
      items={page.supports}
      part={part}
      look="talk-lines talk-asked"
    >
      {({ goal, unit, from, blocked, quarter, carriedFrom }) => (
        <>
          <GoalLink goal={goal} unitId={unit.id} />
          <span class="talk-detail">
            <strong>{talkWords.helper(from)}</strong> {unit.name}{" "}
            <span class="talk-quiet">
              {carriedFrom === null
                ? quarter !== newestQuarter(page) && words.quarter(quarter)
                : talkWords.carriedInto(words.quarter(carriedFrom), words.quarter(quarter))}
            </span>
            <span class="talk-said" lang="ja">
              {excerpt(blocked, EXCERPT.blocked)}
            </span>
          </span>
        </>
      )}
    </TalkSection>
  );
}
