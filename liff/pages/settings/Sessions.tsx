import "../../styles/settings.css";
import { useSignal } from "@preact/signals";
import type { SessionsView } from "../../../worker/contract/sessions.ts";
import { sessionCalls } from "../../calls/sessions.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { failureText } from "../../failureText.ts";
import { useApp, useQuery } from "../../store/app.ts";
import { settingsWords } from "../../text/pages/settings.ts";

const KEY = "sessions";
const words = settingsWords.sessions;

/** Where one is signed in, and the end of all that is elsewhere. */
export function Sessions() {
  const { api } = useApp();
  const answer = useQuery({ key: KEY, load: sessionCalls(api).sessions });
  return (
    <Card>
      <p class="card-text">{words.text}</p>
      <Answer answer={answer} bones={[3]}>
        {(view) => <Known view={view} />}
      </Answer>
    </Card>
  );
}

function Known({ view: { sessions } }: { view: SessionsView }) {
  const { api, resources } = useApp();
  const isBusy = useSignal(false);
  const said = useSignal("");
  const problem = useSignal<string | null>(null);
  const isAlone = sessions.every(({ isThis }) => isThis);

  async function endOthers() {
    isBusy.value = true;
    problem.value = null;
    const answer = await sessionCalls(api).endOthers();
    isBusy.value = false;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    said.value = words.ended(answer.value.ended);
    resources.patch<SessionsView>(KEY, (known) => ({
      sessions: known.sessions.filter(({ isThis }) => isThis),
    }));
  }

  return (
    <>
      <ul class="sessions">
        {sessions.map(({ device, createdAt, lastUsedAt, isThis }) => (
          <li key={`${createdAt}${isThis}`}>
            <p class="session-device">
              {words.device(device)}
              {isThis && <span class="tag now">{words.isThis}</span>}
            </p>
            <p class="hint">
              {words.since(createdAt)}
              {!isThis && <span>{words.lastUsed(lastUsedAt)}</span>}
            </p>
          </li>
        ))}
      </ul>
      <p role="status" class={said.value ? "said" : "visually-hidden"}>
        {said.value}
      </p>
      {isAlone ? (
        !said.value && <p class="hint">{words.alone}</p>
      ) : (
        <Button look="outline" wide busy={isBusy.value} onPress={endOthers}>
          {isBusy.value ? words.ending : words.endOthers}
        </Button>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </>
  );
}
