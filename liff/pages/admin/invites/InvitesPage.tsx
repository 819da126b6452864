import "../../../styles/inputs.css";
import "../../../styles/invites.css";
import { useSignal } from "@preact/signals";
import type { IssuedInvite } from "../../../../worker/contract/invites.ts";
import type { InviteState } from "../../../../worker/domain/invite.ts";
import { inviteCalls } from "../../../calls/invites.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Page } from "../../../components/Page.tsx";
import { Section } from "../../../components/Section.tsx";
import { useApp, useQuery } from "../../../store/app.ts";
import { inviteWords as words } from "../../../text/pages/invites.ts";
import { InviteList } from "./InviteList.tsx";
import { IssueForm } from "./IssueForm.tsx";
import { Slip } from "./Slip.tsx";

/** 連携コード: made for a person, and what became of those handed out. */
export default function InvitesPage() {
  const { api, resources } = useApp();
  const state = useSignal<InviteState | null>(null);
  const issued = useSignal<IssuedInvite | null>(null);
  const key = `invites/${state.value ?? ""}`;
  const answer = useQuery({ key, load: () => inviteCalls(api).invites(state.value) });

  function refresh() {
    resources.age();
    resources.retry(key);
  }
  function show(invite: IssuedInvite) {
    issued.value = invite;
    refresh();
  }

  return (
    <Page title={words.title} back="/settings" look="wide">
      <p class="invites-lead">{words.lead}</p>
      <div class="invites">
        {issued.value ? (
          <Slip
            invite={issued.value}
            onClose={() => {
              issued.value = null;
            }}
          />
        ) : (
          <IssueForm onIssued={show} />
        )}
        <Section title={words.list.title}>
          <Answer answer={answer} bones={[4, 4, 4]}>
            {(view) => (
              <InviteList
                view={view}
                state={state.value}
                onState={(next) => {
                  state.value = next;
                }}
                onIssued={show}
                onWithdrawn={refresh}
              />
            )}
          </Answer>
        </Section>
      </div>
    </Page>
  );
}
