import type { OwnedDeadline } from "../../../worker/domain/deadlines/views.ts";
import { ButtonLink } from "../../components/Button.tsx";
import { Section } from "../../components/Section.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { DeadlineRow } from "./DeadlineRow.tsx";

/** What the person's section asks of others, the calendar of its year, with how far each is. */
export function Owned(props: { owned: readonly OwnedDeadline[]; mayCreate: boolean }) {
  const { owned, mayCreate } = props;
  if (owned.length === 0 && !mayCreate) return null;
  return (
    <Section title={words.owned}>
      {owned.length === 0 ? (
        <p class="hint">{words.ownedNone}</p>
      ) : (
        <ul class="rows">
          {owned.map((deadline) => (
            <DeadlineRow
              key={deadline.id}
              href={`/deadlines/${deadline.id}`}
              meta={
                <>
                  <span>{words.due(deadline.dueOn)}</span>
                  <span>{deadline.owner.name}</span>
                  {deadline.repeat === "yearly" && <span>{words.repeats.yearly}</span>}
                </>
              }
              title={deadline.title}
              state={<Share deadline={deadline} />}
            />
          ))}
        </ul>
      )}
      {mayCreate && (
        <ButtonLink look="outline" wide href="/deadlines/new">
          {words.create}
        </ButtonLink>
      )}
    </Section>
  );
}

function Share({ deadline: { asked, handedIn } }: { deadline: OwnedDeadline }) {
  const left = asked - handedIn;
  return (
    <>
      <span>{words.counts(handedIn, asked)}</span>
      {asked > 0 && (
        <span class={left > 0 ? "tag" : "tag good"}>{left > 0 ? words.missing(left) : words.allIn}</span>
      )}
    </>
  );
}
