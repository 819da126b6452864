// The words around a session that is over, or was just made.
import { spoken } from "../language.ts";

export const loginWords = spoken(
  {
    loggedOut: {
      title: "ログアウトしました",
      text: "この端末に、書きかけや見た内容は残っていません。",
      shared:
        "共用のパソコンでは、LINE のログイン画面に、前の人の名前が残ることがあります。ブラウザーの窓をすべて閉じてください。",
      insideLine: "LINE の中では、次に開いたときに、自動でまたログインします。",
      login: "ログインする",
      close: "画面を閉じる",
    },
    loggedIn: {
      title: "ログインしました",
      text: "元の画面に戻って、続けてください。このタブは閉じてかまいません。",
    },
    idle: {
      title: "画面を閉じました",
      text: "しばらく使われなかったためです。ログインすると、続きから使えます。書きかけは残っています。",
    },
    ended: {
      title: "ログインが終わりました",
      text: "ほかの端末で「ほかを終わらせる」が押されました。続けて使うときは、もう一度ログインしてください。書きかけは残っています。",
    },
    login: "ログインし直す",
    other: "ほかの人が使う（ログアウト）",
  },
  {
    loggedOut: {
      title: "You are logged out",
      text: "No drafts and nothing you looked at are left on this device.",
      shared:
        "On a shared computer, LINE's login page may still show your name. Please close all browser windows.",
      insideLine: "Inside LINE you are logged in again when you next open these screens.",
      login: "Log in",
      close: "Close this screen",
    },
    loggedIn: {
      title: "You are logged in",
      text: "Please go back to the other tab and go on there. You can close this one.",
    },
    idle: {
      title: "This screen was closed",
      text: "Nobody used it for a while. Log in to go on where you were. What you wrote is still there.",
    },
    ended: {
      title: "Your login here was ended",
      text: "“End the others” was pressed on another device. Please log in again if you want to go on. What you wrote is still there.",
    },
    login: "Log in again",
    other: "Someone else is here (log out)",
  },
);
