import type { LateStart } from "../../../worker/domain/deadlines/lateStarts.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { Section } from "../../components/Section.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { DeadlineRow } from "./DeadlineRow.tsx";

const SHOWN = 3;

/** Goals for the year's end of which nothing has begun, while there is time. */
export function LateStarts({ goals }: { goals: readonly LateStart[] }) {
  if (goals.length === 0) return null;
  const rest = goals.slice(SHOWN);
  return (
    <Section title={words.lateGoals}>
      <p class="hint">{words.lateText}</p>
      <Rows goals={goals.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Disclosure summary={words.more(rest.length)}>
          <Rows goals={rest} />
        </Disclosure>
      )}
    </Section>
  );
}

function Rows({ goals }: { goals: readonly LateStart[] }) {
  return (
    <ul class="rows">
      {goals.map(({ goalId, number, title, unit, isSilent }) => (
        <DeadlineRow
          key={goalId + unit.id}
          href={`/units/${unit.id}/goals/${goalId}`}
          meta={unit.name}
          title={words.goal(number, title)}
          state={isSilent ? words.lateSilent : words.lateNotYet}
        />
      ))}
    </ul>
  );
}
