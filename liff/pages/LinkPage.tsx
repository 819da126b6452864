import { useSignal } from "@preact/signals";
import { Check } from "lucide";
import { useRef } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Page } from "../components/Page.tsx";
import { TextInput } from "../components/TextInput.tsx";
import { recallLinkCode } from "../prepareAddress.ts";
import { useApp } from "../store/app.ts";
import { words } from "../text/index.ts";

/** LINE連携: what it means, and the two things that prove who is there. */
export function LinkPage() {
  const { session } = useApp();
  const staffNumber = useSignal("");
  const code = useSignal(recallLinkCode());
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const problemBox = useRef<HTMLDivElement>(null);

  async function submit(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    problem.value = null;
    if (staffNumber.value.trim() && code.value.trim()) {
      busy.value = true;
      const outcome = await session.link(staffNumber.value.trim(), code.value.trim());
      if (outcome === "linked") {
        history.replaceState(null, "", "/?linked");
        return session.enter();
      }
      busy.value = false;
      problem.value = words.link.outcomes[outcome];
    } else problem.value = words.link.missing;
    problemBox.current?.focus();
  }

  return (
    <Page title={words.link.title}>
      <p class="lead">{words.link.lead}</p>
      <ul class="promises">
        {words.link.why.map((line) => (
          <li key={line}>
            <Icon of={Check} size={20} />
            {line}
          </li>
        ))}
      </ul>
      <form class="card link-form" noValidate onSubmit={submit}>
        <div
          ref={problemBox}
          tabIndex={-1}
          role="alert"
          class={problem.value ? "problem-summary" : undefined}
        >
          {problem.value}
        </div>
        <TextInput
          id="staffNumber"
          label={words.link.staffNumber}
          value={staffNumber.value}
          inputMode="numeric"
          invalid={problem.value !== null}
          onInput={(text) => {
            staffNumber.value = text;
          }}
        />
        <TextInput
          id="code"
          label={words.link.code}
          hint={words.link.codeHint}
          value={code.value}
          invalid={problem.value !== null}
          onInput={(text) => {
            code.value = text;
          }}
        />
        <Button submit wide busy={busy.value}>
          {busy.value ? words.link.submitting : words.link.submit}
        </Button>
      </form>
    </Page>
  );
}
