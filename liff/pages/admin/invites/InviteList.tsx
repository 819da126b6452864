import { useSignal } from "@preact/signals";
import type { InvitesView, InviteView, IssuedInvite } from "../../../../worker/contract/invites.ts";
import { INVITE_STATES, type InviteState } from "../../../../worker/domain/invite.ts";
import { inviteWords } from "../../../text/pages/invites.ts";
import { InviteActs } from "./InviteActs.tsx";

const words = inviteWords.list;

/** The codes that were handed out, by what became of them. */
export function InviteList(props: {
  view: InvitesView;
  state: InviteState | null;
  onState: (state: InviteState | null) => void;
  onIssued: (invite: IssuedInvite) => void;
  onWithdrawn: () => void;
}) {
  const { counts, invites } = props.view;
  const said = useSignal("");
  const { used: _, ...unused } = counts;
  const allUnused = Object.values(unused).reduce((sum, n) => sum + n, 0);
  const choices = [
    { state: null, label: words.all, n: allUnused },
    ...INVITE_STATES.map((state) => ({ state, label: words.states[state], n: counts[state] })),
  ];
  const more = (props.state ? counts[props.state] : allUnused) - invites.length;
  return (
    <>
      <div class="chips">
        {choices.map(({ state, label, n }) => (
          <button
            key={state}
            type="button"
            class="chip"
            aria-pressed={props.state === state}
            onClick={() => props.onState(state)}
          >
            {label}
            <span class="chip-count">{n}</span>
          </button>
        ))}
      </div>
      <p role="status" class={said.value ? "said" : "visually-hidden"}>
        {said.value}
      </p>
      {invites.length === 0 && <p class="nothing">{words.none}</p>}
      <ul class="invite-list">
        {invites.map((invite) => (
          <li key={invite.id} class={invite.state === "burnt" ? "card invite urgent" : "card invite"}>
            <Facts invite={invite} />
            {invite.state !== "used" && (
              <InviteActs
                invite={invite}
                onIssued={props.onIssued}
                onWithdrawn={() => {
                  said.value = words.withdrawn(invite.person.name);
                  props.onWithdrawn();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">{words.more(more)}</p>}
    </>
  );
}

function Facts({ invite }: { invite: InviteView }) {
  const { person, state, issuedAt, issuedBy, expiresAt, usedAt, wrongAttempts, accounts } = invite;
  return (
    <div class="invite-facts">
      <p class="invite-head">
        <span class="card-title">{words.person(person)}</span>
        <span class={`tag invite-${state}`}>{words.states[state]}</span>
      </p>
      <p class="card-meta">{words.place(person)}</p>
      <p class="card-meta invite-days">
        <span>{words.issued(issuedAt, issuedBy)}</span>
        {state === "used" && usedAt !== null && <span>{words.usedOn(usedAt)}</span>}
        {state === "expired" && <span>{words.ended(expiresAt)}</span>}
        {(state === "open" || state === "burnt" || state === "void") && <span>{words.until(expiresAt)}</span>}
        {wrongAttempts > 0 && <span>{words.tries(wrongAttempts, accounts)}</span>}
      </p>
      {state === "burnt" && <p class="warn-text">{words.burnt}</p>}
      {state === "void" && <p class="hint">{words.void}</p>}
      {state !== "used" && invite.isLinked && <p class="hint">{words.isLinked}</p>}
    </div>
  );
}
