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
} as const satisfies Record<string, string>;
export type NoticeKind = keyof typeof NOTICES;

const DAYS_TO_TRY = 30;

/** The last day on which a notice of a day is still sent: a spent quota is whole again by then. */
export function lastDayOfNotice(day: CivilDate): CivilDate {
  return addDays(day, DAYS_TO_TRY);
}
