import type { UnmetDeadline } from "../../../worker/domain/deadlines/views.ts";
import { Section } from "../../components/Section.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { DeadlineRow } from "./DeadlineRow.tsx";
import { dueWords } from "./dueWords.ts";

/** For who leads: what the sections below, or one's own people, have missed or have to do today. */
export function Below({ list, today }: { list: readonly UnmetDeadline[]; today: string }) {
  if (list.length === 0) return null;
  return (
    <Section title={words.below} aside={words.toDoCount(list.length)}>
      <ul class="rows">
        {list.map(({ deadlineId, goalId, title, unit, dueOn, people }) => (
          <DeadlineRow
            key={deadlineId + unit.id}
            href={goalId === null ? `/deadlines/${deadlineId}` : `/units/${unit.id}/goals/${goalId}`}
            meta={
              <>
                <span class="warn-text">{dueWords(dueOn, today).text}</span>
                <span>{unit.name}</span>
                {goalId !== null && <span>{words.goalDue}</span>}
              </>
            }
            title={title}
            state={people === null ? null : words.peopleLeft(people)}
          />
        ))}
      </ul>
    </Section>
  );
}
