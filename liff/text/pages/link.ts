import { spoken } from "../language.ts";

/** The words of LINE連携. */
export const linkWords = spoken(
  {
    title: "LINE連携",
    lead: "あなたの LINE と職員番号を結びます。",
    why: [
      "やることがある日にだけ、LINE でお知らせします。",
      "報告や評価の内容は、LINE には送られません。",
      "連携は、設定からいつでも外せます。",
    ],
    staffNumber: "職員番号",
    code: "連携コード",
    codeHint: "紙で渡された、一度だけ使えるコードです。",
    submit: "連携する",
    submitting: "確かめています",
    missing: "職員番号と連携コードを入れてください。",
    otherAccount: "別の LINE でログインする",
    outcomes: {
      refused:
        "職員番号か連携コードが違うか、コードが使えなくなっています。紙を確かめても断られるときは、コードを渡した担当に知らせてください。",
      tooMany:
        "間違いが続いたため、1 時間は受け付けられません。急ぐときは、コードを渡した担当に知らせてください。",
      stale: "LINE のログインから時間がたちました。画面を閉じて、もう一度開いてください。",
      offline: "電波が届いていません。つながったら、もう一度押してください。",
      server: "いま連携できません。少しおいて、もう一度押してください。",
    },
    already: (name: string) => `この LINE は、${name} さんと連携済みです。`,
  },
  {
    title: "Connect LINE",
    lead: "This connects your LINE account with your staff number.",
    why: [
      "We write on LINE only on days when you have something to do.",
      "Reports and grades are never sent to LINE.",
      "You can disconnect at any time in the settings.",
    ],
    staffNumber: "Staff number",
    code: "Connection code",
    codeHint: "The one-time code you were given on paper.",
    submit: "Connect",
    submitting: "Checking",
    missing: "Please enter your staff number and the connection code.",
    otherAccount: "Log in with another LINE account",
    outcomes: {
      refused:
        "The staff number or the code is wrong, or the code no longer works. If the paper says the same, tell the person who gave it to you.",
      tooMany:
        "After several wrong attempts, connecting is locked for an hour. If it is urgent, tell the person who gave you the code.",
      stale: "You logged in to LINE some time ago. Please close this screen and open it again.",
      offline: "There is no signal. Please try again once you are connected.",
      server: "Connecting does not work right now. Please try again in a little while.",
    },
    already: (name) => `This LINE account is already connected with ${name}.`,
  },
);
