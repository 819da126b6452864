// The words of 送信.
import { type CivilDate, tokyoDate } from "../../../worker/domain/civilDate.ts";
import type { DeliveriesView, PersonRef, Trouble } from "../../../worker/domain/deliveryViews.ts";
import type { NotNudged } from "../../../worker/domain/ladder.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import { formatDay, formatFiscalYear, formatShortDay } from "../../../worker/domain/wareki.ts";
import { counted, englishDay, englishMonth } from "../english.ts";
import { spoken } from "../language.ts";
import { formatClock } from "../time.ts";
import { batchReasons, occasions, quotaClasses, reasons, states } from "./deliveryReasons.ts";

const number = (n: number) => n.toLocaleString("ja-JP");
const people = spoken(
  (n: number) => `${number(n)} 人`,
  (n) => counted(n, "person", "people"),
);
const pushes = spoken(
  (n: number) => `${number(n)} 通`,
  (n) => counted(n, "message"),
);
const instant = spoken(
  (at: number) => `${formatShortDay(tokyoDate(at))} ${formatClock(at)}`,
  (at) => `${englishDay(tokyoDate(at))} ${formatClock(at)}`,
);

export const deliveriesWords = spoken(
  {
    title: "送信",
    hiddenPeople: "超過勤務のことなので、宛先の名前は勤務時間の担当だけが見られます。",
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
      pausedText: "お知らせは、再開するまで待っています。連携などの通知だけは送られます。",
      resume: "送信を再開する",
      stopSure: "すべての送信を止めますか？",
      stopText:
        "まだ送っていないお知らせは、再開するまで届きません。LINE がもう受け取ったお知らせは、取り戻せません。話しかけられたときの返事と、連携などの通知は続けます。",
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
      overtimeLeftOut: "超過勤務のお知らせは、ここには出ません。",
    },
  },
  {
    title: "Sending",
    hiddenPeople: "This is about overtime: only the section in charge of working hours sees whom it goes to.",
    people,
    pushes,
    instant,
    asOf: (now) => `As of ${instant(now)}`,
    refresh: "Refresh",
    speaking: (speaking) => {
      if (speaking.kind === "maySpeak") return "Messages may be sent now.";
      const reason =
        speaking.reason === "closedDay" ? "Today is a closed day" : "It is outside the hours now";
      return `${reason}. Sending starts again ${instant(speaking.opensAt)}.`;
    },
    person: ({ staffNumber, name, unitName, title }) => `${unitName} ${title} ${name} (${staffNumber})`,
    morePeople: (n) => `and ${counted(n, "more person", "more people")}`,
    offline: "There is no signal. Please try again once you are connected.",
    failed: "That did not work. Please try again in a little while.",
    cancel: "Cancel",
    who: "See who",

    pause: {
      running: "Sending is running",
      stop: "Stop all sending",
      paused: "Sending is paused",
      pausedText:
        "Messages wait until you resume. Only notices of changes such as a new connection are sent.",
      resume: "Resume sending",
      stopSure: "Stop all sending?",
      stopText:
        "Messages not sent yet will not arrive until you resume. What LINE has accepted cannot be taken back. The bot still replies when spoken to and tells people of changes such as a new connection.",
      stopYes: "Stop",
      resumeSure: "Resume sending?",
      resumeText:
        "Waiting messages start to go out within 15 minutes. What has been done meanwhile, or is past its day, is not sent.",
      resumeYes: "Resume",
      busy: "Changing",
    },

    hand: {
      title: "Where your help is needed",
      none: "Nothing needs your help now.",
      failed: (n) => `${counted(n, "sending")} failed`,
      uncertain: (n) => `${counted(n, "sending")} may not have arrived`,
      quota: (short) => `${pushes(short)} short this month`,
      unreachable: (n) => `${people(n)} cannot be reached on LINE`,
      setUp: (n) => `${counted(n, "gap")} in sections or the progress check`,
    },

    quota: {
      title: (month) => `Messages in ${englishMonth(Number(month.slice(5)))}`,
      unknown: "LINE did not say how many messages are left. Please refresh in a little while.",
      unlimited: "Your plan has no limit of messages.",
      used: "Sent",
      today: "Still today",
      later: "Later this month (at most)",
      held: "On hold",
      limit: "Limit",
      left: "Left",
      short: "Short",
      bar: (used, need, limit) =>
        `Of ${pushes(limit)}, ${number(used)} are used and at most ${number(need)} more are needed`,
      classes: quotaClasses,
      order:
        "When messages run short, urgent ones go first, then deadlines, earlier reminders and priority points; the rest is held.",
      heldText: (n) => `Messages to ${people(n)} are on hold today.`,
      settle: "I have noted the shortage",
      settled: (at) => `Noted ${instant(at)}.`,
    },

    plan: {
      title: "Still to be sent today",
      empty: "Nothing to send now",
      emptyPaused: "When you resume, what stands here is sent.",
      occasion: occasions,
      to: (n, calls) => `To ${people(n)} (${counted(calls, "call")} to LINE)`,
      who: "See who it goes to",
      othersTitle: "Who is not reminded now",
      othersText: "People who have something to do but are not reminded now, and why.",
      reason: reasons,
      why: (why): string => {
        switch (why.reason) {
          case "notYet":
            return `next on ${englishDay(why.on)}`;
          case "closed":
            return `from ${instant(why.opensAt)}`;
          case "passed":
            return `until ${englishDay(why.on)}`;
          case "absent":
            return `until ${englishDay(why.untilDay)}. ${why.standInId ? "The deputy is asked instead" : "There is no deputy"}`;
          case "snoozed":
            return `from ${instant(why.until)}`;
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
      title: "What was sent",
      empty: "Nothing has been sent today yet",
      count: (n) => counted(n, "sending"),
      more: (n) => `See ${n} more`,
      states,
      reason: (reason) => batchReasons[reason] ?? reason,
      meta: (day, n) => `${englishDay(day)}, ${people(n)}`,
      lookAt: "Look closer",
      facts: {
        createdAt: "Planned",
        firstAttemptAt: "First sent",
        nextAttemptAt: "Next attempt",
        finishedAt: "Finished",
        attempts: "Attempts",
        lastStatus: "Answer of LINE",
        requestId: "LINE request ID",
      },
      attempts: (n) => String(n),
      status: (status) => (status === 0 ? "No answer" : String(status)),
      copy: "Copy the ID",
      copied: "Copied",
      loadPeople: "See who it goes to",
      noPeople: "Its people have moved to the sending that was planned anew.",
      resend: "Send again",
      resent: "A new sending was made. It goes out shortly.",
      resentBefore: "Already sent again",
      resendTitle: "Send it again?",
      resendText: (state, n) =>
        state === "failed"
          ? `It is sent again to ${people(n)} it did not reach.`
          : `It is sent to ${people(n)}. Those who have it already will get it twice. Please check in LINE's console or with them first.`,
      resendYes: "Send",
      resending: "Sending",
      settle: "I have looked at it",
      settled: "Noted. It leaves the list.",
      settledAt: (at) => `Looked at ${instant(at)}`,
      busy: "Saving",
    },

    troubles: {
      title: "People we cannot reach, sections nobody answers for",
      none: "None",
      item: (trouble): string => {
        switch (trouble.kind) {
          case "roundWithoutGoals":
            return `The progress check of ${englishRound(trouble.round)} has no goals`;
          case "unitWithoutChief":
            return `${trouble.unit.name} has no chief`;
          case "notLinked":
            return `${people(trouble.people)} not connected with LINE yet`;
          case "blocked":
            return `${people(trouble.people)} cannot be reached on LINE`;
        }
      },
      text: (trouble): string => {
        switch (trouble.kind) {
          case "roundWithoutGoals":
            return "Reminders start once the goals have been imported.";
          case "unitWithoutChief":
            return trouble.staff > 0
              ? `All of the section is asked (${people(trouble.staff)}).`
              : "It has no members either, so nobody can be asked.";
          case "notLinked":
            return "Please give them a connection code so that they can connect LINE.";
          case "blocked":
            return "They have blocked us or their account is gone. Please tell them in another way.";
        }
      },
    },

    preview: {
      title: "Preview of a card",
      text: "Shows what the person with a staff number receives, as LINE draws it. Nothing is sent.",
      staffNumber: "Staff number",
      day: "On the morning of (empty for today)",
      look: "Preview",
      looking: "Looking",
      missing: "Please enter a staff number.",
      of: (person, day) => `${person.unitName} ${person.title} ${person.name}, ${englishDay(day)}`,
      none: "This person receives nothing on that day.",
      talk: "As LINE shows it",
      overtimeLeftOut: "Messages about overtime are not shown here.",
    },
  },
);

function round({ fiscalYear, quarter }: RoundRef): string {
  return `${formatFiscalYear(fiscalYear)} 第${quarter}四半期`;
}

function englishRound({ fiscalYear, quarter }: RoundRef): string {
  return `Q${quarter} of FY${fiscalYear}`;
}
