import type {
  AllotmentWindow,
  SectionHours,
  UnitHours,
} from "../../../../worker/domain/overtime/viewsHours.ts";
import { Section } from "../../../components/Section.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { endWords } from "./hoursView.ts";

/** 配当時間 of each section: how much is used where the month stands, and how it goes on. */
export function Allotments({ view }: { view: UnitHours }) {
  return (
    <Section title={words.allotment.title} aside={words.month(view.month)}>
      <ul class="plain card allotment-rows" id="allotments" tabIndex={-1}>
        {view.sections.map((section) => (
          <li key={section.unit.id} class={isOver(section) ? "allotment-row over" : "allotment-row"}>
            <SectionLine section={section} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SectionLine({ section }: { section: SectionHours }) {
  const { unit, month, quarter, used, waiting } = section;
  return (
    <>
      <h3 class="allotment-name">
        <a href={`/overtime/section/${unit.id}`}>{unit.name}</a>
      </h3>
      <div class="allotment-left-of">
        {month ? <Left window={month} /> : <p class="faint">{words.allotment.used(words.length(used))}</p>}
      </div>
      <div class="allotment-bar">
        {month ? <AllotmentBar window={month} /> : <p class="hint">{words.allotment.none}</p>}
      </div>
      <div class="allotment-end">
        {month && <EndLine window={month} of="month" />}
        <p class="hours-line faint">
          {quarter && (
            <span>
              {words.allotment.quarter} <QuarterLeft window={quarter} />
            </span>
          )}
          {waiting > 0 && <a href={`/overtime/board/${unit.id}`}>{words.allotment.waiting(waiting)}</a>}
        </p>
      </div>
    </>
  );
}

/** 残り 38:00 ／ 120:00 */
export function Left({ window }: { window: AllotmentWindow }) {
  const { left, allotted } = window;
  return (
    <p>
      <strong class={left < 0 ? "allotment-left warn-text" : "allotment-left"}>
        {left < 0 ? words.allotment.over(words.length(-left)) : words.allotment.left(words.length(left))}
      </strong>{" "}
      <span class="faint">{words.allotment.of(words.length(allotted))}</span>
    </p>
  );
}

export function AllotmentBar({ window }: { window: AllotmentWindow }) {
  const { used, allotted, days, left } = window;
  const all = days.done + days.left;
  return (
    <div
      class="hours-bar"
      role="img"
      aria-label={words.allotment.bar(words.length(used), words.length(allotted))}
    >
      <span
        class={left < 0 ? "hours-fill warn" : "hours-fill"}
        style={{ width: `${Math.min(100, (100 * used) / Math.max(1, allotted))}%` }}
      />
      {days.left > 0 && <span class="hours-today" style={{ left: `${(100 * days.done) / all}%` }} />}
    </div>
  );
}

/** The sentence about how it goes on, with the forecast in hours. */
export function EndLine({ window, of }: { window: AllotmentWindow; of: "month" | "quarter" }) {
  const { text, isWarning } = endWords(window, of);
  const { forecast, days } = window;
  const expected = of === "month" ? words.allotment.forecast : words.allotment.forecastQuarter;
  return (
    <p class={isWarning ? "hours-line warn-text" : "hours-line"}>
      <span>
        {isWarning && <span aria-hidden="true">▲ </span>}
        {text}
      </span>
      {forecast !== null && days.left > 0 && <span class="faint">{expected(words.length(forecast))}</span>}
    </p>
  );
}

function QuarterLeft({ window }: { window: AllotmentWindow }) {
  const { left, allotted } = window;
  const text =
    left < 0 ? words.allotment.over(words.length(-left)) : words.allotment.left(words.length(left));
  return <span>{`${text} ${words.allotment.of(words.length(allotted))}`}</span>;
}

function isOver({ month }: SectionHours): boolean {
  return month !== null && month.left < 0;
}
