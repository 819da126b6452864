// The words of the calendar feed.
import { englishInstant } from "../english.ts";
import { spoken } from "../language.ts";
import { formatInstant } from "../time.ts";

export const calendarWords = spoken(
  {
    title: "カレンダーで見る",
    lead: "自分だけの秘密のアドレスを、いつものカレンダーに登録すると、やることと期限がその日に並びます。",
    secret: "アドレスを知っている人はだれでも見られます。人に見せず、もれたと思ったら止めてください。",
    content: "載るのは、期限とやることの題名と日だけです。評価や時間、人の名前は載りません。",
    make: "アドレスをつくる",
    making: "つくっています",
    again: "つくり直す",
    againHint: "つくり直すと、いまのアドレスは使えなくなります。",
    address: "あなたのアドレス",
    once: "この画面を閉じると、もう表示されません。いま登録してください。",
    copy: "コピーする",
    copied: "コピーしました。カレンダーの「URL で追加」に貼り付けてください。",
    notCopied: "コピーできませんでした。アドレスを長押しして、コピーしてください。",
    madeAt: (at: number) => `${formatInstant(at)}につくったアドレスが使えます。`,
    revoke: "止める",
    revoking: "止めています",
    revoked: "アドレスを止めました。登録したカレンダーからは、次の読み込みで消えます。",
    offline: "電波が届いていません。つながったら、もう一度押してください。",
    failed: "うまくいきませんでした。少しおいて、もう一度押してください。",
  },
  {
    title: "In your calendar",
    lead: "Add a secret address of your own to the calendar you use, and duties and deadlines stand there on their days.",
    secret:
      "Anybody who knows the address can read it. Keep it to yourself, and stop it if you think it got out.",
    content: "It has only titles and days. No grades, hours or names of people.",
    make: "Make an address",
    making: "Making it",
    again: "Make anew",
    againHint: "With a new address, the present one will no longer work.",
    address: "Your address",
    once: "It is not shown again after you leave this page. Please add it to your calendar now.",
    copy: "Copy",
    copied: "Copied. Paste it where your calendar adds a calendar by URL.",
    notCopied: "It could not be copied. Please press and hold the address to copy it.",
    madeAt: (at) => `The address made ${englishInstant(at)} works.`,
    revoke: "Stop it",
    revoking: "Stopping",
    revoked: "The address was stopped. It will leave your calendar when that next reads it.",
    offline: "There is no signal. Please press again once you are connected.",
    failed: "It did not work. Please try again in a little while.",
  },
);
