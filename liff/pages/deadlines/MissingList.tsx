import { CircleCheck, Clock } from "lucide";
import type { Subject } from "../../../worker/domain/deadlines/views.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Progress } from "../../components/Progress.tsx";
import { Section } from "../../components/Section.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { PaperPlace } from "./PaperPlace.tsx";

/** Who has not handed in, in the order of the organisation, and below who has. */
export function MissingList({ list }: { list: readonly Subject[] }) {
  const missing = list.filter(({ handedIn }) => handedIn === null);
  const done = list.filter(({ handedIn }) => handedIn !== null);
  const share = words.counts(done.length, list.length);
  return (
    <Section title={words.list} aside={share}>
      <Progress done={done.length} total={list.length} label={share} />
      {missing.length > 0 && (
        <>
          <h3 class="list-title">{words.listMissing(missing.length)}</h3>
          <p class="hint">{words.listHint}</p>
          <Rows list={missing} />
        </>
      )}
      {done.length > 0 && (
        <Disclosure summary={words.listDone(done.length)} open={missing.length === 0}>
          <Rows list={done} />
        </Disclosure>
      )}
    </Section>
  );
}

function Rows({ list }: { list: readonly Subject[] }) {
  return (
    <ul class="rows">
      {list.map(({ subjectId, unit, person, handedIn }) => (
        <li key={subjectId} class={handedIn ? "row hand-in-row" : "row hand-in-row missing"}>
          <Icon of={handedIn ? CircleCheck : Clock} size={22} />
          <span class="row-words">
            <span class="row-title">{person ? person.name : unit.name}</span>
            {person && (
              <span class="row-meta">
                {unit.name} {person.title}
              </span>
            )}
            {handedIn && (
              <span class="row-meta">
                {words.handedIn(handedIn.at, person ? "" : handedIn.staffName).trimEnd()}
              </span>
            )}
            {handedIn && <PaperPlace paper={handedIn.paper} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
