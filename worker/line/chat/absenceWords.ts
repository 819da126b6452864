// What the bot says about 不在. Who the deputy is stays in the app: LINE carries no names.
import type { RecordOutcome } from "../../absences/recordAbsence.ts";
import type { AbsenceDays, likelyEnds } from "../../domain/absence.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import { formatDay, formatShortDay } from "../../domain/wareki.ts";

export const ABSENCE_WORDS = {
  howToWrite: "「28日まで不在」「11/25から11/28まで不在」のように書くか、下から選んでください。",
  unclear: "いつまで不在か、読み取れませんでした。",
  pickDay: "日を選ぶ",
  chooseDeputy: "代理を選ぶ",
  takeBack: "この不在を取り消す",
  noAbsence: "いま、不在の予定はありません。",
  overAlready: "この不在は、もう終わっています。",
} as const;

/** 「いつまで不在にしますか。」 */
export function untilWhenText(fromDay: CivilDate, today: CivilDate): string {
  const from = fromDay === today ? "" : `${formatDay(fromDay)}から、`;
  return `${from}いつまで不在にしますか。理由は要りません。\n${ABSENCE_WORDS.howToWrite}`;
}

/** The label of a button with a likely end. */
export function endButton(
  name: ReturnType<typeof likelyEnds>[number]["name"],
  day: CivilDate,
  isFromToday: boolean,
): string {
  const date = formatShortDay(day);
  switch (name) {
    case "sameDay":
      return isFromToday ? `今日だけ ${date}` : `この日だけ ${date}`;
    case "nextDay":
      return isFromToday ? `明日まで ${date}` : `次の日まで ${date}`;
    case "thisWeek":
      return isFromToday ? `今週いっぱい ${date}` : `その週いっぱい ${date}`;
  }
}

/** Until when the bot is silent, and who is asked meanwhile. */
export function recordedText(
  { absence, replaced }: Extract<RecordOutcome, { kind: "recorded" }>,
  today: CivilDate,
): string {
  const longer = replaced.filter(({ untilDay }) => untilDay > absence.untilDay).at(-1);
  return [
    `${spanText(absence, today)}不在として、お知らせを止めます。`,
    absence.deputy
      ? "そのあいだの進捗確認は、代わりに、前と同じ代理の方（その方も不在なら上司）へおたずねします。"
      : "そのあいだの進捗確認は、代わりに、代理の方（いなければ上司）へおたずねします。",
    longer && `${formatDay(longer.untilDay)}までの前の予定は、この予定に置き換えました。`,
    "早く戻ったときは「戻りました」と書いてください。",
  ]
    .filter((text) => text !== undefined)
    .join("\n");
}

/** What was taken back: the absence of today or one to come. */
export function takenBackText({ fromDay }: AbsenceDays, today: CivilDate): string {
  return fromDay <= today
    ? "不在を終わりにしました。これからは、またあなたにお知らせします。"
    : `${formatDay(fromDay)}からの不在を取り消しました。`;
}

function spanText({ fromDay, untilDay }: AbsenceDays, today: CivilDate): string {
  if (fromDay === untilDay) return `${formatDay(fromDay)}は`;
  if (fromDay === today) return `${formatDay(untilDay)}まで`;
  return `${formatDay(fromDay)}から${formatDay(untilDay)}まで`;
}
