import { ChevronRight, HandHelping } from "lucide";
import type { RoundRef, UnitGoals } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { goalsWords } from "../text/pages/goals.ts";
import { GradeMark, SilenceMark } from "./GradeMark.tsx";
import { Icon } from "./Icon.tsx";

type Goal = UnitGoals["goals"][number];

/** A goal in one row: what it is, where it stands now, and in small where it stood before. */
export function GoalRow({ goal, sheet }: { goal: Goal; sheet: UnitGoals }) {
  const shown = sheet.rounds.find(({ id }) => id === sheet.openRoundId) ?? sheet.rounds.at(-1);
  const earlier = sheet.rounds.filter((round) => shown && round.quarter < shown.quarter);
  return (
    <li>
      <a class="row" href={`/units/${sheet.unit.id}/goals/${goal.id}`}>
        <span class="row-words">
          <span class="row-meta">
            <span>{goalsWords.number(goal.number)}</span>
            {goal.isShared && <span class="tag">{goalsWords.shared}</span>}
            {goal.category && <span lang="ja">{goal.category}</span>}
            <span>{goalsWords.deadline(goal.deadline.text)}</span>
          </span>
          <span class="row-title" lang="ja">
            {goal.title}
          </span>
          <span class="row-state">
            {goal.isAsked ? shown && <State goal={goal} round={shown} sheet={sheet} /> : goalsWords.notAsked}
            {earlier.length > 0 && (
              <span class="row-earlier">
                {earlier.map((round) => (
                  <SmallState key={round.id} goal={goal} round={round} sheet={sheet} />
                ))}
              </span>
            )}
          </span>
        </span>
        <Icon of={ChevronRight} size={20} />
      </a>
    </li>
  );
}

interface StateProps {
  goal: Goal;
  round: RoundRef;
  sheet: UnitGoals;
}

function State({ goal, round, sheet }: StateProps) {
  const report = goal.reports[round.id];
  const grade = sheet.grades.find(({ id }) => id === report?.gradeId);
  return (
    <span class="state">
      {grade ? <GradeMark grade={grade} size={20} silent /> : <SilenceMark size={20} silent />}
      <span class={grade ? "state-word" : "state-word faint"} lang={grade && "ja"}>
        {grade?.label ?? goalsWords.silent}
      </span>
      {report?.needsSupport && (
        <span class="tag warn">
          <Icon of={HandHelping} size={16} />
          {goalsWords.support}
        </span>
      )}
    </span>
  );
}

function SmallState({ goal, round, sheet }: StateProps) {
  const grade = sheet.grades.find(({ id }) => id === goal.reports[round.id]?.gradeId);
  return (
    <span class="small-state">
      <span aria-hidden="true">Q{round.quarter}</span>
      <span class="visually-hidden">
        {words.roundName(round)} {grade?.label ?? goalsWords.silent}
      </span>
      {grade ? <GradeMark grade={grade} size={16} silent /> : <SilenceMark size={16} silent />}
    </span>
  );
}
