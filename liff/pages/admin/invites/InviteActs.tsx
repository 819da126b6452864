import { useSignal } from "@preact/signals";
import type { InviteView, IssuedInvite } from "../../../../worker/contract/invites.ts";
import { inviteCalls } from "../../../calls/invites.ts";
import { Button } from "../../../components/Button.tsx";
import { useApp } from "../../../store/app.ts";
import { inviteWords } from "../../../text/pages/invites.ts";
import { Confirm } from "../deliveries/Confirm.tsx";

const words = inviteWords.list;

/** What can be done about a code that nobody has used: another in its place, or none. Asks once, since paper is out there. */
export function InviteActs(props: {
  invite: InviteView;
  onIssued: (invite: IssuedInvite) => void;
  onWithdrawn: () => void;
}) {
  const { api } = useApp();
  const { id, person, state } = props.invite;
  const calls = inviteCalls(api);
  const asked = useSignal<"again" | "withdraw" | null>(null);
  const close = () => {
    asked.value = null;
  };
  const ask = (act: "again" | "withdraw") => () => {
    asked.value = act;
  };

  async function issueAgain() {
    const answer = await calls.issue(person.staffNumber);
    if (answer.ok) props.onIssued(answer.value);
    return answer;
  }

  return (
    <div class="invite-acts">
      <Button look={state === "burnt" ? "primary" : "soft"} onPress={ask("again")}>
        <span class="visually-hidden">{words.of(person.name)}</span>
        {words.again}
      </Button>
      <Button look="quiet" onPress={ask("withdraw")}>
        <span class="visually-hidden">{words.of(person.name)}</span>
        {words.withdraw}
      </Button>
      {asked.value === "again" && (
        <Confirm
          title={words.againTitle(person.name)}
          yes={words.again}
          busy={inviteWords.issue.making}
          isGrave={false}
          act={issueAgain}
          onDone={close}
          onClose={close}
        >
          {words.againText}
        </Confirm>
      )}
      {asked.value === "withdraw" && (
        <Confirm
          title={words.withdrawTitle(person.name)}
          yes={words.withdraw}
          busy={words.withdrawing}
          isGrave
          act={() => calls.withdraw(id)}
          onDone={() => {
            close();
            props.onWithdrawn();
          }}
          onClose={close}
        >
          {words.withdrawText}
        </Confirm>
      )}
    </div>
  );
}
