import type { PlanView } from "../../../../worker/domain/deliveryViews.ts";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";

const words = deliveriesWords.plan;

/** Who is not spoken to now although something is open, and why. */
export function Others({ others }: { others: PlanView["others"] }) {
  const shown = others.filter(({ reason }) => reason !== "done");
  if (shown.length === 0) return null;
  return (
    <Section title={words.othersTitle}>
      <p class="hint">{words.othersText}</p>
      <ul class="rows">
        {shown.map(({ reason, people, first }) => (
          <li key={reason}>
            <details class="people other">
              <summary>
                <span class="other-reason">{words.reason[reason]}</span>
                <span class="other-count">{deliveriesWords.people(people)}</span>
              </summary>
              <ul class="people-list">
                {first.map(({ person, why }, index) => (
                  <li key={index}>
                    {deliveriesWords.person(person)}
                    {words.why(why) && <span class="hint">{words.why(why)}</span>}
                  </li>
                ))}
                {people > first.length && (
                  <li class="hint">{deliveriesWords.morePeople(people - first.length)}</li>
                )}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
