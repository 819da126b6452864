import { useSignal } from "@preact/signals";
import type { IssuedInvite } from "../../../../worker/contract/invites.ts";
import { inviteCalls } from "../../../calls/invites.ts";
import { Button } from "../../../components/Button.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { failureText } from "../../../failureText.ts";
import { useApp } from "../../../store/app.ts";
import { inviteWords } from "../../../text/pages/invites.ts";

const words = inviteWords.issue;

/** Makes a code for a staff number. */
export function IssueForm({ onIssued }: { onIssued: (invite: IssuedInvite) => void }) {
  const { api } = useApp();
  const staffNumber = useSignal("");
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);

  async function make(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    const number = staffNumber.value.trim();
    problem.value = number ? null : words.missing;
    if (!number) return;
    isBusy.value = true;
    const answer = await inviteCalls(api).issue(number);
    isBusy.value = false;
    if (answer.ok) onIssued(answer.value);
    else problem.value = failureText(answer.failure, inviteWords);
  }

  return (
    <form class="card invite-form" noValidate onSubmit={make}>
      <h2 class="card-title">{words.title}</h2>
      <TextInput
        id="invite-number"
        label={words.staffNumber}
        hint={words.hint}
        value={staffNumber.value}
        inputMode="numeric"
        invalid={problem.value !== null}
        onInput={(text) => {
          staffNumber.value = text;
        }}
      />
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <Button submit wide busy={isBusy.value}>
        {isBusy.value ? words.making : words.make}
      </Button>
    </form>
  );
}
