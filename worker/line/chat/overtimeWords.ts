// What the bot says about overtime. Nobody's hours and nobody's work are in it.
import type { Timing } from "../../domain/overtime/timing.ts";
import type { OrderRefusal } from "../../domain/overtime/viewsOrders.ts";
import { wordOrderRefusal } from "../../overtime/wordRefusal.ts";

export const OVERTIME_WORDS = {
  open: "超過勤務を開く",
  board: "申請を確認する",
  askUntil: "今日の超過勤務を申請できます。いつまで残りますか。",
  late: "今日の申請の締切を過ぎたので、締切後の申請になります。",
  afterwards: "勤務時間が終わったので、事後の申請になります。",
  inApp: "今日の超過勤務は、アプリで申請できます。",
  otherTime: "ほかの時刻（アプリ）",
  restDay: "休みの日の超過勤務は、アプリで申請できます。",
  askWhat: "何のために残りますか。",
  writeInApp: "くわしく書く（アプリ）",
  notSent: "申請は、まだ送っていません。",
  appliedBefore: "今日の申請は、もう出ています。変えるときは、アプリで開いてください。",
  cannotApply: "その時刻では申請できませんでした。アプリでお確かめください。",
  confirmQuestion: "命令どおりでしたか。",
  asOrdered: "命令どおり",
  times: "時刻を入れる（アプリ）",
  nothingToConfirm: "確かめる日は、いまはありません。",
  confirmedBefore: "その日の終わりは、もう記録してあります。",
  nothing: "超過勤務で、お願いすることはありません。",
} as const;

/** 「命令を待つ申請が 3 件あります。」 */
export function ordersText(count: number): string {
  return `命令を待つ申請が ${count} 件あります。`;
}

/** 「終わりを確かめる日が 1 日あります。」 */
export function resultsText(days: number): string {
  return `終わりを確かめる日が ${days} 日あります。`;
}

/** The time of a button: 19:00まで */
export function untilLabel(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")} まで`;
}

/** 「申請を記録しました。課長が確認します。」 @param readers titles of those who see it */
export function appliedText(readers: readonly string[], { isLate, isAfterwards }: Timing): string {
  const who = readers.length > 0 ? `${readers.join("・")}が確認します。` : "";
  const late = isAfterwards ? "事後の申請です。" : isLate ? "締切後の申請です。" : "";
  return `申請を記録しました。${late}${who}`;
}

/** 「2 日分を、命令どおりとして記録しました。」 */
export function confirmedText(days: number, left: number): string {
  const rest = left > 0 ? `${left} 日分は、アプリでお確かめください。` : "";
  return days > 0 ? `${days} 日分を、命令どおりとして記録しました。${rest}` : rest;
}

/** Why nothing was applied for; whatever would name a time stays in the app. */
export function applyRefusalText(refusal: OrderRefusal): string {
  switch (refusal.reason) {
    case "overlaps":
      return OVERTIME_WORDS.appliedBefore;
    case "goalUnknown":
    case "reasonUnknown":
    case "locked":
    case "noPost":
    case "leadsSection":
      return wordOrderRefusal(refusal).message;
    case "reversed":
    case "tooLate":
    case "breakTooLong":
    case "tooLongAgo":
    case "unclearTime":
    case "tooFarAhead":
    case "taskMissing":
    case "taskTooLong":
    case "purposeMissing":
    case "notFound":
    case "newerVersion":
    case "alreadyDecided":
    case "otherAct":
    case "ownOrder":
    case "hasResult":
    case "wordMissing":
    case "wordTooLong":
    case "notInSection":
    case "nobodyChosen":
      return OVERTIME_WORDS.cannotApply;
  }
}
