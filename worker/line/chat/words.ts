// What the bot says when it is spoken to. Replies are free and nobody's grade, name or typed text is in them.
import type { Duty } from "../../domain/duty.ts";
import { formatDay } from "../../domain/wareki.ts";

export const WORDS = {
  greeting:
    "友だち追加ありがとうございます。進捗だよりは、四半期の進捗確認と今週の重点事項を、開庁日の勤務時間内にだけお知らせします。",
  askToLink: "はじめに、職員番号と、紙でお渡しした連携コードで、この LINE を連携してください。",
  linkButton: "LINE を連携する",
  about:
    "進捗だよりは、四半期の進捗確認と今週の重点事項を、開庁日の勤務時間内にだけお知らせします。進捗は、1 件ずつ、選ぶだけで答えられます。書いた内容は、アプリの中にだけ残ります。",
  helpToLink:
    "連携コードは、行政改革の担当が紙でお渡しします。お手元にないときや、期限が切れたとき、入力がうまくいかないときは、その担当へお知らせください。新しいコードをお渡しします。",
  withoutPost:
    "いまは職の登録がないため、ここでは、おたずねも記録もしていません。異動の登録がすむと、またお使いいただけます。",
  welcomeBack: "お帰りなさい。これまでどおりお知らせします。",
  openApp: "アプリを開く",
  nothingToDo: "いま、やることはありません。次の進捗確認が始まったらお知らせします。",
  readRecorded: "確認を記録しました。ありがとうございます。",
  readBefore: "この重点事項は、確認済みです。ありがとうございます。",
  pointGone: "この重点事項は、いまの方針にはありません。アプリで最新の方針をご覧ください。",
  oldCard: "このボタンは、いまは使えません。",
  absenceHint: "「28日まで不在」のように書くと、そのあいだお知らせを止めます。",
  filesNotTaken:
    "写真やファイル、音声、位置情報は、ここでは受け取っていません（保存もしていません）。進捗は「進捗」と書くか、アプリで報告してください。",
  laterHint: "「あとで」と書くと、もう一度お知らせする時刻を選べます。",
} as const;

/** What is open for a person: 「まだ答えていない目標が 3 件あります。」 */
export function openDutiesText(duties: readonly Duty[]): string {
  const counts = { goals: 0, points: 0, questions: 0, reviews: 0, troubles: 0, codes: 0, deadlines: 0 };
  const overtime = { orders: 0, results: 0, transfers: 0, warnings: 0, late: 0 };
  for (const duty of duties) {
    switch (duty.kind) {
      case "report":
        counts.goals += duty.total - duty.answered;
        break;
      case "read":
        counts.points += 1;
        break;
      case "question":
        counts.questions += duty.questions;
        break;
      case "review":
        counts.reviews += duty.reports;
        break;
      case "trouble":
        if (duty.trouble.kind === "invites") counts.codes += duty.trouble.burnt;
        else counts.troubles += 1;
        break;
      case "overtime":
        overtime[duty.matter] += duty.count;
        break;
      case "deadline":
        counts.deadlines += 1;
        break;
    }
  }
  const parts: string[] = [];
  if (counts.troubles > 0) parts.push(`送信の確認が ${counts.troubles} 件`);
  if (counts.codes > 0) parts.push(`止まった連携コードが ${counts.codes} 件`);
  if (overtime.orders > 0) parts.push(`命令を待つ申請が ${overtime.orders} 件`);
  if (overtime.results > 0) parts.push(`超過勤務の終わりを確かめる日が ${overtime.results} 日`);
  if (overtime.transfers > 0) parts.push(`配当時間の相談が ${overtime.transfers} 件`);
  // Without a number: in a section of two it would be a name.
  if (overtime.warnings > 0) parts.push("超過勤務の見通しで見ておきたいこと");
  if (overtime.late > 0) parts.push("前の晩の退庁で見ておきたいこと");
  if (counts.deadlines > 0) parts.push(`提出するものが ${counts.deadlines} 件`);
  if (counts.goals > 0) parts.push(`まだ答えていない目標が ${counts.goals} 件`);
  if (counts.questions > 0) parts.push(`上司からの質問が ${counts.questions} 件`);
  if (counts.reviews > 0) parts.push(`新しい報告の確認が ${counts.reviews} 件`);
  if (counts.points > 0) parts.push(`今週の重点事項が ${counts.points} 件`);
  return parts.length === 0 ? WORDS.nothingToDo : `${parts.join("、")}あります。`;
}

/** Said to somebody who is absent and writes all the same. */
export function absentNowText(untilDay: string): string {
  return `${formatDay(untilDay)}まで不在として、お知らせを止めています。「戻りました」と書くと、また始めます。`;
}
