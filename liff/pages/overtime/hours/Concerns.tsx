import { ChevronDown } from "lucide";
import type { UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { Icon } from "../../../components/Icon.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { concernsOf } from "./hoursView.ts";

const MARKS = { bad: "■", warn: "▲", plain: "●" };

/** いま見るところ: what a tired person sees within five seconds, each a way to where it stands on the page. */
export function HoursConcerns({ view }: { view: UnitHours }) {
  const concerns = concernsOf(view);
  return (
    <section class="card hours-concerns" aria-labelledby="concerns-title">
      <h2 id="concerns-title" class="allotment-title">
        {words.look.title}
      </h2>
      {concerns.length === 0 ? (
        <p class="card-text">{words.look.calm}</p>
      ) : (
        <ul class="plain">
          {concerns.map(({ href, tone, text, note }) => (
            <li key={text}>
              <a class={`concern-line ${tone}`} href={href}>
                <span class="concern-mark" aria-hidden="true">
                  {MARKS[tone]}
                </span>
                <span class="concern-words">
                  <strong>{text}</strong>
                  {note && <span class="concern-note">{note}</span>}
                </span>
                <Icon of={ChevronDown} size={20} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
