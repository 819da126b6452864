import { useSignal } from "@preact/signals";
import { addDays } from "../../../../worker/domain/civilDate.ts";
import type { Evening } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { words as shared } from "../../../text/index.ts";
import { resultWords as words } from "../../../text/pages/results.ts";
import { buttonWords, FormProblemText } from "../OrderFields.tsx";
import { ResultForm } from "./ResultForm.tsx";
import { type Results, useResults } from "./useResults.ts";
import "../../../styles/results.css";

/** 昨日の超過勤務: one tap for an evening that was as ordered, a time for any other. Nothing where nothing is asked. */
export function ResultCard(props: {
  evenings: readonly Evening[];
  today: string;
  onDone: (said: string) => void;
}) {
  const { evenings, today, onDone } = props;
  const results = useResults(onDone);
  const open = evenings.filter(({ result }) => result === null);
  if (open.length === 0) return null;
  const isYesterday = open.every(({ day }) => day === addDays(today, -1));
  return (
    <Card urgent>
      <div class="card-head">
        <h2 class="card-title">{words.title(isYesterday)}</h2>
        <p class="due">{words.lead}</p>
      </div>
      <ul class="evenings">
        {open.map((evening) => (
          <OpenEvening
            key={evening.orderId}
            evening={evening}
            isAlone={open.length === 1}
            results={results}
          />
        ))}
      </ul>
      <FormProblemText text={results.problemOfAll()} />
      {open.length > 1 && (
        <Button wide busy={results.busy.value} onPress={() => results.record(open.map(asOrdered))}>
          {buttonWords(results.busy.value, words.allAsOrdered(open.length))}
        </Button>
      )}
    </Card>
  );
}

/** 記録した実績を直す: what was said of the last weeks, until the month is locked. */
export function ResultCorrections(props: Pick<Parameters<typeof ResultCard>[0], "evenings" | "onDone">) {
  const results = useResults(props.onDone);
  const opened = useSignal<string | null>(null);
  const said = props.evenings.filter(({ result }) => result !== null).toReversed();
  if (said.length === 0) return null;
  return (
    <Disclosure summary={words.correct}>
      <ul class="evenings">
        {said.map((evening) => (
          <li key={evening.orderId} class="evening">
            <EveningWords evening={evening} />
            {opened.value === evening.orderId ? (
              <>
                <FormProblemText text={results.problemOfAll()} />
                <ResultForm
                  evening={evening}
                  results={results}
                  onClose={() => {
                    opened.value = null;
                  }}
                />
              </>
            ) : (
              <button
                type="button"
                class="text-button"
                aria-label={words.correctOf(evening.day)}
                onClick={() => {
                  opened.value = evening.orderId;
                  results.renew();
                }}
              >
                {words.correctOne}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function asOrdered(evening: Evening) {
  return { evening, said: { kind: "asOrdered" }, word: "" } as const;
}

function OpenEvening(props: { evening: Evening; isAlone: boolean; results: Results }) {
  const { evening, isAlone, results } = props;
  const isTyping = useSignal(false);
  const problem = results.problemOf(evening);
  return (
    <li class="evening">
      <EveningWords evening={evening} />
      {isTyping.value ? (
        <ResultForm
          evening={evening}
          results={results}
          onClose={() => {
            isTyping.value = false;
            results.renew();
          }}
        />
      ) : (
        <>
          <FormProblemText text={problem} />
          {isAlone && (
            <Button wide busy={results.busy.value} onPress={() => results.record([asOrdered(evening)])}>
              {buttonWords(results.busy.value, words.asOrderedUntil(evening.until))}
            </Button>
          )}
          <div class="pair">
            {!isAlone && (
              <Button
                look="soft"
                busy={results.busy.value}
                onPress={() => results.record([asOrdered(evening)])}
              >
                {words.asOrdered}
              </Button>
            )}
            <Button
              look="outline"
              onPress={() => {
                isTyping.value = true;
                results.renew();
              }}
            >
              {words.otherTime}
            </Button>
            <Button
              look="outline"
              busy={results.busy.value}
              onPress={() => results.record([{ evening, said: { kind: "notUsed" }, word: "" }])}
            >
              {words.notUsed}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

function EveningWords({ evening }: { evening: Evening }) {
  const { day, from, until, task, result } = evening;
  return (
    <div class="evening-words">
      <p class="evening-day">{shared.day(day)}</p>
      <p class="evening-span">
        {words.evening(from, until)}
        {result && (
          <span>
            {result.until > result.from
              ? words.worked(result.from, result.until, result.minutes)
              : words.unused}
          </span>
        )}
      </p>
      <p class="card-text" lang="ja">
        {task}
      </p>
    </div>
  );
}
