import type { PersonMonths, SectionHours, UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { Section } from "../../../components/Section.tsx";
import { useWide } from "../../../components/useWide.ts";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";

/** 職員と月: the year of everybody, as a table where there is room and as a list on a phone. */
export function Year({ view }: { view: UnitHours }) {
  const isWide = useWide();
  const of = Map.groupBy(view.people, ({ sectionId }) => sectionId);
  const groups = view.sections
    .map((section) => ({ section, people: of.get(section.unit.id) ?? [] }))
    .filter(({ people }) => people.length > 0);
  return (
    <Section title={words.year.title}>
      {groups.length === 0 ? (
        <p class="hint">{words.nobody}</p>
      ) : (
        <>
          <p class="hint">{words.year.note}</p>
          {isWide ? <Table view={view} groups={groups} /> : <List view={view} groups={groups} />}
          <p class="hours-line faint">
            <span>{words.year.markNear}</span>
            <span>{words.year.markOver}</span>
            {view.people.some(({ pending }) => pending.length > 0) && <span>{words.year.pendingNote}</span>}
            {view.people.some(({ elsewhere }) => Object.keys(elsewhere).length > 0) && (
              <span>{words.year.elsewhereNote}</span>
            )}
          </p>
        </>
      )}
    </Section>
  );
}

interface GroupsProps {
  view: UnitHours;
  groups: { section: SectionHours; people: PersonMonths[] }[];
}

function Table({ view, groups }: GroupsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section class="year-frame" tabIndex={0} aria-label={words.year.title}>
      <table class="year">
        <thead>
          <tr>
            <th scope="col">{words.year.person}</th>
            {view.months.map((month) => (
              <th key={month} scope="col" class={month === view.month ? "shown" : undefined}>
                {words.month(month)}
              </th>
            ))}
            <th scope="col">{words.year.sum}</th>
            <th scope="col">{words.year.left}</th>
          </tr>
        </thead>
        {groups.map(({ section, people }) => (
          <tbody key={section.unit.id}>
            {!view.isSection && (
              <tr class="year-section">
                <th scope="colgroup" colSpan={view.months.length + 3}>
                  <a href={`/overtime/section/${section.unit.id}`}>{section.unit.name}</a>
                </th>
              </tr>
            )}
            {people.map((each) => (
              <tr key={each.person.staffId}>
                <th scope="row">
                  {each.person.name} <span class="faint">{each.person.title}</span>
                  {!each.isHere && <span class="faint"> {words.year.former}</span>}
                </th>
                {view.months.map((month, index) => (
                  <td key={month} class={month === view.month ? "shown" : undefined}>
                    <Cell of={each} month={month} minutes={each.months[index] ?? null} />
                  </td>
                ))}
                <td>{words.length(each.year)}</td>
                <td class={isOver(each) ? "warn-text" : undefined}>{leftWords(each)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function List({ view, groups }: GroupsProps) {
  return (
    <>
      {groups.map(({ section, people }) => (
        <Disclosure
          key={section.unit.id}
          summary={section.unit.name}
          aside={String(people.length)}
          open={view.isSection}
        >
          <ul class="plain year-list">
            {people.map((each) => (
              <li key={each.person.staffId}>
                <div class="board-head">
                  <p class="board-who">
                    <strong>{words.person(each.person.name, each.person.title)}</strong>
                  </p>
                  <p class={isOver(each) ? "board-when warn-text" : "board-when"}>
                    {each.hours
                      ? words.warned.used(words.length(each.hours.used), leftWords(each))
                      : words.year.former}
                  </p>
                </div>
                <ol class="plain year-months">
                  {shownMonths(view, each).map(({ month, index }) => (
                    <li key={month} class={month === view.month ? "shown" : undefined}>
                      <span class="faint">{words.month(month)}</span>
                      <Cell of={each} month={month} minutes={each.months[index] ?? null} />
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </>
  );
}

/** On a phone the months to come have no room. */
function shownMonths({ months }: UnitHours, { months: minutes }: PersonMonths) {
  return months
    .map((month, index) => ({ month, index }))
    .filter(({ index }) => (minutes[index] ?? null) !== null);
}

function Cell({ of, month, minutes }: { of: PersonMonths; month: string; minutes: number | null }) {
  if (minutes === null) return <span class="faint">{words.year.none}</span>;
  const mark = of.marks[month];
  const elsewhere = of.elsewhere[month];
  return (
    <span class={mark && `year-${mark}`}>
      {mark && <span aria-hidden="true">{mark === "over" ? "■" : "▲"}</span>}
      {words.length(minutes)}
      {of.pending.includes(month) && words.year.pendingSign}
      {elsewhere !== undefined && <span class="faint">{words.year.elsewhere(words.length(elsewhere))}</span>}
      {mark && <span class="visually-hidden"> {mark === "over" ? words.year.over : words.year.near}</span>}
    </span>
  );
}

function isOver({ hours }: PersonMonths): boolean {
  return hours !== null && hours.left < 0;
}

function leftWords({ hours }: PersonMonths): string {
  if (!hours) return words.year.none;
  return hours.left < 0 ? words.year.over2(words.length(-hours.left)) : words.length(hours.left);
}
