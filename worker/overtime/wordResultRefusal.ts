import { formatClock, formatHours } from "../domain/overtime/clock.ts";
import type { ResultRefusal } from "../domain/overtime/result.ts";
import { formatDay } from "../domain/wareki.ts";

/** Why the end of an evening was not recorded, and what to do instead. */
export function wordResultRefusal(refusal: ResultRefusal): string {
  switch (refusal.reason) {
    case "unclearTime":
      return `「${refusal.text}」を${TIME_WORDS[refusal.field]}として読み取れません。19:30、19時半、25:00（翌 1:00）のように書いてください。`;
    case "reversed":
      return "終わりの時刻が、始まりより前になっています。夜中をまたぐときは 25:00 のように書いてください。";
    case "tooLate":
      return `終わりは${formatClock(refusal.latest)}までにしてください。`;
    case "breakTooLong":
      return `休憩が、始まりから終わりまでの ${formatHours(refusal.spanMinutes)} と同じかそれより長くなっています。`;
    case "notYet":
      return `${formatClock(refusal.until)}は、まだ来ていません。終わってから記録してください。`;
    case "overlaps": {
      const { day, from, until } = refusal.other;
      return `${formatDay(day)} ${formatClock(from)}〜${formatClock(until)} の実績と重なっています。どちらかの時刻を直してください。`;
    }
    case "wordTooLong":
      return `ひとことは ${refusal.most} 文字までにしてください。`;
    case "notOrdered":
      return NOT_ORDERED[refusal.state];
    case "locked":
      return `${Number(refusal.month.slice(5))}月分は締められています。直すところがあるときは、勤務時間の担当に連絡してください。`;
    case "notFound":
      return "この命令は見つかりませんでした。画面を開き直してください。";
  }
}

const TIME_WORDS = { from: "始まりの時刻", until: "終わりの時刻", break: "休憩" } as const;

const NOT_ORDERED = {
  applied: "まだ命令が出ていません。所属長の確認を待ってから記録してください。",
  declined: "この申請は見送られています。働いた時間があるときは、所属長に伝えて事後の命令を受けてください。",
  withdrawn: "この申請は取り下げられています。働いた時間があるときは、所属長に伝えてください。",
} as const;
