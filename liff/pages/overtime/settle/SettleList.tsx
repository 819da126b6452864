import type {
  Settlement,
  SettlementLine,
  SettlementList,
} from "../../../../worker/domain/overtime/viewsResults.ts";
import { settlementCalls } from "../../../calls/results.ts";
import { Button } from "../../../components/Button.tsx";
import { Section } from "../../../components/Section.tsx";
import { useApp } from "../../../store/app.ts";
import { words as shared } from "../../../text/index.ts";
import { overtimeWords } from "../../../text/pages/overtime.ts";
import { settleWords as words } from "../../../text/pages/results.ts";
import { buttonWords, FormProblemText } from "../OrderFields.tsx";
import { useSending } from "../useSending.ts";
import { NoOrderForm } from "./NoOrderForm.tsx";

interface LineProps {
  line: SettlementLine;
  view: Settlement;
  onDone: (said: string) => void;
}

/** One list with what puts its days right; nothing where it is empty. */
export function SettleList(props: {
  list: SettlementList;
  view: Settlement;
  onDone: (said: string) => void;
}) {
  const { list, view, onDone } = props;
  const lines = view.lines.filter((line) => line.list === list);
  if (lines.length === 0) return null;
  return (
    <Section title={words.listTitles[list]} aside={words.open(lines.length)}>
      <p class="hint">{words.listTexts[list]}</p>
      <ul class="rows">
        {lines.map((line) => (
          <Line key={`${line.day} ${line.person.staffId}`} line={line} view={view} onDone={onDone} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ line, view, onDone }: LineProps) {
  const { person, day, orders, worked, leftAt, isActual } = line;
  const section = view.sections.length > 1 ? view.sections.find(({ id }) => id === line.sectionId) : null;
  return (
    <li class="settle-line">
      <div class="settle-who">
        <h3>{shared.day(day)}</h3>
        <p lang="ja">
          {section && `${section.name}　`}
          {overtimeWords.person(person.name, person.title)}
        </p>
      </div>
      <p class="settle-times">
        {orders.length === 0 ? (
          <span>{words.orderedNone}</span>
        ) : (
          orders.map(({ orderId, from, until }) => <span key={orderId}>{words.ordered(from, until)}</span>)
        )}
        <strong>{line.list === "unsettled" ? words.workedNone : words.worked(worked ?? 0)}</strong>
        {leftAt !== null && <span>{words.leftAt(leftAt)}</span>}
        {isActual && <span class="faint">{words.fromSystem}</span>}
      </p>
      {orders.map(({ orderId, task, word }) => (
        <p key={orderId} class="card-text" lang="ja">
          {task}
          {word && `　${words.said(word)}`}
        </p>
      ))}
      {line.afterwards && line.list === "noOrder" && (
        <NoOrderForm line={line} times={line.afterwards} view={view} onDone={onDone} />
      )}
      {line.afterwards && line.list === "longerThanOrdered" && (
        <Longer line={line} view={view} onDone={onDone} />
      )}
    </li>
  );
}

function Longer({ line, onDone }: LineProps) {
  const { api } = useApp();
  const sending = useSending();
  const { person, day } = line;

  async function order() {
    const answer = await sending.send((submissionKey) =>
      settlementCalls(api, line.sectionId).order({ submissionKey, staffId: person.staffId, day, word: "" }),
    );
    if (answer) onDone(words.done(person.name));
  }

  return (
    <>
      <FormProblemText text={sending.problem.value?.text ?? null} />
      <Button look="soft" busy={sending.busy.value} onPress={order}>
        {buttonWords(sending.busy.value, words.orderLonger((line.worked ?? 0) - line.ordered))}
      </Button>
    </>
  );
}
