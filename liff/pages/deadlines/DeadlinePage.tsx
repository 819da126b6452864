import "../../styles/inputs.css";
import "../../styles/deadlines.css";
import { useRoute } from "preact-iso/router";
import type { DeadlinePage as Deadline } from "../../../worker/domain/deadlines/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Answer } from "../../components/Answer.tsx";
import { Banner } from "../../components/Banner.tsx";
import { Card } from "../../components/Card.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { dueWords } from "./dueWords.ts";
import { HandIn } from "./HandIn.tsx";
import { MissingList } from "./MissingList.tsx";
import { OwnerActs } from "./OwnerActs.tsx";

/** One deadline: what it is, one's own handing in, and for its owner who is missing. */
export default function DeadlinePage() {
  const { api } = useApp();
  const { params } = useRoute();
  const deadlineId = params.deadlineId ?? "";
  const key = `deadline/${deadlineId}`;
  const answer = useQuery({ key, load: () => deadlineCalls(api).page(deadlineId) });
  return (
    <Page title={words.title} back="/deadlines">
      <Answer answer={answer} bones={[4, 10, 8]}>
        {(deadline) => <Known deadline={deadline} queryKey={key} />}
      </Answer>
    </Page>
  );
}

function Known({ deadline, queryKey }: { deadline: Deadline; queryKey: string }) {
  const { resources } = useApp();
  function refresh() {
    resources.age();
    resources.freshen(queryKey);
  }
  return (
    <>
      {deadline.isWithdrawn && <Banner look="info">{words.withdrawn}</Banner>}
      <Card>
        <p class="card-meta">{words.from(deadline.owner.name)}</p>
        <h2 class="card-title" lang="ja">
          {deadline.title}
        </h2>
        {deadline.note && (
          <p class="as-written" lang="ja">
            {deadline.note}
          </p>
        )}
        <Facts deadline={deadline} />
      </Card>
      {!deadline.isWithdrawn &&
        deadline.mine.map(({ subjectId, unit, person, handedIn }) => (
          <Section key={subjectId} title={person ? words.toDo : words.forUnit(unit.name)}>
            <Card>
              <HandIn
                deadlineId={deadline.id}
                subjectId={subjectId}
                title={deadline.title}
                kind={deadline.handIn}
                handedIn={handedIn}
                onChanged={refresh}
              />
            </Card>
          </Section>
        ))}
      {deadline.list && <MissingList list={deadline.list} />}
      {deadline.mayChange && !deadline.isWithdrawn && <OwnerActs deadline={deadline} onWithdrawn={refresh} />}
    </>
  );
}

function Facts({ deadline }: { deadline: Deadline }) {
  const { dueOn, writtenDueOn, today } = deadline;
  const due = dueWords(dueOn, today);
  return (
    <dl class="facts">
      <dt>{words.factDue}</dt>
      <dd>
        <span class={due.isPressing && !deadline.isWithdrawn ? "warn-text" : undefined}>{due.text}</span>
        {writtenDueOn !== dueOn && <span class="hint fact-note">{words.moved(writtenDueOn)}</span>}
      </dd>
      <dt>{words.factOpens}</dt>
      <dd>{words.opens(deadline.opensOn)}</dd>
      <dt>{words.factHandIn}</dt>
      <dd>
        {words.byWhom[deadline.handInBy]}
        <span class="hint fact-note">{words.handInKinds[deadline.handIn]}</span>
      </dd>
      <dt>{words.factWho}</dt>
      <dd>
        <ul class="plain">
          {deadline.audiences.map(({ unit, role, title }) => (
            <li key={`${unit.id} ${role} ${title}`}>{words.who(unit.name, role, title)}</li>
          ))}
        </ul>
      </dd>
      <dt>{words.factRepeat}</dt>
      <dd>{words.repeats[deadline.repeat]}</dd>
      <dt>{words.factLadder}</dt>
      <dd>
        {deadline.ladder.length === 0
          ? words.noRungs
          : words.rungs(deadline.ladder.map(({ at, tell }) => words.rung(at, tell ?? "")))}
        {!deadline.isOwnLadder && <span class="hint fact-note">{words.cityRungs}</span>}
      </dd>
    </dl>
  );
}
