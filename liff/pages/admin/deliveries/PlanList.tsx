import type { PlanView } from "../../../../worker/domain/deliveryViews.ts";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { People } from "./People.tsx";

const words = deliveriesWords.plan;

/** The plan of today before it is sent: which words go to whom. */
export function PlanList({ plan, isPaused }: { plan: PlanView; isPaused: boolean }) {
  const total = plan.digests.reduce((sum, digest) => sum + digest.people, 0);
  return (
    <Section title={words.title} aside={total > 0 && deliveriesWords.people(total)}>
      {isPaused && total > 0 && <p class="hint">{words.emptyPaused}</p>}
      {total === 0 ? (
        <p class="card nothing">{words.empty}</p>
      ) : (
        <ul class="stack">
          {plan.digests.map(({ key, occasion, altText, people, calls, first, isHidden }) => (
            <li key={occasion + key} class="card">
              <p class="card-head">
                <span class={occasion === "urgent" ? "tag warn" : "tag"}>{words.occasion[occasion]}</span>
                <span class="card-meta">{words.to(people, calls)}</span>
              </p>
              <p class="said-words">{altText}</p>
              <People summary={words.who} people={people} first={first} isHidden={isHidden} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
