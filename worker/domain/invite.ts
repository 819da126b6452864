// 連携コード: how often it may be tried, and what has become of it.

/** Of one LINE account on one code. The code has 50 random bits, so this is against mistakes, not against guessing. */
export const WRONG_ATTEMPTS_PER_PAIR = 5;
/** Of all LINE accounts together on one code: so many strangers at once are an attack, and the clerk is told. */
export const WRONG_ATTEMPTS_PER_INVITE = 50;

/**
 * `open` waits for its person · `burnt` was tried wrongly too often, and binds nobody any more · `void` binds nobody
 * because its person has no post or its issuer is no administrator any more · `expired` was not used in time · `used` has
 * bound its person.
 */
export const INVITE_STATES = ["burnt", "void", "open", "expired", "used"] as const;
export type InviteState = (typeof INVITE_STATES)[number];

/** What a code is good for now. @param now UTC ms */
export function inviteStateOf(
  invite: { usedAt: number | null; expiresAt: number; wrongAttempts: number; stands: boolean },
  now: number,
): InviteState {
  if (invite.usedAt !== null) return "used";
  if (invite.expiresAt <= now) return "expired";
  if (invite.wrongAttempts >= WRONG_ATTEMPTS_PER_INVITE) return "burnt";
  return invite.stands ? "open" : "void";
}
