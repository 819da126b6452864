// 連携コード, as administrators see them. The code itself is told once, when it is issued.

import type { PersonRef } from "../domain/deliveryViews.ts";
import type { InviteState } from "../domain/invite.ts";

/** GET /api/admin/invites */
export interface InvitesView {
  /** The wall clock, UTC ms: codes end by it, whatever day the city has. */
  now: number;
  counts: Record<InviteState, number>;
  /** Those of the state that was asked for, or all that are not used; the newest first, and no more than a screen can hold. */
  invites: InviteView[];
}

export interface InviteView {
  id: string;
  person: PersonRef;
  state: InviteState;
  issuedAt: number;
  /** Null for the command line. */
  issuedBy: string | null;
  expiresAt: number;
  usedAt: number | null;
  /** Wrong tries, and of how many LINE accounts. */
  wrongAttempts: number;
  accounts: number;
  /** Whether the person has a LINE account bound now. */
  isLinked: boolean;
}

/** POST /api/admin/invites */
export interface IssuedInvite {
  code: string;
  expiresAt: number;
  url: string;
  staff: { name: string; staffNumber: string };
}
