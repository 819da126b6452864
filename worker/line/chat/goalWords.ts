// What the bot says while somebody answers goal by goal. No grade and no text of a report is ever in it.
import type { RoundRef } from "../../domain/views.ts";
import type { TapOutcome } from "../../reports/reportByTap.ts";

export const GOAL_WORDS = {
  allDone: "記録しました。これで、すべて答え終わりました。ありがとうございます。",
  passed: "「進捗」と書くと、いつでも続きから答えられます。",
  standIn: "不在の方の代わりに、おたずねしています。",
  answerInApp: "アプリで答える",
  judge: "達成水準を選ぶ",
} as const;

/** 「記録しました。あと 2 件です。」 */
export function recordedText(left: number): string {
  return `記録しました。あと ${left} 件です。`;
}

/** The button that says again what the quarter before said. */
export function unchangedLabel(before: RoundRef, quarter: number): string {
  return before.quarter === quarter - 1 ? "前の四半期から変更なし" : `第${before.quarter}四半期から変更なし`;
}

/** Said at the end to somebody who answered with grades alone. */
export function unjudgedText(goals: number): string {
  return `達成水準の状態をまだ選んでいない目標が ${goals} 件あります。お手すきのときに、アプリで選んでください。`;
}

/** Said when every goal was passed over. */
export function passedText(left: number): string {
  return `まだ答えていない目標が ${left} 件あります。いつ、もう一度お知らせしましょうか。`;
}

/** Why a tap recorded nothing. What was answered since stands, and is not said in the talk. */
export function wordTapRefusal(refusal: Extract<TapOutcome, { kind: "refused" }>): string {
  switch (refusal.reason) {
    case "newerVersion":
      return "この目標は、もう答えてあります。前の答えは、そのままです。";
    case "takenBack":
      return "この答えは、あとから取り消されています。";
    case "roundNotOpen":
      return "この進捗確認は、もう終わっています。";
    case "goalNotAsked":
      return "この目標は、いまの目標にはありません。";
    case "notYours":
      return "この目標は、いまはあなたの担当ではありません。";
    case "nothingBefore":
      return "前の四半期の答えは、そのままでは使えませんでした。もう一度お選びください。";
    case "notOnScale":
    case "invalid":
      return "記録できませんでした。もう一度お選びになるか、「詳しく書く」からアプリで答えてください。";
  }
}
