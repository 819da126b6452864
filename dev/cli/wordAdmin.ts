import { tokyoDate } from "../../worker/domain/civilDate.ts";
import { formatWarekiDate } from "../../worker/domain/wareki.ts";
import type { PriorityOutcome } from "../../worker/policies/markPriority.ts";
import type { RestoreOutcome } from "./backup.ts";

type Refusal<Outcome> = Extract<Outcome, { kind: "refused" }>;

/** Why a backup was not put back; the database is as it was. */
export function wordRestoreRefusal(refusal: Refusal<RestoreOutcome>): string {
  switch (refusal.reason) {
    case "notABackup":
      return "進捗だよりのバックアップではありません。";
    case "otherVersion":
      return "このバックアップの形式は、この版では読めません。";
    case "incomplete":
      return "バックアップが途中で切れているか、壊れています。";
    case "otherSchema":
      return `バックアップのときの版（${refusal.saved}）と、いまの版（${refusal.current}）が違います。同じ版で戻してください。`;
    case "inconsistent":
      return "バックアップの中身がつじつまの合わないものになっています。";
    case "notEmpty":
      return `データベースが空ではありません（${refusal.table}）。空のデータベースに戻してください。`;
  }
}

/** Why no point was marked. */
export function wordPriorityRefusal(refusal: Refusal<PriorityOutcome>): string {
  switch (refusal.reason) {
    case "policyNotFound":
      return "その年度の方針がまだ取り込まれていません。";
    case "unknownPaths":
      return `方針にない項目です: ${refusal.paths.join("、")}`;
  }
}

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
