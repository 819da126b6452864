// The words of 設定.
import type { Device } from "../../../worker/domain/device.ts";
import { englishInstant } from "../english.ts";
import { spoken } from "../language.ts";
import { formatInstant } from "../time.ts";

const BROWSER_NAMES = { edge: "Edge", chrome: "Chrome", safari: "Safari", firefox: "Firefox" };

export const settingsWords = spoken(
  {
    title: "設定",
    who: "あなた",
    staffNumber: "職員番号",
    posts: "職",
    main: "本務",
    additional: "兼務",
    line: "LINE連携",
    lineText: "外すと、LINE へのお知らせが止まり、この画面も開けなくなります。報告の記録は残ります。",
    unlink: "連携を外す",
    unlinkSure: "本当に外しますか？",
    unlinkYes: "外す",
    cancel: "やめる",
    unlinkFailed: "外せませんでした。少しおいて、もう一度お試しください。",
    unlinked: "連携を外しました",
    logOut: "ログアウト",
    loggingOut: "ログアウトしています",
    logOutFailed: "ログアウトできませんでした。電波を確かめて、もう一度押してください。",
    typed: (n: number) => `書きかけが ${n} 件あります`,
    typedText: "この端末にあり、まだ送っていません。ログアウトすると消えます。",
    logOutYes: "消してログアウトする",
    insideLine: "LINE の中では、次に開いたときに、自動でまたログインします。",
    sessions: {
      title: "ログイン中の端末",
      text: "心当たりのない端末や、席を離れた共用のパソコンのログインは、ここから終わらせられます。",
      device: ({ machine, browser }: Device) => {
        const name = { phone: "スマートフォン", tablet: "タブレット", computer: "パソコン", other: "端末" }[
          machine
        ];
        if (browser === "line") return `${name}の LINE`;
        return browser === "other" ? name : `${name}（${BROWSER_NAMES[browser]}）`;
      },
      isThis: "この端末",
      since: (instant: number) => `${formatInstant(instant)} から`,
      lastUsed: (instant: number) => `最後に使ったのは ${formatInstant(instant)} ごろ`,
      endOthers: "ほかを終わらせる",
      ending: "終わらせています",
      ended: (n: number) => `ほかの ${n} 台のログインを終わらせました。`,
      alone: "ログインしているのは、この端末だけです。",
      offline: "電波が届いていません。つながったら、もう一度押してください。",
      failed: "終わらせられませんでした。少しおいて、もう一度押してください。",
    },
    calls: "声かけ",
    promise: { title: "声かけの約束", text: "いつ、どれだけ、何をおたずねするか" },
    calendar: { title: "カレンダーで見る", text: "やることと期限を、いつものカレンダーに" },
    admin: "管理",
    deliveries: { title: "送信", text: "今日の予定、届かなかったもの、一時停止" },
    rules: { title: "声かけの設定", text: "時間、声をかける日、上の人に知らせる日、ログインの時間" },
    invites: { title: "連携コード", text: "コードを渡す、渡したコードのようすを見る" },
    language: "言語 / Language",
    languageText: "この端末の画面のことばです。LINE のお知らせは日本語です。",
  },
  {
    title: "Settings",
    who: "You",
    staffNumber: "Staff number",
    posts: "Posts",
    main: "Main post",
    additional: "Additional post",
    line: "LINE connection",
    lineText:
      "If you disconnect, messages on LINE stop and these screens can no longer be opened. The reports you made are kept.",
    unlink: "Disconnect",
    unlinkSure: "Really disconnect?",
    unlinkYes: "Disconnect",
    cancel: "Cancel",
    unlinkFailed: "It could not be disconnected. Please try again in a little while.",
    unlinked: "Disconnected",
    logOut: "Log out",
    loggingOut: "Logging out",
    logOutFailed: "You could not be logged out. Please check the connection and try again.",
    typed: (n) => (n === 1 ? "There is 1 draft" : `There are ${n} drafts`),
    typedText: "On this device and not sent yet. Logging out deletes what is there.",
    logOutYes: "Delete and log out",
    insideLine: "Inside LINE you are logged in again when you next open these screens.",
    sessions: {
      title: "Where you are logged in",
      text: "End logins on devices you do not know, or on a shared computer you have left.",
      device: ({ machine, browser }) => {
        const name = { phone: "Phone", tablet: "Tablet", computer: "Computer", other: "Device" }[machine];
        if (browser === "line") return `LINE on a ${name.toLowerCase()}`;
        return browser === "other" ? name : `${name} (${BROWSER_NAMES[browser]})`;
      },
      isThis: "This device",
      since: (instant) => `since ${englishInstant(instant)}`,
      lastUsed: (instant) => `last used about ${englishInstant(instant)}`,
      endOthers: "End the others",
      ending: "Ending",
      ended: (n) => (n === 1 ? "1 other login was ended." : `${n} other logins were ended.`),
      alone: "You are logged in on this device only.",
      offline: "There is no signal. Please try again once you are connected.",
      failed: "They could not be ended. Please try again in a little while.",
    },
    calls: "Reminders",
    promise: { title: "Our promise on reminders", text: "When, how often and about what we ask" },
    calendar: { title: "In your calendar", text: "Duties and deadlines in the calendar you use" },
    admin: "Administration",
    deliveries: { title: "Sending", text: "Today's plan, what did not arrive, pausing" },
    rules: {
      title: "Reminder settings",
      text: "Hours, days of reminders, when superiors are told, how long a login lasts",
    },
    invites: { title: "Connection codes", text: "Hand out codes, see what became of them" },
    language: "Language / 言語",
    languageText: "For the screens on this device. Documents, reports and messages on LINE stay in Japanese.",
  },
);
