import type { UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import { Section } from "../../../components/Section.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";

/** 理由ごとの時間: where the hours of the month went, as candidates for doing the work another way. */
export function Reasons({ view }: { view: UnitHours }) {
  const { reasons } = view;
  return (
    <Section title={words.reasons.title} aside={words.month(view.month)}>
      {reasons.length === 0 ? (
        <p class="hint">{words.reasons.none}</p>
      ) : (
        <div class="card">
          <ul class="plain reason-list">
            {reasons.map((each) => (
              <li key={each.reason ?? ""}>
                <div class="board-head">
                  <span class="board-who">{labelOf(each)}</span>
                  <strong class="board-when">{words.length(each.minutes)}</strong>
                </div>
                <div class="hours-bar" aria-hidden="true">
                  <span class="hours-fill" style={{ width: `${100 * each.share}%` }} />
                </div>
                <p class="faint reason-count">{words.reasons.line(each.orders, each.share)}</p>
              </li>
            ))}
          </ul>
          <p class="hint">{words.reasons.note}</p>
        </div>
      )}
    </Section>
  );
}

function labelOf({ label, isGoal }: UnitHours["reasons"][number]): string {
  return isGoal ? words.reasons.goal : label || words.reasons.unknown;
}
