import type { InvitesView, IssuedInvite } from "../../worker/contract/invites.ts";
import type { InviteState } from "../../worker/domain/invite.ts";
import { nested, type Routes } from "../api.ts";

/** 連携コード, for administrators. */
export function inviteCalls({ routes, ask }: Routes) {
  const { invites } = routes.admin;
  return {
    /** Without a state, all that are not used. */
    invites: (state: InviteState | null) =>
      nested<InvitesView>(ask(invites.$get({ query: state ? { state } : {} }))),
    issue: (staffNumber: string) => nested<IssuedInvite>(ask(invites.$post({ json: { staffNumber } }))),
    withdraw: (inviteId: string) => ask(invites[":inviteId"].$delete({ param: { inviteId } })),
  };
}
