import type { RoundRef } from "../../../worker/domain/views.ts";
import { words } from "../../text/index.ts";
import { departmentWords } from "../../text/pages/department.ts";
import type { Concern } from "./gridView.ts";

const MOST_SHOWN = 2;

/** いま気にかけること, in a line or two. */
export function Concerns({ concerns, round }: { concerns: Concern[]; round: RoundRef | null }) {
  if (concerns.length === 0 || !round) return null;
  const rest = concerns.length - MOST_SHOWN;
  return (
    <ul class="concerns">
      {concerns.slice(0, MOST_SHOWN).map((concern, index) => (
        <li key={index}>{wordConcern(concern, round)}</li>
      ))}
      {rest > 0 && <li class="faint">{departmentWords.more(rest)}</li>}
    </ul>
  );
}

function wordConcern(concern: Concern, round: RoundRef) {
  switch (concern.kind) {
    case "unitSilent":
      return departmentWords.silentUnit(words.shortDay(round.dueOn));
    case "support":
      return (
        <>
          <strong class="bad-text">{departmentWords.notice.support}</strong>{" "}
          {departmentWords.noticeOf(concern.goal.number, concern.goal.title)}
        </>
      );
    case "behind":
      return (
        <>
          <strong class="warn-text">{concern.grade.label}</strong>{" "}
          {departmentWords.noticeOf(concern.goal.number, concern.goal.title)}
        </>
      );
    case "worse":
      return (
        <>
          <strong>{departmentWords.fromTo(concern.from.label, concern.grade.label)}</strong>{" "}
          {departmentWords.noticeOf(concern.goal.number, concern.goal.title)}
        </>
      );
  }
}
