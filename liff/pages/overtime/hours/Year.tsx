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
                </th>
                {view.months.map((month, index) => (
                  <td key={month} class={month === view.month ? "shown" : undefined}>
                    <Cell minutes={each.months[index] ?? null} mark={each.marks[month]} />
                  </td>
                ))}
                <td>{words.length(each.year)}</td>
                <td class={each.hours.left < 0 ? "warn-text" : undefined}>{leftWords(each)}</td>
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
                  <p class={each.hours.left < 0 ? "board-when warn-text" : "board-when"}>
                    {words.warned.used(words.length(each.hours.used), leftWords(each))}
                  </p>
                </div>
                <ol class="plain year-months">
                  {shownMonths(view, each).map(({ month, index }) => (
                    <li key={month} class={month === view.month ? "shown" : undefined}>
                      <span class="faint">{words.month(month)}</span>
                      <Cell minutes={each.months[index] ?? null} mark={each.marks[month]} />
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

function Cell({ minutes, mark }: { minutes: number | null; mark: "near" | "over" | undefined }) {
  if (minutes === null) return <span class="faint">{words.year.none}</span>;
  if (!mark) return <span>{words.length(minutes)}</span>;
  return (
    <span class={`year-${mark}`}>
      <span aria-hidden="true">{mark === "over" ? "■" : "▲"}</span>
      {words.length(minutes)}
      <span class="visually-hidden"> {mark === "over" ? words.year.over : words.year.near}</span>
    </span>
  );
}

function leftWords({ hours }: PersonMonths): string {
  return hours.left < 0 ? words.year.over2(words.length(-hours.left)) : words.length(hours.left);
}
