// What stands in the way of a login, and what helps.
import { spoken } from "../language.ts";

export const loginTroubleWords = spoken(
  {
    line: { title: "LINE につながりませんでした", text: "画面を閉じて、もう一度開いてください。" },
    stale: {
      title: "もう一度ログインしてください",
      text: "LINE のログインから時間がたちました。",
      inClient: "この画面を閉じて、LINE からもう一度開いてください。",
    },
    refused: {
      title: "LINE の確認が取り消されました",
      text: "だれが使っているかを確かめるため、LINE の「許可する」を押してください。「もう一度試す」を押すと、確認の画面に戻ります。",
    },
    cookies: {
      title: "ログインを保てません",
      text: "ブラウザーが Cookie を受け取らない設定です。このサイトの Cookie を許してから、もう一度お試しください。",
      inClient:
        "LINE の画面が Cookie を受け取れませんでした。LINE を新しくしてから、もう一度お試しください。",
    },
    storage: {
      title: "この端末に保存できません",
      text: "ブラウザーがサイトのデータの保存を断っているか、空きがありません。設定か空きを確かめてから、もう一度お試しください。",
    },
    lineAway: {
      title: "LINE の確認が取れません",
      text: "LINE 側の応答を待っています。1 分ほどおいて、もう一度お試しください。",
    },
  },
  {
    line: { title: "LINE could not be reached", text: "Please close this screen and open it again." },
    stale: {
      title: "Please log in again",
      text: "You logged in to LINE some time ago.",
      inClient: "Please close this screen and open it again from LINE.",
    },
    refused: {
      title: "LINE's consent was cancelled",
      text: "To know who is here, please press “Allow” at LINE. “Try again” leads back to its question.",
    },
    cookies: {
      title: "The login cannot be kept",
      text: "This browser takes no cookies. Please allow those of this site and try again.",
      inClient: "LINE's screen took no cookie. Please update LINE and try again.",
    },
    storage: {
      title: "Nothing can be kept on this device",
      text: "The browser keeps no data of sites, or has no room. Please see to its settings or room and try again.",
    },
    lineAway: {
      title: "LINE does not confirm who you are",
      text: "We wait for LINE to answer. Please try again in a minute.",
    },
  },
);
