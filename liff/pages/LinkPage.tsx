import { useSignal } from "@preact/signals";
import { Check } from "lucide";
import { useRef } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Page } from "../components/Page.tsx";
import { TextInput } from "../components/TextInput.tsx";
import { forgetLinkCode, recallLinkCode } from "../prepareAddress.ts";
import { useApp } from "../store/app.ts";
import { isInsideLine } from "../store/loginBeside.ts";
import { linkWords } from "../text/pages/link.ts";

/** LINE連携: what it means, and the two things that prove who is there. */
export default function LinkPage() {
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
        forgetLinkCode();
        history.replaceState(null, "", "/?linked");
        return session.enter();
      }
      busy.value = false;
      problem.value = linkWords.outcomes[outcome];
    } else problem.value = linkWords.missing;
    problemBox.current?.focus();
  }

  return (
    <Page title={linkWords.title}>
      <p class="lead">{linkWords.lead}</p>
      <ul class="promises">
        {linkWords.why.map((line) => (
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
          label={linkWords.staffNumber}
          value={staffNumber.value}
          inputMode="numeric"
          invalid={problem.value !== null}
          onInput={(text) => {
            staffNumber.value = text;
          }}
        />
        <TextInput
          id="code"
          label={linkWords.code}
          hint={linkWords.codeHint}
          value={code.value}
          invalid={problem.value !== null}
          onInput={(text) => {
            code.value = text;
          }}
        />
        <Button submit wide busy={busy.value}>
          {busy.value ? linkWords.submitting : linkWords.submit}
        </Button>
      </form>
      {!isInsideLine() && (
        <Button look="quiet" wide onPress={session.loginAgain}>
          {linkWords.otherAccount}
        </Button>
      )}
    </Page>
  );
}
