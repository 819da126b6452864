import "../../styles/inputs.css";
import "../../styles/deadlines.css";
import { CalendarDays, Sun } from "lucide";
import type { MyDeadline, OwnDeadlines } from "../../../worker/domain/deadlines/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Answer } from "../../components/Answer.tsx";
import { CardLink } from "../../components/Card.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { DoneArt } from "../../components/DoneArt.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { useApp, useQuery } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { Below } from "./Below.tsx";
import { DeadlineRow } from "./DeadlineRow.tsx";
import { dueWords } from "./dueWords.ts";
import { LateStarts } from "./LateStarts.tsx";
import { MyDeadlineCard } from "./MyDeadlineCard.tsx";
import { Owned } from "./Owned.tsx";

const KEY = "deadlines";

/** 期限: what has to be handed in, what comes, and what one asks of others. */
export default function DeadlinesPage() {
  const { api } = useApp();
  const answer = useQuery({ key: KEY, load: deadlineCalls(api).own });
  return (
    <Page title={words.title} back="/">
      <Answer answer={answer} bones={[8, 8, 5]}>
        {(view) => <Known view={view} />}
      </Answer>
    </Page>
  );
}

function Known({ view }: { view: OwnDeadlines }) {
  const { resources } = useApp();
  const { today } = view;
  const own = view.toDo.filter(({ isAsked }) => isAsked);
  const others = view.toDo.filter(({ isAsked }) => !isAsked);
  return (
    <>
      {own.length === 0 && view.below.length > 0 && <p class="hint">{words.nothing}</p>}
      {own.length === 0 && view.below.length === 0 && (
        <Notice art={<DoneArt />} title={words.nothing} text={words.nothingText} />
      )}
      {own.length > 0 && (
        <Section title={words.toDo} aside={words.toDoCount(own.length)}>
          {own.map((deadline) => (
            <MyDeadlineCard
              key={keyOf(deadline)}
              deadline={deadline}
              today={today}
              onChanged={() => resources.age()}
            />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={words.others}>
          <Rows deadlines={others} today={today} />
        </Section>
      )}
      <Below list={view.below} today={today} />
      <LateStarts goals={view.lateStarts} />
      {view.ahead.length > 0 && (
        <Section title={words.ahead}>
          <Rows deadlines={view.ahead} today={today} />
        </Section>
      )}
      <Owned owned={view.owned} mayCreate={view.mayCreate} />
      {view.done.length > 0 && (
        <Disclosure summary={words.done(view.done.length)}>
          <Rows deadlines={view.done} today={today} />
        </Disclosure>
      )}
      <Way href="/settings/calendar" icon={CalendarDays} title={words.calendar} text={words.calendarText} />
      <Way href="/morning" icon={Sun} title={words.morning} text={words.morningText} />
    </>
  );
}

function Rows({ deadlines, today }: { deadlines: readonly MyDeadline[]; today: string }) {
  return (
    <ul class="rows">
      {deadlines.map((deadline) => (
        <DeadlineRow
          key={keyOf(deadline)}
          href={
            deadline.goalId === null
              ? `/deadlines/${deadline.deadlineId}`
              : `/units/${deadline.unit.id}/goals/${deadline.goalId}`
          }
          meta={
            <>
              <span>
                {deadline.handedIn ? words.due(deadline.dueOn) : dueWords(deadline.dueOn, today).text}
              </span>
              <span>{deadline.goalId === null ? words.from(deadline.ownerName) : words.goalDue}</span>
            </>
          }
          title={deadline.title}
          state={deadline.handedIn ? words.handedIn(deadline.handedIn.at, deadline.handedIn.staffName) : null}
        />
      ))}
    </ul>
  );
}

function Way(props: { href: string; icon: typeof Sun; title: string; text: string }) {
  return (
    <CardLink
      href={props.href}
      lead={
        <span class="lead-icon">
          <Icon of={props.icon} />
        </span>
      }
    >
      <span class="card-title">{props.title}</span>
      <span class="card-text">{props.text}</span>
    </CardLink>
  );
}

function keyOf({ deadlineId, subjectId }: MyDeadline): string {
  return `${deadlineId} ${subjectId}`;
}
