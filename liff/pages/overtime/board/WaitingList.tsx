import { type Signal, useSignal } from "@preact/signals";
import {
  BOARD_GROUPS,
  type Board,
  type BoardGroup,
  type BoardOrder,
  type Decision,
} from "../../../../worker/domain/overtime/viewsOrders.ts";
import type { boardCalls, ToldOutcome } from "../../../calls/overtime.ts";
import { Button } from "../../../components/Button.tsx";
import { Section } from "../../../components/Section.tsx";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import { buttonWords, FormProblemText } from "../OrderFields.tsx";
import { useSending } from "../useSending.ts";
import { WaitingOrder } from "./WaitingOrder.tsx";

interface ListProps {
  view: Board;
  calls: ReturnType<typeof boardCalls>;
  onDone: (said: string, isGood?: boolean) => void;
}

/** What waits, by when its evening is. */
export function WaitingList(props: ListProps) {
  // What the server refused or found changed stays marked until the board is opened again.
  const told = useSignal<Record<string, string>>({});
  return (
    <>
      {BOARD_GROUPS.map((group) => (
        <WaitingGroup key={group} {...props} group={group} told={told} />
      ))}
    </>
  );
}

/**
 * The applications of one group, those to be looked at first on top. One button orders all of it, but for days that are
 * over: these are ordered one by one, as 事後.
 */
function WaitingGroup(props: ListProps & { group: BoardGroup; told: Signal<Record<string, string>> }) {
  const { view, calls, onDone, group, told } = props;
  const sending = useSending();
  const shown = view.waiting.filter((each) => each.group === group);
  if (shown.length === 0) return null;
  const mine = shown.filter(({ isOwn }) => !isOwn);
  const people = new Set(mine.map(({ person }) => person.staffId)).size;
  const minutes = mine.reduce((sum, { order }) => sum + order.minutes, 0);
  const looks = mine.filter(({ look }) => look.length > 0).length;

  function take(outcomes: readonly ToldOutcome[], said: string) {
    const marks: Record<string, string> = {};
    for (const outcome of outcomes) {
      if (outcome.kind === "moved") marks[outcome.orderId] = words.board.movedMark;
      if (outcome.kind === "refused") {
        marks[outcome.orderId] = words.refusal(outcome.refusal.reason, outcome.message ?? words.failed);
      }
    }
    told.value = marks;
    const moved = outcomes.filter(({ kind }) => kind === "moved").length;
    const isAll = outcomes.every(({ kind }) => kind === "decided");
    if (isAll) onDone(said);
    else if (moved > 0) onDone(words.board.moved(moved), false);
    else onDone(said, false);
  }

  async function orderAll() {
    const answer = await sending.send((submissionKey) =>
      calls.decide({
        submissionKey,
        decisions: mine.map(({ order }) => ({
          orderId: order.orderId,
          baseVersion: order.version,
          decision: { kind: "order" },
        })),
      }),
    );
    if (!answer) return;
    const ordered = answer.outcomes.filter(({ kind }) => kind === "decided").length;
    take(answer.outcomes, words.board.ordered(ordered));
  }

  async function decideOne({ order }: BoardOrder, decision: Decision, said: string, key: string) {
    const answer = await calls.decide({
      submissionKey: key,
      decisions: [{ orderId: order.orderId, baseVersion: order.version, decision }],
    });
    const [outcome] = answer.ok ? answer.value.outcomes : [];
    if (outcome && outcome.kind !== "refused") take([outcome], said);
    return answer;
  }

  return (
    <Section title={words.board.groups[group]} aside={words.board.total(people, minutes)}>
      {group === "past" && <p class="hint">{words.board.pastHint}</p>}
      <ul class="board-list">
        {shown.map((waiting) => (
          <WaitingOrder
            key={waiting.order.orderId}
            waiting={waiting}
            day={view.day}
            today={view.days.find(({ day }) => day === waiting.order.day)}
            told={told.value[waiting.order.orderId] ?? null}
            onDecide={(decision, said, key) => decideOne(waiting, decision, said, key)}
          />
        ))}
      </ul>
      {mine.length > 0 && group !== "past" && (
        <div class="board-act">
          <FormProblemText text={sending.problem.value?.text ?? null} />
          <Button wide busy={sending.busy.value} onPress={orderAll} describedBy={`board-hint-${group}`}>
            {buttonWords(
              sending.busy.value,
              mine.length === 1 ? words.board.orderOne : words.board.orderAll(mine.length),
            )}
          </Button>
          <p class="card-foot" id={`board-hint-${group}`}>
            {looks > 0 ? words.board.allHint(looks) : words.board.hint}
          </p>
        </div>
      )}
    </Section>
  );
}
