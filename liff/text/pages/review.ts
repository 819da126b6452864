// The words of 確認: what a superior says of a report, and how an author takes one back.
import type { ReviewMark } from "../../../worker/domain/review.ts";

const marks: Record<ReviewMark, string> = {
  seen: "了解",
  helpful: "助かる",
  discuss: "相談しよう",
  question: "質問して戻す",
};
const said: Record<ReviewMark, string> = {
  seen: "了解しました",
  helpful: "助かると伝えました",
  discuss: "相談しようと伝えました",
  question: "質問して戻しました",
};
const tags: Record<ReviewMark, string> = {
  seen: "了解",
  helpful: "助かる",
  discuss: "相談しよう",
  question: "質問",
};

export const reviewWords = {
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
  lot: (n: number) => `変わりない ${n} 件をまとめて了解`,
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
};
