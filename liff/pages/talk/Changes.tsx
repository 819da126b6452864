import type { Part } from "../../../worker/domain/talkPaper.ts";
import type { TalkChange, TalkPage } from "../../../worker/domain/talkViews.ts";
import { words } from "../../text/index.ts";
import { talkWords } from "../../text/pages/talk.ts";
import { GoalLink } from "./GoalLink.tsx";
import { State } from "./State.tsx";
import { TalkSection } from "./TalkSection.tsx";

/** What the talk before did not know. */
export function Changes({ page, part }: { page: TalkPage; part: Part<TalkChange> }) {
  const { since } = page;
  return (
    <TalkSection
      title={since ? talkWords.since(since.stage, since.heldOn) : talkWords.sinceStart}
      none={talkWords.nothingNew}
      items={page.changes}
      part={part}
      look="talk-lines talk-changes"
    >
      {(change) => <Change change={change} page={page} />}
    </TalkSection>
  );
}

function Change({ change, page }: { change: TalkChange; page: TalkPage }) {
  const gradeOf = (gradeId: string) => page.grades.find(({ id }) => id === gradeId);
  switch (change.kind) {
    case "moved":
      return (
        <>
          <span class="talk-moved">
            <State grade={gradeOf(change.from)} />
            <span aria-hidden="true">→</span>
            <span class="visually-hidden">{talkWords.to}</span>
            <State grade={gradeOf(change.to)} />
          </span>
          <span class="talk-whose">
            <GoalLink goal={change.goal} unitId={change.unit.id} />
            <span class="talk-quiet">{change.unit.name}</span>
          </span>
        </>
      );
    case "support":
      return (
        <>
          <span class="talk-kind talk-call">{talkWords.newSupport}</span>
          <span lang="ja">
            {talkWords.list(change.goals.map(({ number, title }) => talkWords.goal(number, title)))}
          </span>
        </>
      );
    case "silent":
      return (
        <>
          <span class="talk-kind">
            {page.dueRound ? talkWords.silentIn(words.roundName(page.dueRound)) : talkWords.silent}
          </span>
          <span>
            {talkWords.silentUnits(
              change.units.map(({ unit, ...counts }) => ({ name: unit.name, ...counts })),
            )}
          </span>
        </>
      );
    case "answered":
      return (
        <>
          <span class="talk-kind">{talkWords.answered}</span>
          <span>
            {talkWords.answeredUnits(change.units.map(({ unit, goals }) => ({ name: unit.name, goals })))}
          </span>
        </>
      );
  }
}
