import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import { promiseWords } from "../../text/pages/promise.ts";
import { escalationOf } from "./ladderSteps.ts";
import { Promised } from "./Promised.tsx";

const words = promiseWords.above;

/** Who above hears of silence, when, and how little. */
export function AbovePromise({ view }: { view: PromiseView }) {
  const escalation = escalationOf(view);
  return (
    <Promised title={words.title}>
      {escalation.kind === "told" ? (
        <>
          <ul class="bullets">
            {escalation.steps.map(({ rung, day, tells }) => (
              <li key={rung.at}>{words.told(day, tells)}</li>
            ))}
          </ul>
          <p>{words.content}</p>
        </>
      ) : (
        <p>{words[escalation.kind]}</p>
      )}
    </Promised>
  );
}
