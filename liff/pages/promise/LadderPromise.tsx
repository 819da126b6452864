import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import { promiseWords } from "../../text/pages/promise.ts";
import { type LadderStep, ladderSteps } from "./ladderSteps.ts";
import { Promised } from "./Promised.tsx";

const words = promiseWords.what;

/** What the bot asks for, with the days of the round that is open or comes next. */
export function LadderPromise({ view }: { view: PromiseView }) {
  const { round } = view.report;
  const steps = ladderSteps(view);
  return (
    <Promised title={words.title}>
      <h3 class="promise-sub">{words.round(round.quarter, round.isOpen)}</h3>
      {steps.length === 0 ? (
        <p>{words.noRungs}</p>
      ) : (
        <>
          <p>{words.onlyOpen}</p>
          <ol class="promise-steps">
            {steps.map((step) => (
              <Step key={step.rung.at} step={step} />
            ))}
          </ol>
        </>
      )}
      <h3 class="promise-sub">{words.readTitle}</h3>
      <ReadRungs read={view.read} />
      <h3 class="promise-sub">{words.deadlineTitle}</h3>
      <p>{words.deadline(view.deadline)}</p>
      <h3 class="promise-sub">{words.overtimeTitle}</h3>
      <ul class="bullets">
        {words.overtime(view.boardAt).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <h3 class="promise-sub">{words.alongTitle}</h3>
      <p>{words.along}</p>
    </Promised>
  );
}

function Step({ step }: { step: LadderStep }) {
  return (
    <li class={`promise-step ${step.place}`}>
      <span class="promise-step-day">
        {words.day(step.day)}
        {step.place === "today" && <span class="tag now">{words.today}</span>}
        {step.place === "past" && <span class="visually-hidden"> {words.past}</span>}
      </span>
      <span class="promise-step-name">{words.step(step.rung)}</span>
      {step.tells && <span class="tag warn">{words.tells(step.tells)}</span>}
    </li>
  );
}

function ReadRungs({ read: { weekday, rungs } }: { read: PromiseView["read"] }) {
  const again = rungs.filter(({ at }) => at !== "opens");
  if (rungs.length === 0) return <p>{words.readNone}</p>;
  return (
    <p>
      {rungs.length > again.length && words.read(weekday)}
      {again.length > 0 && words.readAgain(again)}
    </p>
  );
}
