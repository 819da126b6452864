import type { WaitingFor } from "../../worker/domain/views.ts";
import { words } from "../text/index.ts";
import { Card } from "./Card.tsx";

const MOST_SHOWN = 4;

/** 待っている相手: the units below that have not answered, each with how far it is. */
export function WaitingCard({ waiting }: { waiting: WaitingFor }) {
  const { lead, units, hasList } = waiting;
  const shown = units.slice(0, MOST_SHOWN);
  const more = units.length - shown.length;
  return (
    <Card>
      <h3 class="card-title">{words.home.waitingTitle(lead.name, units.length)}</h3>
      <ul class="waiting">
        {shown.map(({ unit, total, answered }) => (
          <li key={unit.id}>
            <a href={`/goals/${unit.id}`}>
              <span>{unit.name}</span>
              <span class="waiting-count">{words.goals.answered(answered, total)}</span>
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="card-text">{words.home.waitingMore(more)}</p>}
      {hasList && (
        <a class="text-button" href={`/departments/${lead.id}`}>
          {words.home.departmentTitle(lead.name)}
        </a>
      )}
    </Card>
  );
}
