import type { LateStay, UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { Section } from "../../../components/Section.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { isOfNow } from "./hoursView.ts";

/** Who stayed past the hour on the last evening, and why; what was declared beforehand is said so. */
export function LastEveningList({ view }: { view: UnitHours }) {
  const { lastEvening, leaveBy, sections, isSection } = view;
  const nameOf = new Map(sections.map(({ unit }) => [unit.id, unit.name]));
  const { from, to, stays } = lastEvening;
  if (!isOfNow(view)) return null;
  return (
    <Section title={words.late.title(words.clock(leaveBy))} aside={words.late.range(from, to)}>
      <div id="late" tabIndex={-1}>
        {stays.length === 0 ? (
          <p class="hint">{words.late.none}</p>
        ) : (
          <ul class="plain card late-list">
            {stays.map((stay) => (
              <li key={`${stay.person.staffId} ${stay.day}`}>
                <Stay stay={stay} section={isSection ? null : (nameOf.get(stay.sectionId) ?? null)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Stay({ stay, section }: { stay: LateStay; section: string | null }) {
  const { person, until, isUnsettled, task, reason, exception } = stay;
  return (
    <>
      <div class="board-head">
        <p class="board-who">
          <strong>{words.person(person.name, person.title)}</strong>
          {section && <span class="faint"> {section}</span>}
        </p>
        <p class="board-when">
          <strong>{words.late.until(words.clock(until))}</strong>
        </p>
      </div>
      <p class="card-text">{task || words.late.noTask}</p>
      <p class="hours-line">
        {reason && <span>{reason}</span>}
        {exception ? (
          <span>
            <span aria-hidden="true">✓ </span>
            {words.late.declared(words.exceptions.kinds[exception])}
          </span>
        ) : (
          <span class="warn-text">
            <span aria-hidden="true">▲ </span>
            {words.late.undeclared}
          </span>
        )}
        {isUnsettled && <span class="faint">{words.late.unsettled}</span>}
      </p>
    </>
  );
}
