import type { Board, BoardAllotment } from "../../../../worker/domain/overtime/viewsOrders.ts";
import { Card } from "../../../components/Card.tsx";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";

/** 配当時間: what there is left of the month, and what is left when everything that waits is ordered. */
export function AllotmentCards({ view }: { view: Board }) {
  const { allotments } = view;
  if (allotments.length === 0) return <p class="hint">{words.board.noAllotment}</p>;
  return (
    <>
      {allotments.map((allotment) => (
        <AllotmentCard key={allotment.unit.id} view={view} allotment={allotment} />
      ))}
    </>
  );
}

function AllotmentCard({ view, allotment }: { view: Board; allotment: BoardAllotment }) {
  const { unit, day } = view;
  const isShort = allotment.left < 0 || allotment.leftAfterAll < 0 || allotment.runsOutOn !== null;
  return (
    <Card urgent={allotment.left < 0}>
      <div class="card-head">
        <h2 class="allotment-title">
          {words.board.allotment(day.slice(0, 7))}
          {allotment.unit.id !== unit.id && <span lang="ja">　{allotment.unit.name}</span>}
        </h2>
        <p>
          <strong class="allotment-left">{words.board.left(allotment.left)}</strong>{" "}
          <span class="faint">{words.board.of(allotment.minutes)}</span>
        </p>
      </div>
      <Bar allotment={allotment} />
      <p class={isShort ? "warn-text" : "card-text"}>{paceWords(allotment)}</p>
      {view.waiting.length > 0 && (
        <p class={allotment.leftAfterAll < 0 ? "warn-text" : "card-text"}>
          {words.board.afterAll(allotment.leftAfterAll)}
        </p>
      )}
      {allotment.pending > 0 && <p class="hint">{words.board.pending(allotment.pending)}</p>}
    </Card>
  );
}

function Bar({ allotment }: { allotment: BoardAllotment }) {
  const { used, minutes, daysDone, daysAll } = allotment;
  const full = Math.max(1, minutes);
  return (
    <div class="hours-bar" role="img" aria-label={words.board.bar(used, minutes)}>
      <span
        class={used > minutes ? "hours-fill warn" : "hours-fill"}
        style={{ width: `${Math.min(100, (100 * used) / full)}%` }}
      />
      <span class="hours-today" style={{ left: `${daysAll ? (100 * daysDone) / daysAll : 0}%` }} />
    </div>
  );
}

function paceWords({ left, runsOutOn, isEarly }: BoardAllotment): string {
  if (left < 0) return words.board.ranOut;
  if (isEarly) return words.board.tooEarly;
  return runsOutOn === null ? words.board.lasts : words.board.runsOut(runsOutOn);
}
