import { ChevronRight, CircleCheck, TriangleAlert } from "lucide";
import type { DeliveriesView, DeliveryPlanView } from "../../../../worker/domain/deliveryViews.ts";
import { Icon } from "../../../components/Icon.tsx";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { handNeeded } from "./handNeeded.ts";

const words = deliveriesWords.hand;

/**
 * What waits for an administrator, each with the way to its place on the page. That nothing does is said only when the
 * plan is known too.
 */
export function HandList({ view, planned }: { view: DeliveriesView; planned: DeliveryPlanView | null }) {
  const needed = handNeeded(view, planned);
  if (needed.length === 0 && !planned) return null;
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
