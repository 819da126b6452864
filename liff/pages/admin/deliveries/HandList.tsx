import { ChevronRight, CircleCheck, TriangleAlert } from "lucide";
import type { DeliveriesView } from "../../../../worker/domain/deliveryViews.ts";
import { Icon } from "../../../components/Icon.tsx";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { handNeeded } from "./handNeeded.ts";

const words = deliveriesWords.hand;

/** What waits for an administrator, each with the way to its place on the page. */
export function HandList({ view }: { view: DeliveriesView }) {
  const needed = handNeeded(view);
  return (
    <Section title={words.title}>
      {needed.length === 0 ? (
        <p class="hand-none">
          <Icon of={CircleCheck} size={20} />
          {words.none}
        </p>
      ) : (
        <ul class="hand">
          {needed.map(({ kind, count, place }) => (
            <li key={kind}>
              <a
                href={`#${place}`}
                onClick={(event) => {
                  // The router would take it for another page.
                  event.preventDefault();
                  event.stopPropagation();
                  document.getElementById(place)?.scrollIntoView({ behavior: "smooth" });
                }}
              >
                <Icon of={TriangleAlert} size={20} />
                <span>{words[kind](count)}</span>
                <Icon of={ChevronRight} size={16} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
