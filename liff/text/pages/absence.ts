// The words of 不在 in 設定.
import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import { formatDay } from "../../../worker/domain/wareki.ts";

export const absenceWords = {
  title: "不在",
  lead: "選んだ日のあいだは、声をかけません。理由はいりません。",
  days: (from: CivilDate, until: CivilDate) =>
    from === until ? formatDay(from) : `${formatDay(from)} 〜 ${formatDay(until)}`,
  now: "いま不在です",
  deputyIs: (name: string) => `代わりに ${name} さんにおたずねします`,
  superiorIs: "代わりに上司におたずねします",
  cancel: "取り消す",
  cancelling: "取り消しています",
  cancelOf: (days: string) => `${days}の不在を取り消す`,
  from: "いつから",
  until: "いつまで",
  deputy: "代わりにおたずねする方",
  nobody: "決めない（上司におたずねします）",
  person: (name: string, title: string) => `${name}（${title}）`,
  save: "不在にする",
  saving: "記録しています",
  saved: (days: string) => `${days}は、声をかけません。`,
  cancelled: "取り消しました。また声をかけます。",
  missing: "いつまで不在か、日を選んでください。",
  reversed: "終わりの日が、始まりの日より前です。",
  offline: "電波が届いていません。つながったら、もう一度押してください。選んだ内容は残っています。",
  failed: "記録できませんでした。少しおいて、もう一度押してください。選んだ内容は残っています。",
  loadFailed: "不在の予定を読み込めませんでした。",
  hint: "LINE に「28日まで不在」と書いても記録できます。",
};
