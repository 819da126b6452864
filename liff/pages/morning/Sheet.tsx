import { CircleCheck, Clock, TriangleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import type { MorningSheet } from "../../../worker/domain/deadlines/morningViews.ts";
import type { UnmetDeadline } from "../../../worker/domain/deadlines/views.ts";
import { Icon } from "../../components/Icon.tsx";
import { useMe } from "../../store/app.ts";
import { morningWords as words } from "../../text/pages/morning.ts";

const GOALS_SHOWN = 5;

/** The sheet: what is due first, then last night, the week's point, and what is still open. */
export function Sheet({ sheet }: { sheet: MorningSheet }) {
  const { unit, today } = sheet;
  return (
    <article class="morning-paper" aria-labelledby="morning-title">
      <header class="morning-head">
        <h2 id="morning-title">{words.paperTitle(unit.name)}</h2>
        <p>{words.day(today)}</p>
      </header>
      <div class="morning-columns">
        <Part title={words.today}>
          <Deadlines list={sheet.dueToday} unitId={unit.id} none={words.noToday} />
          {sheet.late.length > 0 && (
            <>
              <h4>{words.late}</h4>
              <Deadlines list={sheet.late} unitId={unit.id} none="" isLate />
            </>
          )}
          <h4>{words.soon}</h4>
          <Deadlines list={sheet.soon} unitId={unit.id} none={words.noSoon} />
        </Part>
        <div class="morning-column">
          <Part title={words.orders}>
            <Orders orders={sheet.orders} unitId={unit.id} />
          </Part>
          <Part title={words.point}>
            <Point point={sheet.point} />
          </Part>
          <Part title={words.duties}>
            <Duties sheet={sheet} />
          </Part>
        </div>
      </div>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="morning-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Deadlines(props: {
  list: readonly UnmetDeadline[];
  unitId: string;
  none: string;
  isLate?: boolean;
}) {
  const { list, none, isLate = false } = props;
  if (list.length === 0) return none ? <p class="morning-none">{none}</p> : null;
  return (
    <ul class="morning-list">
      {list.map(({ deadlineId, goalId, title, unit, dueOn, people }) => (
        <li key={deadlineId + unit.id} class={isLate ? "late" : undefined}>
          <Icon of={isLate ? TriangleAlert : Clock} size={18} />
          <a href={goalId === null ? `/deadlines/${deadlineId}` : `/units/${unit.id}/goals/${goalId}`}>
            <span lang="ja">{title}</span>
          </a>
          <span class="morning-meta">
            <span>{words.due(dueOn)}</span>
            {unit.id !== props.unitId && <span>{unit.name}</span>}
            {people !== null && <span>{words.people(people)}</span>}
            {goalId !== null && <span>{words.goal}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Orders(props: Pick<MorningSheet, "orders"> & { unitId: string }) {
  if (props.orders === null) {
    return (
      <>
        <p class="morning-none">{words.ordersHidden}</p>
        <p class="morning-way">
          <a href="/overtime">{words.ordersLink}</a>
        </p>
      </>
    );
  }
  return <OrderCounts unitId={props.unitId} {...props.orders} />;
}

function OrderCounts(props: { lastNight: number; older: number; unitId: string }) {
  const { lastNight, older } = props;
  const isLeader = useMe().hoursOf.some(({ id }) => id === props.unitId);
  if (lastNight + older === 0) {
    return (
      <p class="morning-calm">
        <Icon of={CircleCheck} size={18} />
        {words.ordersNone}
      </p>
    );
  }
  return (
    <>
      {lastNight > 0 && <p class="morning-count">{words.ordersLeft(lastNight)}</p>}
      {older > 0 && <p>{words.ordersOlder(older)}</p>}
      <p class="morning-way">
        {isLeader ? (
          <a href={`/overtime/settle/${props.unitId}`}>{words.ordersOfAll}</a>
        ) : (
          <a href="/overtime">{words.ordersLink}</a>
        )}
      </p>
    </>
  );
}

function Point({ point }: Pick<MorningSheet, "point">) {
  if (!point) return <p class="morning-none">{words.noPoint}</p>;
  return (
    <>
      <p class="morning-meta" lang="ja">
        <span>{point.policyTitle}</span>
        <span>{point.path}</span>
      </p>
      <p class="morning-point">
        <a href={`/points/${point.id}`} lang="ja">
          {point.shortForm}
        </a>
      </p>
    </>
  );
}

function Duties({ sheet }: { sheet: MorningSheet }) {
  const { reports, questions, lateStarts, unit, today } = sheet;
  const isAnything = reports.length + questions + lateStarts.length > 0;
  if (!isAnything) return <p class="morning-none">{words.noDuties}</p>;
  const shown = lateStarts.slice(0, GOALS_SHOWN);
  return (
    <>
      <ul class="morning-list">
        {reports.map(({ quarter, total, answered, dueOn }) => (
          <li key={quarter} class={dueOn < today ? "late" : undefined}>
            <Icon of={dueOn < today ? TriangleAlert : Clock} size={18} />
            <a href="/report">{words.report(quarter, total - answered, dueOn)}</a>
          </li>
        ))}
        {questions > 0 && (
          <li>
            <Icon of={Clock} size={18} />
            <a href="/">{words.questions(questions)}</a>
          </li>
        )}
      </ul>
      {shown.length > 0 && (
        <>
          <h4>{words.lateGoals}</h4>
          <ul class="morning-list">
            {shown.map((goal) => (
              <li key={goal.goalId + goal.unit.id}>
                <Icon of={Clock} size={18} />
                <a href={`/units/${goal.unit.id}/goals/${goal.goalId}`} lang="ja">
                  {words.lateStart(goal.number, goal.title)}
                </a>
                {goal.unit.id !== unit.id && <span class="morning-meta">{goal.unit.name}</span>}
              </li>
            ))}
          </ul>
          {lateStarts.length > shown.length && (
            <p class="morning-none">{words.more(lateStarts.length - shown.length)}</p>
          )}
        </>
      )}
    </>
  );
}
