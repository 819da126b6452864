// The words of 確認: what a superior says of a report, and how an author takes one back.
import type { ReviewMark } from "../../../worker/domain/review.ts";
import { spoken } from "../language.ts";

const marks: Record<ReviewMark, string> = spoken(
  { seen: "了解", helpful: "助かる", discuss: "相談しよう", question: "質問して戻す" },
  { seen: "Seen", helpful: "Helpful", discuss: "Let's talk", question: "Ask a question" },
);
const said: Record<ReviewMark, string> = spoken(
  {
    seen: "了解しました",
    helpful: "助かると伝えました",
    discuss: "相談しようと伝えました",
    question: "質問して戻しました",
  },
  {
    seen: "Marked as seen",
    helpful: "You said it is helpful",
    discuss: "You asked to talk about it",
    question: "You sent it back with a question",
  },
);
const tags: Record<ReviewMark, string> = spoken(
  { seen: "了解", helpful: "助かる", discuss: "相談しよう", question: "質問" },
  { seen: "Seen", helpful: "Helpful", discuss: "Let's talk", question: "Question" },
);

export const reviewWords = spoken(
  {
    title: "報告を確認",
    lead: "ひとことが、次の報告を書く力になります。課のやることに、そのまま届きます。",
    left: (n: number) => `あと ${n} 件`,
    allDone: "すべて確認しました",
    allDoneText: "おつかれさまでした。新しい報告が届くと、やることに並びます。",
    more: (n: number) => `続きの ${n} 件を見る`,
    marks,
    said,
    tags,
    previous: "前回",
    first: "はじめての報告",
    goal: (number: number, title: string) => `No.${number}　${title}`,
    seeGoal: "目標とこれまでを見る",
    lot: (n: number) => `遅れや困りごとのない ${n} 件をまとめて了解`,
    lotHint: "支援や困りごとがなく、遅れていない報告です。",
    word: "ひとこと",
    addWord: "ひとことを添える",
    say: (title: string) => `「${title}」の報告に`,
    wordMissing: "質問を書いてから、もう一度押してください。",
    sending: "送っています",
    offline: "電波が届いていません。つながったら、もう一度押してください。",
    failed: "うまく送れませんでした。少しおいて、もう一度押してください。",
    who: (title: string, name: string) => `${title} ${name}`,
    howToAnswer: "「内容を直す」から書き足して、もう一度送ると、答えたことになります。",
    undo: {
      sent: (number: number, readers: readonly string[]) =>
        [`No.${number} を報告しました。`, readers.length > 0 && `${readers.join("、")}が読めます。`]
          .filter(Boolean)
          .join(""),
      button: (seconds: number) => `取り消す（あと ${seconds} 秒）`,
      busy: "取り消しています",
      done: "取り消しました。書いた内容は下書きに戻っています。",
    },
  },
  {
    title: "Review reports",
    lead: "A word from you gives strength for the next report. It appears in the section's To do.",
    left: (n) => `${n} left`,
    allDone: "All reviewed",
    allDoneText: "Thank you for your work. New reports will appear in To do.",
    more: (n) => `See the other ${n}`,
    marks,
    said,
    tags,
    previous: "Last time",
    first: "First report",
    goal: (number, title) => `No. ${number}　${title}`,
    seeGoal: "See the goal and its history",
    lot: (n) => `Mark ${n} unchanged as seen`,
    lotHint: "Reports without delays, difficulties or a need for support.",
    word: "A word",
    addWord: "Add a word",
    say: (title) => `About the report on ${title}`,
    wordMissing: "Please write your question, then press again.",
    sending: "Sending",
    offline: "There is no signal. Please try again once you are connected.",
    failed: "It could not be sent. Please try again in a little while.",
    who: (title, name) => `${title} ${name}`,
    howToAnswer: "To answer, choose Edit, add to your report and send it again.",
    undo: {
      sent: (number, readers) =>
        [`No. ${number} reported.`, readers.length > 0 && `${readers.join(", ")} can read it.`]
          .filter(Boolean)
          .join(" "),
      button: (seconds) => `Undo (${seconds} s left)`,
      busy: "Undoing",
      done: "Undone. What you wrote is a draft again.",
    },
  },
);
