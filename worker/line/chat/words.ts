// What the bot says when it is spoken to. Replies are free and nobody's grade, name or typed text is in them.

export const WORDS = {
  greeting:
    "友だち追加ありがとうございます。進捗だよりは、四半期の進捗確認と今週の重点事項を、開庁日の勤務時間内にだけお知らせします。",
  askToLink: "はじめに、職員番号と、紙でお渡しした連携コードで、この LINE を連携してください。",
  linkButton: "LINE を連携する",
  welcomeBack: "お帰りなさい。これまでどおりお知らせします。",
  openApp: "アプリを開く",
  nothingToDo: "いま、やることはありません。次の進捗確認が始まったらお知らせします。",
  readRecorded: "確認を記録しました。ありがとうございます。",
  readBefore: "この重点事項は、確認済みです。ありがとうございます。",
  pointGone: "この重点事項は、いまの方針にはありません。アプリで最新の方針をご覧ください。",
  oldCard: "このボタンは、いまは使えません。アプリから続けてください。",
  linked:
    "LINE の連携ができました。お知らせはこのトークに届きます。連携は、アプリの「設定」からいつでも外せます。",
  unlinked: "LINE の連携を外しました。これからは、このトークにお知らせは届きません。",
  linkMoved:
    "この職員番号は、別の LINE に連携されました。心当たりがないときは、行政改革の担当へお知らせください。",
} as const;

/** 「未回答の目標が 3 件あります。」 */
export function openDutiesText(counts: { reports: number; readings: number }): string {
  const parts: string[] = [];
  if (counts.reports > 0) parts.push(`まだ答えていない目標が ${counts.reports} 件`);
  if (counts.readings > 0) parts.push(`今週の重点事項が ${counts.readings} 件`);
  return `${parts.join("、")}あります。`;
}
