// What the bot says about あとで.
import { addDays, tokyoDate, tokyoMinutes } from "../../domain/civilDate.ts";
import type { Duty } from "../../domain/duty.ts";
import type { SnoozeOption } from "../../domain/snooze.ts";
import { formatShortDay } from "../../domain/wareki.ts";

export const LATER_WORDS = {
  when: "いつ、もう一度お知らせしましょうか。",
  which: "どれを、あとでもう一度お知らせしましょうか。",
} as const;

/** What a subject is called on its button. */
export function subjectLabel(duty: Duty): string {
  switch (duty.kind) {
    case "report":
      return `第${duty.round.quarter}四半期の進捗確認`;
    case "read":
      return "今週の重点事項";
    case "deadline":
      return "期限";
    case "overtime":
      return "超過勤務の確認";
    case "review":
      return "新しい報告の確認";
    case "question":
      return "上司からの質問";
    case "trouble":
      return duty.trouble.kind === "invites" ? "連携コードの確認" : "送信の確認";
  }
}

/** 「昼休み後 13時」「明日 8:30」 */
export function choiceLabel({ choice, until }: SnoozeOption, now: number): string {
  const moment = momentText(until, now);
  switch (choice) {
    case "afterLunch":
      return `昼休み後 ${moment}`;
    case "sixteen":
    case "nextMorning":
      return moment;
    case "dayBefore":
      return `締切前日 ${moment}`;
  }
}

/** 「16時にもう一度お知らせします。」 */
export function snoozedText({ until, left }: { until: number; left: number }, now: number): string {
  const moment = momentText(until, now);
  const said = `${moment}${moment.endsWith("時") ? "" : " "}にもう一度お知らせします。`;
  return left > 0 ? said : `${said}この件の「あとで」は、これが最後です。`;
}

function momentText(until: number, now: number): string {
  const day = tokyoDate(until);
  const today = tokyoDate(now);
  const time = timeText(tokyoMinutes(until));
  if (day === today) return time;
  return day === addDays(today, 1) ? `明日 ${time}` : `${formatShortDay(day)}${time}`;
}

function timeText(minutes: number): string {
  const minute = minutes % 60;
  const hour = (minutes - minute) / 60;
  return minute === 0 ? `${hour}時` : `${hour}:${String(minute).padStart(2, "0")}`;
}
