// The words of 送信.
import { type CivilDate, tokyoDate } from "../../../worker/domain/civilDate.ts";
import type { BatchView, DeliveriesView, PersonRef, Trouble } from "../../../worker/domain/deliveryViews.ts";
import type { NotNudged } from "../../../worker/domain/ladder.ts";
import type { Occasion } from "../../../worker/domain/occasion.ts";
import type { QuotaClass } from "../../../worker/domain/quota.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import { formatDay, formatShortDay } from "../../../worker/domain/wareki.ts";
import { formatClock } from "../time.ts";

const number = (n: number) => n.toLocaleString("ja-JP");
const people = (n: number) => `${number(n)} 人`;
const pushes = (n: number) => `${number(n)} 通`;
const instant = (at: number) => `${formatShortDay(tokyoDate(at))} ${formatClock(at)}`;

const occasions: Record<Occasion, string> = { daily: "今日の 1 通", urgent: "急ぎ", asked: "あとで" };
const quotaClasses: Record<QuotaClass, string> = {
  urgent: "急ぎ",
  deadlines: "締切のお知らせ",
  reminders: "その前のお知らせ",
  points: "重点事項",
};
const states: Record<BatchView["state"], string> = {
  planned: "これから",
  sending: "送っています",
  accepted: "送りました",
  held: "待っています",
  failed: "送れませんでした",
  uncertain: "届いたか分かりません",
  dropped: "取りやめました",
};
const reasons: Record<NotNudged["reason"], string> = {
  done: "済んでいます",
  noRung: "声をかける日がありません",
  notYet: "まだその日ではありません",
  closed: "いまは時間の外です",
  passed: "お知らせできる日を過ぎました",
  alreadyNudged: "もうお知らせしました",
  notLinked: "LINE連携がまだです",
  blocked: "LINE で届きません",
  absent: "不在です",
  snoozed: "「あとで」の時刻を待っています",
  oneADay: "今日の 1 通を受け取りました",
  ridesAlong: "ほかのお知らせがある日に、いっしょに伝えます",
  monthlyCap: "今月の上限に達しました",
  quota: "今月の通数が足りません",
};
/** By the reason kept with a batch; one that is not here is shown as it is. */
const batchReasons: Record<string, string> = {
  timeout: "LINE の答えが時間内に来ませんでした。",
  network: "LINE につながりませんでした。",
  server: "LINE の側で不具合が起きていました。",
  rate: "LINE の混み具合に合わせて、間をあけています。",
  credentials: "LINE チャネルの鍵が通りませんでした。チャネルの設定を確かめてください。",
  quota: "今月の通数が足りません。空きができると送ります。",
  refused: "LINE が受け取りを断りました。",
  interrupted: "送っている途中で止まりました。もう一度確かめます。",
  keyExpired: "23 時間たっても、届いたかどうか分かりませんでした。",
  dayPassed: "確かめているうちに、伝える日を過ぎました。",
  split: "宛先を分けて、送り直しました。",
  replanned: "届いていないことが確かなので、計画し直しました。",
};

export const deliveriesWords = {
  title: "送信",
  people,
  pushes,
  instant,
  asOf: (now: number) => `${instant(now)} のようす`,
  refresh: "読み直す",
  speaking: (speaking: DeliveriesView["speaking"]) => {
    if (speaking.kind === "maySpeak") return "いまは、声をかけられる時間です。";
    const reason = speaking.reason === "closedDay" ? "今日は休みの日です" : "いまは時間の外です";
    return `${reason}。次は ${instant(speaking.opensAt)} からです。`;
  },
  person: ({ staffNumber, name, unitName, title }: PersonRef) =>
    `${unitName} ${title} ${name}（${staffNumber}）`,
  morePeople: (n: number) => `ほか ${people(n)}`,
  offline: "電波が届いていません。つながったら、もう一度押してください。",
  failed: "うまくいきませんでした。少しおいて、もう一度押してください。",
  cancel: "やめる",
  who: "だれか見る",

  pause: {
    running: "送信は動いています",
    stop: "すべての送信を止める",
    paused: "一時停止しています",
    pausedText: "何も送られません。再開するまで、お知らせは待っています。",
    resume: "送信を再開する",
    stopSure: "すべての送信を止めますか？",
    stopText:
      "まだ送っていないお知らせは、再開するまで届きません。LINE がもう受け取ったお知らせは、取り戻せません。話しかけられたときの返事は続けます。",
    stopYes: "止める",
    resumeSure: "送信を再開しますか？",
    resumeText:
      "次の 15 分のうちに、待っていたお知らせを送り始めます。そのあいだに済んだことや、日を過ぎたことは送りません。",
    resumeYes: "再開する",
    busy: "変えています",
  },

  hand: {
    title: "手を貸してほしいこと",
    none: "いま、手を貸してほしいことはありません。",
    failed: (n: number) => `送れなかった送信が ${n} 件`,
    uncertain: (n: number) => `届いたか分からない送信が ${n} 件`,
    quota: (short: number) => `今月の通数が ${pushes(short)}足りません`,
    unreachable: (n: number) => `LINE で届かない方が ${people(n)}`,
    setUp: (n: number) => `課・室や進捗確認の不備が ${n} 件`,
  },

  quota: {
    title: (month: string) => `${Number(month.slice(5))}月の通数`,
    unknown: "LINE から通数の答えがありませんでした。少しおいて、読み直してください。",
    unlimited: "通数に上限のない契約です。",
    used: "送った分",
    today: "今日これから",
    later: "今月このあと（多くて）",
    held: "止めている分",
    limit: "上限",
    left: "残り",
    short: "足りない分",
    bar: (used: number, need: number, limit: number) =>
      `上限 ${pushes(limit)}のうち ${pushes(used)}を使い、あと多くて ${pushes(need)}が要ります`,
    classes: quotaClasses,
    order: "足りないときは、急ぎ、締切、その前のお知らせ、重点事項の順に送り、残りを止めます。",
    heldText: (n: number) => `今日は、${people(n)}へのお知らせを止めています。`,
    settle: "足りないことを確認した",
    settled: (at: number) => `${instant(at)} に確認しました。`,
  },

  plan: {
    title: "今日これから送るもの",
    empty: "いま送るものはありません",
    emptyPaused: "再開すると、ここにあるものを送ります。",
    occasion: occasions,
    to: (n: number, calls: number) => `${people(n)}に（LINE の呼び出し ${number(calls)} 回）`,
    who: "宛先を見る",
    othersTitle: "いま声をかけない方",
    othersText: "やることがあっても、いまは声をかけない方と、そのわけです。",
    reason: reasons,
    why: (why: NotNudged): string => {
      switch (why.reason) {
        case "notYet":
          return `次は ${formatDay(why.on)}`;
        case "closed":
          return `${instant(why.opensAt)} から`;
        case "passed":
          return `${formatDay(why.on)}まででした`;
        case "absent":
          return `${formatDay(why.untilDay)}まで。${why.standInId ? "代わりの方におたずねします" : "代わりの方がいません"}`;
        case "snoozed":
          return `${instant(why.until)} から`;
        case "done":
        case "noRung":
        case "alreadyNudged":
        case "notLinked":
        case "blocked":
        case "oneADay":
        case "ridesAlong":
        case "monthlyCap":
        case "quota":
          return "";
      }
    },
  },

  batches: {
    title: "送信の記録",
    empty: "今日の送信は、まだありません",
    count: (n: number) => `${number(n)} 件`,
    more: (n: number) => `ほか ${n} 件を見る`,
    states,
    reason: (reason: string) => batchReasons[reason] ?? reason,
    meta: (day: CivilDate, n: number) => `${formatDay(day)}　${people(n)}`,
    lookAt: "くわしく見る",
    facts: {
      createdAt: "計画した時刻",
      firstAttemptAt: "初めて送った時刻",
      nextAttemptAt: "次に試す時刻",
      finishedAt: "終わった時刻",
      attempts: "試した回数",
      lastStatus: "LINE の答え",
      requestId: "LINE のリクエスト ID",
    },
    attempts: (n: number) => `${n} 回`,
    status: (status: number) => (status === 0 ? "答えなし" : String(status)),
    copy: "ID を写す",
    copied: "写しました",
    loadPeople: "宛先を見る",
    noPeople: "宛先は、計画し直した送信に移りました。",
    resend: "もう一度送る",
    resent: "新しい送信を作りました。まもなく送ります。",
    resentBefore: "もう一度送ったあとです",
    resendTitle: "もう一度送りますか？",
    resendText: (state: "failed" | "uncertain", n: number) =>
      state === "failed"
        ? `届いていない ${people(n)}へ、もう一度送ります。`
        : `${people(n)}に送ります。もう届いている方には、2 通目になります。LINE の管理画面か、宛先の方に確かめてからにしてください。`,
    resendYes: "送る",
    resending: "送っています",
    settle: "確認した",
    settled: "確認しました。一覧から外れます。",
    settledAt: (at: number) => `${instant(at)} に確認しました`,
    busy: "記録しています",
  },

  troubles: {
    title: "届かない方、答える人のいない課・室",
    none: "ありません",
    item: (trouble: Trouble): string => {
      switch (trouble.kind) {
        case "roundWithoutGoals":
          return `${round(trouble.round)}の進捗確認に、目標がありません`;
        case "unitWithoutChief":
          return `${trouble.unit.name}に、長がいません`;
        case "notLinked":
          return `LINE連携がまだの方が ${people(trouble.people)}`;
        case "blocked":
          return `LINE で届かない方が ${people(trouble.people)}`;
      }
    },
    text: (trouble: Trouble): string => {
      switch (trouble.kind) {
        case "roundWithoutGoals":
          return "組織目標を取り込むと、声をかけ始めます。";
        case "unitWithoutChief":
          return trouble.staff > 0
            ? `課・室の ${people(trouble.staff)}みなさんにおたずねします。`
            : "所属する方もいないため、だれにもおたずねできません。";
        case "notLinked":
          return "連携コードを渡して、LINE をつないでもらってください。";
        case "blocked":
          return "ブロックしているか、アカウントがなくなっています。別の方法で知らせてください。";
      }
    },
  },

  preview: {
    title: "カードの下見",
    text: "職員番号の方に届くものを、LINE での見えかたで確かめます。送られはしません。",
    staffNumber: "職員番号",
    day: "いつの朝（空なら今日）",
    look: "見る",
    looking: "調べています",
    missing: "職員番号を入れてください。",
    of: (person: PersonRef, day: CivilDate) =>
      `${person.unitName} ${person.title} ${person.name}　${formatDay(day)}`,
    none: "その日、この方に届くものはありません。",
    talk: "LINE での見えかた",
  },
};

function round({ fiscalYear, quarter }: RoundRef): string {
  return `${fiscalYear}年度 第${quarter}四半期`;
}
