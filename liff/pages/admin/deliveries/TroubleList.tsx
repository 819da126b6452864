import type { Trouble } from "../../../../worker/domain/deliveryViews.ts";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { People } from "./People.tsx";

const words = deliveriesWords.troubles;

/** What keeps the bot from reaching somebody, with what to do about it. */
export function TroubleList({ troubles }: { troubles: readonly Trouble[] }) {
  return (
    <div id="troubles">
      <Section title={words.title}>
        {troubles.length === 0 ? (
          <p class="card nothing">{words.none}</p>
        ) : (
          <ul class="rows">
            {troubles.map((trouble, index) => (
              <li key={index} class="trouble">
                <p class="trouble-title">{words.item(trouble)}</p>
                <p class="hint">{words.text(trouble)}</p>
                {(trouble.kind === "notLinked" || trouble.kind === "blocked") && (
                  <People summary={deliveriesWords.who} people={trouble.people} first={trouble.first} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
