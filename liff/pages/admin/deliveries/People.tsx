import type { PersonRef } from "../../../../worker/domain/deliveryViews.ts";
import { deliveriesWords as words } from "../../../text/pages/deliveries.ts";

/** A list of people behind a word; the first of them by name, the rest as a number. */
export function People(props: {
  summary: string;
  people: number;
  first: readonly PersonRef[];
  isHidden?: boolean;
}) {
  if (props.isHidden) return <p class="hint">{words.hiddenPeople}</p>;
  return (
    <details class="people">
      <summary>{props.summary}</summary>
      <PeopleList people={props.people} first={props.first} />
    </details>
  );
}

export function PeopleList({ people, first }: { people: number; first: readonly PersonRef[] }) {
  const more = people - first.length;
  return (
    <ul class="people-list">
      {first.map((person) => (
        <li key={person.staffId}>{words.person(person)}</li>
      ))}
      {more > 0 && <li class="hint">{words.morePeople(more)}</li>}
    </ul>
  );
}
