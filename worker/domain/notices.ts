// 通知: what a LINE account is told about an act just made. An alarm against whoever acted in a person's place, so it
// waits for no opening and counts for no limit.
import { addDays, type CivilDate } from "./civilDate.ts";

/** Every kind with its words: a new kind is one line. LINE carries no name, hours or grade: counts and ways only. */
export const NOTICES = {
  linked:
    "LINE の連携ができました。お知らせはこのトークに届きます。連携は、アプリの「設定」からいつでも外せます。",
  unlinked: "LINE の連携を外しました。これからは、このトークにお知らせは届きません。",
  linkMoved:
    "この職員番号は、別の LINE に連携されました。心当たりがないときは、行政改革の担当へお知らせください。",
  feedMade:
    "カレンダーに読み込む住所が作られました。心当たりがないときは、アプリの「設定」から使えなくしてください。",
  codeForYou:
    "あなたの LINE 連携コードが作られました。心当たりがないときは、行政改革の担当か上司へお知らせください。",
  codeForSubordinate:
    "部下の方の LINE 連携コードが作られました。頼んだ覚えがあるか、ご本人にお確かめください。",
  codeForLeader:
    "所属長などの LINE 連携コードが作られました。心当たりがないときは、連携コードの一覧で、だれが作ったかをお確かめください。",
  subordinateBound: "部下の方の LINE 連携が変わりました。心当たりがあるか、ご本人にお確かめください。",
  leaderBound:
    "所属長などの LINE 連携が変わりました。心当たりがないときは、連携コードの一覧で、だれが作ったかをお確かめください。",
  personnelChanged:
    "勤務時間の担当の課が変わりました。心当たりがないときは、行政改革の担当と、前の担当の課でお確かめください。",
  ownPostsChanged:
    "管理者が、名簿の取り込みで自分の職を変えました。心当たりがないときは、名簿をお確かめください。",
  guardianPostsChanged:
    "名簿の取り込みで、あなたの職が変わりました。心当たりがないときは、行政改革の担当か、勤務時間の担当の課へお知らせください。",
} as const satisfies Record<string, string>;
export type NoticeKind = keyof typeof NOTICES;

const DAYS_TO_TRY = 30;

/** The last day on which a notice of a day is still sent: a spent quota is whole again by then. */
export function lastDayOfNotice(day: CivilDate): CivilDate {
  return addDays(day, DAYS_TO_TRY);
}
