import type { InvitesView, InviteView } from "../../worker/contract/invites.ts";
import { tokyoDate } from "../../worker/domain/civilDate.ts";
import { INVITE_STATES, type InviteState } from "../../worker/domain/invite.ts";
import { formatWarekiDate } from "../../worker/domain/wareki.ts";
import type { InviteOutcome } from "../../worker/people/createInvite.ts";

/** What to hand over on paper. */
export function wordInvite(invite: {
  staffNumber: string;
  code: string;
  url: string;
  expiresAt: number;
}): string[] {
  return [
    `職員番号  ${invite.staffNumber}`,
    `連携コード ${invite.code}`,
    `期限    ${formatWarekiDate(tokyoDate(invite.expiresAt))}まで（1 回だけ使えます）`,
    `リンク   ${invite.url}`,
  ];
}

/** Why no code was made. */
export function wordInviteRefusal(
  reason: Extract<InviteOutcome, { kind: "refused" }>["reason"],
  staffNumber: string,
): string {
  switch (reason) {
    case "unknownStaff":
      return `職員番号 ${staffNumber} の職員がいません。`;
    case "noPost":
      return `職員番号 ${staffNumber} の職員には、いまもこれからも職がありません。`;
  }
}

const STATE_WORDS: Record<InviteState, string> = {
  burnt: "止まったコード（間違いが多すぎたため）",
  void: "使えないコード（その人に職がないか、作った人が管理者でなくなったため）",
  open: "まだ使われていないコード",
  expired: "期限が切れたコード",
  used: "使われたコード",
};

/** The codes by what has become of them, those that need a hand first. Used ones are a number. */
export function wordInvites({ counts, invites }: InvitesView): string[] {
  const lines = INVITE_STATES.flatMap((state) => {
    if (counts[state] === 0) return [];
    const shown = invites.filter((invite) => invite.state === state);
    const more = state === "used" ? 0 : counts[state] - shown.length;
    return [
      `${STATE_WORDS[state]} ${counts[state]} 件`,
      ...shown.map((invite) => `  ${wordOne(invite)}`),
      ...(more > 0 ? [`  ほか ${more} 件`] : []),
    ];
  });
  return lines.length > 0 ? lines : ["連携コードはまだ作られていません。"];
}

function wordOne({ person, issuedAt, issuedBy, expiresAt, wrongAttempts, accounts }: InviteView): string {
  const { staffNumber, name, unitName } = person;
  return [
    [staffNumber, name, unitName].filter(Boolean).join(" "),
    `${formatWarekiDate(tokyoDate(issuedAt))}に${issuedBy ? ` ${issuedBy} さん` : "コマンド"}が作成`,
    `期限 ${formatWarekiDate(tokyoDate(expiresAt))}`,
    ...(wrongAttempts > 0 ? [`間違い ${wrongAttempts} 回（LINE ${accounts} 人）`] : []),
  ].join("、");
}
