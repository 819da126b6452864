import { formatFigure, formatTarget } from "../../../worker/domain/indicator.ts";
import type { Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkIndicator, TalkPage } from "../../../worker/domain/talkViews.ts";
import { words } from "../../text/index.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { newestQuarter } from "./newestQuarter.ts";
import { TalkSection } from "./TalkSection.tsx";

/** The indicators, each with its newest number and what it is held against. */
export function Indicators({ page, part }: { page: TalkPage; part: Part<TalkIndicator> }) {
  return (
    <TalkSection
      title={talkWords.indicators}
      none={talkWords.noIndicators}
      items={page.indicators}
      part={part}
      look="talk-lines talk-indicators"
    >
      {({ goal, text, newest, ...target }) => {
        const aim = formatTarget(target);
        return (
          <>
            <span class="talk-goal-link">
              <span class="talk-number">{talkWords.number(goal.number)}</span>
              <span lang="ja">{text}</span>
            </span>
            <span class="talk-figures">
              {newest ? (
                <strong>{formatFigure(newest.value, target.unit)}</strong>
              ) : (
                <span class="talk-quiet">{talkWords.noFigure}</span>
              )}
              {newest && newest.quarter !== newestQuarter(page) && (
                <span class="talk-quiet">{words.quarter(newest.quarter)}</span>
              )}
              {newest?.unit && <span class="talk-quiet">{newest.unit.name}</span>}
              {aim && <span>{talkWords.target(aim)}</span>}
            </span>
          </>
        );
      }}
    </TalkSection>
  );
}
