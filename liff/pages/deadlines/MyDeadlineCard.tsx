import type { MyDeadline } from "../../../worker/domain/deadlines/views.ts";
import { ButtonLink } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { dueWords } from "./dueWords.ts";
import { HandIn } from "./HandIn.tsx";

/** Something to hand in, with the press that says so; the day of a goal leads to the goal. */
export function MyDeadlineCard(props: { deadline: MyDeadline; today: string; onChanged: () => void }) {
  const { deadline, today } = props;
  const { deadlineId, goalId, title, note, ownerName, unit, handIn, handInBy, subjectId } = deadline;
  const due = dueWords(deadline.dueOn, today);
  return (
    <Card urgent={due.isPressing && deadline.handedIn === null}>
      <div class="card-head">
        <p class={due.isPressing ? "due urgent-text" : "due"}>{due.text}</p>
        <p class="row-meta">
          <span>{goalId === null ? words.from(ownerName) : words.goalDue}</span>
          {handInBy === "unit" && <span>{words.forUnit(unit.name)}</span>}
        </p>
      </div>
      <h3 class="card-title" lang="ja">
        {goalId === null ? <a href={`/deadlines/${deadlineId}`}>{title}</a> : title}
      </h3>
      {note && (
        <p class="card-text as-written" lang="ja">
          {note}
        </p>
      )}
      {deadline.writtenDueOn !== deadline.dueOn && <p class="hint">{words.moved(deadline.writtenDueOn)}</p>}
      {handIn === null ? (
        <>
          <p class="card-text">{words.goalText}</p>
          <ButtonLink look="outline" wide href={`/units/${unit.id}/goals/${goalId}`}>
            {words.toGoal}
          </ButtonLink>
        </>
      ) : (
        <HandIn
          deadlineId={deadlineId}
          subjectId={subjectId}
          title={title}
          kind={handIn}
          handedIn={deadline.handedIn}
          onChanged={props.onChanged}
        />
      )}
    </Card>
  );
}
