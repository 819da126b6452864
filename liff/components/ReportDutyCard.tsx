import type { CivilDate } from "../../worker/domain/civilDate.ts";
import type { DutyView } from "../../worker/domain/views.ts";
import { minutesFor } from "../store/dutyGroups.ts";
import { words } from "../text/index.ts";
import { ButtonLink } from "./Button.tsx";
import { Card } from "./Card.tsx";
import { LaterButton } from "./LaterButton.tsx";
import { Progress } from "./Progress.tsx";

/** The quarter's question to one section: how far it is, and the one thing to press. */
export function ReportDutyCard(props: { duty: Extract<DutyView, { kind: "report" }>; today: CivilDate }) {
  const { unit, round, total, answered, nextGoalId, dueOn, isStandIn } = props.duty;
  const left = total - answered;
  const isUrgent = dueOn <= props.today;
  const said = answered === 0 ? words.home.noneAnswered(total) : words.home.answeredOf(answered, total);
  return (
    <Card urgent={isUrgent}>
      <div class="card-head">
        <p class="card-meta">{unit.name}</p>
        <p class={isUrgent ? "due urgent-text" : "due"}>{dueText(dueOn, props.today)}</p>
      </div>
      <h3 class="card-title">{words.home.reportTitle(round)}</h3>
      {isStandIn && <p class="card-text">{words.home.standIn}</p>}
      <p class="card-text">{said}</p>
      <Progress done={answered} total={total} label={said} />
      <ButtonLink wide href={nextGoalId ? `/units/${unit.id}/goals/${nextGoalId}` : `/goals/${unit.id}`}>
        {answered === 0 ? words.home.start : words.home.goOn}
      </ButtonLink>
      <div class="card-feet">
        <p class="card-foot">{words.home.cost(left, minutesFor(left))}</p>
        {dueOn >= props.today && <LaterButton subject={`report:${round.id}`} />}
      </div>
    </Card>
  );
}

function dueText(dueOn: CivilDate, today: CivilDate): string {
  if (dueOn < today) return words.home.overdue(dueOn);
  return dueOn === today ? words.home.dueToday : words.home.due(dueOn);
}
