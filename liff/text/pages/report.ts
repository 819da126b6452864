// The words of 進捗報告: the form, what comes of sending it, and what was answered before.
import type { CriterionState } from "../../../worker/domain/grade.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import type { TextField } from "../../store/reportForm.ts";
import { words } from "../index.ts";

const criterionStates: Record<CriterionState, string> = { achieved: "達成", partial: "一部", notYet: "まだ" };
const textFields: Record<TextField, string> = {
  done: "この四半期にしたこと",
  blocked: "困っていること",
  next: "次の一手",
};

export const reportWords = {
  title: "進捗を報告",
  viewTitle: "目標の進捗",
  place: (index: number, total: number) => `${index} / ${total} 件目`,
  facts: "達成水準・取組・期限を見る",
  criteria: "達成水準",
  steps: "取組",
  deadline: "期限",
  unchanged: "前の四半期から変更なし",
  unchangedHint: "前回の答えを下に写します",
  copied: "前回の答えを写しました。このまま送れます。",
  sendAsCopied: "このまま報告する",
  checkFirst: "下の空いている欄だけ選んでください。",
  grade: "評価",
  last: "前回",
  criterionStates: "達成水準ごとの状態",
  states: criterionStates,
  readerList: (readers: readonly string[]) => readers.join("、"),
  fields: textFields,
  placeholder: { done: "", blocked: "なければ空のままで", next: "" } satisfies Record<TextField, string>,
  seeLast: "前回を見る",
  hideLast: "前回を閉じる",
  lastEmpty: "前回は空でした。",
  useLast: "この文を使う",
  left: (n: number) => `あと ${n} 字`,
  over: (n: number) => `${n} 字多くなっています`,
  send: "報告する",
  sendNext: "報告して次の目標へ",
  sendAgain: "もう一度送る",
  sending: "送っています",
  readers: (readers: string) => `${readers}が読めます。あとから直せます。`,
  draft: { none: "", restored: "下書きを開きました", saved: "下書き保存済", failed: "下書きを残せません" },
  discard: "下書きを捨てる",
  leftover: "送れなかった下書きがあります",
  leftoverText: "受付が終わった四半期に書いたものです。いるところを写してから、捨ててください。",
  discardSure: "書きかけを捨てますか？",
  problemsTitle: (n: number) => `あと ${n} か所、確かめてください`,
  problems: {
    grade: "評価を選んでください",
    value: (position: number) => `達成水準 ${position} の数値を確かめてください`,
    criterion: (position: number) => `達成水準 ${position} の状態を選んでください`,
    tooLong: (field: string, over: number) => `${field}が ${over} 字多くなっています（2,000 字まで）`,
  },
  trouble: {
    offline: "電波が届かず、まだ送れていません。書いた内容はこの端末に残っています。",
    signedOut: "ログインの期限が切れました。ログインし直すと、この続きから送れます。",
    forbidden: "いまの職では、この目標に報告できません。書いた内容は残っています。",
    server: "うまく送れませんでした。書いた内容は残っています。少しおいて、もう一度送ってください。",
    roundNotOpen: "この四半期の受付は終わりました。書いた内容はこの端末に残っています。",
    goalNotAsked: "この目標は、報告の対象から外れました。書いた内容はこの端末に残っています。",
  },
  answered: (version: number, when: string, who: string) => `第${version}版　${when}　${who}`,
  answeredTitle: (round: RoundRef) => `${words.roundName(round)}は報告済みです`,
  edit: "内容を直す",
  noRight: "報告できるのは、この課に所属する職員です。",
  noRound: "いまは進捗確認の期間ではありません。",
  none: "まだ報告はありません",
  empty: "（記入なし）",

  sent: {
    title: "報告しました",
    allDone: (unit: string, total: number) =>
      `${unit}の目標は、${total} 件すべてに答えました。おつかれさまでした。`,
    otherUnit: (unit: string, left: number) => `${unit}の目標へ（あと ${left} 件）`,
    othersLeft: (n: number) => `やることは、ほかに ${n} 件あります。`,
    nothingLeft: "ほかに、やることはありません。",
    list: "目標の一覧を見る",
  },

  conflict: {
    title: "先に届いた報告があります",
    text: (who: string) => `書いているあいだに、${who} さんが報告しました。どちらを残しますか。`,
    textMine: "さきほど送った内容が届いていました。どちらを残しますか。",
    theirs: "届いている報告",
    mine: "あなたが書いたもの",
    keepTheirs: "相手の報告を残す",
    keepSent: "届いている報告を残す",
    sendMine: "自分の報告を新しい版として出す",
    historyTheirs: "新しい版を出しても、届いている報告は履歴に残ります。",
  },

  history: {
    title: "これまでの報告",
    version: (n: number) => `第${n}版`,
    count: (n: number) => `${n} 件`,
  },

  allDone: {
    title: "報告はすべて済みました",
    text: "おつかれさまでした。締切までは、あとから直すこともできます。",
  },
};
