import "../../styles/inputs.css";
import "../../styles/settings.css";
import { useSignal } from "@preact/signals";
import { calendarFeedCalls } from "../../calls/calendarFeed.ts";
import { Answer } from "../../components/Answer.tsx";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { Page } from "../../components/Page.tsx";
import { failureText } from "../../failureText.ts";
import { useApp, useQuery } from "../../store/app.ts";
import { calendarWords as words } from "../../text/pages/calendarFeed.ts";

const KEY = "calendar-feed";

/** The secret address under which a calendar program reads one's duties and deadlines. */
export default function CalendarPage() {
  const { api } = useApp();
  const answer = useQuery({ key: KEY, load: calendarFeedCalls(api).state });
  return (
    <Page title={words.title} back="/settings">
      <Card>
        <p>{words.lead}</p>
        <p class="hint">{words.content}</p>
        <p class="hint">{words.secret}</p>
        <Answer answer={answer} bones={[3]}>
          {({ madeAt }) => <Address madeAt={madeAt} />}
        </Answer>
      </Card>
    </Page>
  );
}

function Address({ madeAt }: { madeAt: number | null }) {
  const { api, resources } = useApp();
  const address = useSignal<string | null>(null);
  const busy = useSignal<"make" | "revoke" | null>(null);
  const problem = useSignal<string | null>(null);
  const said = useSignal("");
  const calls = calendarFeedCalls(api);

  async function make() {
    busy.value = "make";
    problem.value = null;
    const answer = await calls.make();
    busy.value = null;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    address.value = answer.value.address;
    said.value = "";
    resources.patch(KEY, () => ({ madeAt: answer.value.madeAt }));
  }

  async function revoke() {
    busy.value = "revoke";
    problem.value = null;
    const answer = await calls.revoke();
    busy.value = null;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    address.value = null;
    said.value = words.revoked;
    resources.patch(KEY, () => ({ madeAt: null }));
  }

  async function copy(text: string) {
    said.value = await navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.notCopied,
    );
  }

  const shown = address.value;
  return (
    <>
      {shown !== null && (
        <div class="field">
          <label class="field-head" for="calendar-address">
            {words.address}
          </label>
          <input
            id="calendar-address"
            type="text"
            readOnly
            value={shown}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p class="hint">{words.once}</p>
          <Button wide onPress={() => copy(shown)}>
            {words.copy}
          </Button>
        </div>
      )}
      {madeAt !== null && shown === null && <p>{words.madeAt(madeAt)}</p>}
      <p role="status" class={said.value ? "said" : "visually-hidden"}>
        {said.value}
      </p>
      <div class="pair">
        <Button look={madeAt === null ? "primary" : "outline"} busy={busy.value !== null} onPress={make}>
          {busy.value === "make" ? words.making : madeAt === null ? words.make : words.again}
        </Button>
        {madeAt !== null && (
          <Button look="outline" busy={busy.value !== null} onPress={revoke}>
            {busy.value === "revoke" ? words.revoking : words.revoke}
          </Button>
        )}
      </div>
      {madeAt !== null && <p class="hint">{words.againHint}</p>}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </>
  );
}
