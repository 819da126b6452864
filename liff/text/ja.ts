// The first screen's words in Japanese. Another language is another object of the type `Words`; pages that are opened
// later bring their own words in both languages, in `pages/`.

import type { Quarter } from "../../worker/domain/fiscalYear.ts";
import type { RoundRef } from "../../worker/domain/views.ts";
import { formatDay, formatFiscalYear, formatShortDay, formatWarekiDate } from "../../worker/domain/wareki.ts";
import { formatInstant, formatQuarterMonths } from "./time.ts";

const quarter = (number: Quarter) => `第${number}四半期`;
const roundName = (round: RoundRef) => quarter(round.quarter);

export const ja = {
  app: "進捗だより",
  windowTitle: (page: string) => `${page}｜進捗だより`,
  skip: "本文へ移る",
  loading: "読み込んでいます",
  required: "必須",
  optional: "任意",
  fiscalYear: formatFiscalYear,
  day: formatDay,
  shortDay: formatShortDay,
  instant: formatInstant,
  issuedOn: formatWarekiDate,
  quarter,
  roundName,
  roundWithMonths: (round: RoundRef) =>
    `${roundName(round)}（${formatQuarterMonths(round.fiscalYear, round.quarter)}）`,
  count: (n: number) => `${n} 件`,
  back: "戻る",
  openHome: "やることへ",

  nav: {
    label: "主なページ",
    home: "やること",
    goals: "目標",
    policies: "重点事項",
    departments: "一覧",
    deliveries: "送信",
    settings: "設定",
    logOut: "ログアウト",
  },

  home: {
    title: "やること",
    groups: { today: "今日まで", week: "今週", later: "この四半期" },
    waiting: "待っている相手",
    waitingTitle: (unit: string, n: number) => `${unit}の ${n} つの課・室で、回答がまだそろっていません`,
    waitingMore: (n: number) => `ほか ${n} つ`,
    due: (day: string) => `締切 ${formatDay(day)}`,
    overdue: (day: string) => `締切 ${formatShortDay(day)} を過ぎています`,
    dueToday: "今日が締切",
    reportTitle: (round: RoundRef) => `${roundName(round)}の進捗を報告`,
    answeredOf: (answered: number, total: number) => `${total} 件のうち ${answered} 件が済みました`,
    noneAnswered: (total: number) => `目標は ${total} 件です`,
    start: "はじめる",
    goOn: "続きから答える",
    cost: (left: number, minutes: number) => `あと ${left} 件　およそ ${minutes} 分`,
    reviewTitle: "新しい報告を確認する",
    questionTitle: "上司の質問に答える",
    reviewNews: (unit: string, n: number) => `${unit}に、上司の返事が ${n} 件`,
    readTitle: "重点事項を読む",
    later: "あとで",
    standIn: "不在の方の代わりに、お願いします",
    weeksPoint: "今週の重点事項",
    readOriginal: "原文を読む",
    confirm: "確認しました",
    confirmed: "確認済み",
    confirming: "記録しています",
    doneTitle: "いま、やることはありません",
    doneText: "おつかれさまでした。お知らせは、次に必要なときだけ届きます。",
    promise: "声かけの約束を見る",
    nextRound: (day: string) => `次の進捗確認は、${formatDay(day)}からです。`,
    departmentTitle: (name: string) => `${name}の一覧`,
    departmentText: "目標の進み具合と、まだ答えのない課を見る",
    open: "開く",
    overtime: {
      orders: ["命令を待つ申請を確認する", (n: number) => `${n} 件`],
      results: ["超過勤務の終わりを確かめる", (n: number) => `${n} 日分`],
      transfers: ["配当時間の相談に答える", (n: number) => `${n} 件`],
      ownHours: ["超過勤務の見通しを見る", () => "上限の前に、所属長と相談できます"],
      sectionHours: ["課・室の超過勤務の見通しを見る", (n: number) => `上限に近づいている職員 ${n} 人`],
      departmentHours: ["部の超過勤務の見通しを見る", (n: number) => `上限に近づいている職員 ${n} 人`],
      late: ["前の晩の退庁を見る", (n: number) => `退庁の時刻をこえた方 ${n} 人`],
    } satisfies Record<string, [string, (n: number) => string]>,
    unsentTitle: (n: number) => `送れていない報告が ${n} 件あります`,
    unsentText: "書いた内容はこの端末に残っています。開いて、もう一度送ってください。",
  },

  goals: {
    answered: (answered: number, total: number) => `${answered} / ${total} 件 回答済み`,
  },

  point: {
    confirmFailed: "記録できませんでした。電波のよいところで、もう一度押してください。",
  },

  link: {
    linked: "連携しました",
    linkedText: (name: string) => `${name} さん、これから必要なときにだけお知らせします。`,
  },

  errors: {
    offline: { title: "電波が届いていません", text: "つながったら、もう一度お試しください。" },
    signedOut: { title: "ログインが必要です", text: "もう一度ログインしてください。" },
    forbidden: {
      title: "いまの職では開けないページです",
      text: "異動や兼務が反映されるまで、少しかかることがあります。",
    },
    notFound: { title: "ページが見つかりません", text: "移されたか、取り下げられたようです。" },
    server: {
      title: "うまく読み込めませんでした",
      text: "こちらの不具合です。少しおいて、もう一度お試しください。",
    },
    retry: "もう一度試す",
    login: "ログインし直す",
    close: "画面を閉じる",
    offlineBanner: "電波が届いていません。書いた内容はこの端末に残ります。",
    expiredBanner: "ログインの期限が切れました。",
  },
};

export type Words = typeof ja;
