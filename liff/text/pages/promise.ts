// The words of 声かけの約束: what the bot does, told by those who run it to those it speaks to.
import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import type { Quarter } from "../../../worker/domain/fiscalYear.ts";
import { wordRung } from "../../../worker/domain/ladderProblems.ts";
import type { LadderRung } from "../../../worker/domain/settings.ts";
import { formatDay } from "../../../worker/domain/wareki.ts";
import { counted, englishDay, englishWeekday } from "../english.ts";
import { spoken } from "../language.ts";
import { formatMonthDay, formatTime, WEEKDAYS } from "./days.ts";

type Calendar = PromiseView["calendar"];
type Day = Calendar["days"][number];
type Span = { from: string; to: string };

const span: (span: Span) => string = spoken(
  ({ from, to }: Span) => `${formatTime(from)} 〜 ${formatTime(to)}`,
  ({ from, to }) => `${formatTime(from)} – ${formatTime(to)}`,
);

export const promiseWords = spoken(
  {
    title: "声かけの約束",
    lead: "進捗だよりが LINE で声をかけるのは、次の約束の中だけです。",
    paused:
      "いまは、すべてのお知らせを止めています。再開するまでお送りするのは、連携が変わったことなどの通知だけです。",

    when: {
      title: "声をかけるのは、開いている日の、開いている時間だけ",
      owner: (name: string) => `${name}の時間`,
      hours: span,
      weekdays: WEEKDAYS,
      open: "開く日",
      closed: "休みの日",
      closings: (opensOnHolidays: boolean, yearEnd: Span | null) =>
        [
          opensOnHolidays ? "祝日も開く日に数えます。" : "祝日は休みます。",
          yearEnd && `${formatMonthDay(yearEnd.from)}から${formatMonthDay(yearEnd.to)}までは休みます。`,
        ]
          .filter(Boolean)
          .join(""),
      daysTitle: "これから 60 日で、いつもと違う日",
      dayKind: ({ kind, hours }: Day) => {
        switch (kind) {
          case "closed":
            return "休み";
          case "open":
            return "開く日";
          case "half":
            return hours ? `${span(hours)} だけ` : "短い日";
        }
      },
      waiting:
        "外れた時間のお知らせは、次に開くまで待ちます。待つあいだに済んだことや、日を過ぎたことは、もうお送りしません。",
    },

    often: {
      title: "お知らせは、1 日に 1 通まで",
      cap: (most: number) => `1 か月では、多くても ${most} 通です。`,
      merged: "いくつ重なっても、1 通にまとめます。",
      done: "済んだことには、声をかけません。課・室のだれかが答えれば、みなさんの分が済みます。",
      exceptions:
        "別にお送りするのは、あなたが「あとで」と頼んだとき、超過勤務の申請が命令を待っているとき、管理者に送信の不具合を知らせるときだけです。連携が変わったことなど、あなたを守るための通知は、いつでも、すぐにお送りします。",
    },

    what: {
      title: "おたずねすることと、その日",
      round: (quarter: Quarter, isOpen: boolean) =>
        `${isOpen ? "いまの" : "次の"}進捗確認（第${quarter}四半期）`,
      onlyOpen:
        "まだ答えのない課・室にだけ、声をかけます。このほかの日に、部長などが声をかけることもあります。その日も 1 通までです。",
      step: wordRung,
      day: formatDay,
      today: "今日",
      past: "過ぎた日",
      tells: (title: string) => `${title}にも`,
      noRungs: "いまの設定では、進捗確認の声かけをしません。",
      readTitle: "重点事項",
      read: (weekday: number) =>
        `${WEEKDAYS[weekday]}曜日に、その週の 1 件をお届けします。休みに当たれば、次に開く日です。`,
      readAgain: (rungs: readonly LadderRung[]) =>
        `読んでいない方には、${rungs.map(({ at }) => (at === 0 ? "週の終わりの日" : `週の終わりの ${-Number(at)} 開庁日前`)).join("と、")}にも。`,
      readNone: "いまの設定では、重点事項のお知らせをしません。",
      deadlineTitle: "期限のあるもの",
      deadline: (rungs: readonly LadderRung[]) =>
        rungs.length === 0
          ? "いまの設定では、期限の声かけをしません。期限ごとに決めた日があれば、その日にします。"
          : `${rungs.map((rung) => wordRung(rung)).join("、")}に、まだ出していない方にだけ声をかけます。期限ごとに、別の日を決めることもあります。${rungs.some(({ tell }) => tell) ? "締切のあとは、上の人にも、まだ出ていない件数だけを知らせます。" : ""}`,
      overtimeTitle: "超過勤務",
      overtime: (boardAt: string) => [
        `命令を待つ申請があるとき、命令する方に、その日の ${formatTime(boardAt)} に 1 度だけ知らせます。あとから増えても、その日はもう知らせません。`,
        "命令を受けた方には、次に開く日の朝、終わりを確かめていただきます。",
        "上限に近づいたときは、本人と所属長に、段階が上がるたびに 1 度だけ知らせます。部長に知らせるのは、上限をこえたときです。",
        "開いている時間のあとや、休みの日に、こちらからお送りすることはありません。",
      ],
      alongTitle: "ほかのお知らせに添えること",
      along:
        "新しい報告の確認、上司からの質問、まだ確かめていない超過勤務の日、前の晩に遅くまで残った方や上限に近づいた方の人数（部長へ）は、ほかにお知らせのある日にだけ、1 行添えます。そのためだけにお送りすることはありません。",
    },

    above: {
      title: "上の人に伝わること",
      none: "締切を過ぎても、上の人には知らせません。",
      nobody: "いま、あなたの課・室の上に、知らせる人はいません。",
      told: (day: CivilDate, title: string) =>
        `${formatDay(day)}にも答えがそろわないとき、${title}に知らせます。`,
      content: "LINE で知らせるのは、まだ答えのない課・室の数だけです。だれが、どの目標を、とは書きません。",
    },

    alone: {
      title: "そっとしておいてほしいとき",
      later: "あとで",
      laterText: (most: number) =>
        `お知らせの「あとで」を押すと、選んだ時刻まで待ちます。1 つのことに ${most} 回、締切の日まで使えます。`,
      absent: "不在",
      absentText:
        "「28日まで不在」と LINE に書くか、設定で日を選ぶと、その間は声をかけません。理由は聞きません。進捗確認は代わりの方か上司におたずねし、重点事項は戻られるまで待ちます。",
      absentAction: "不在の日を決める",
      unlink: "連携を外す",
      unlinkText: "設定から、いつでも外せます。お知らせが止まり、報告の記録は残ります。",
      block: "ブロック",
      blockText:
        "LINE でブロックしても止まります。管理者には、LINE では届かない方として見えます。解除すれば、また届きます。",
    },

    never: {
      title: "LINE に書かないこと",
      list: ["人の名前", "評価", "報告の文", "超過勤務の時間"],
      text: "LINE にあるのは、件数と日付、公表されている文、この画面への入口だけです。",
    },

    foot: "このページは、いま使われている設定から作られています。設定が変われば、ここも変わります。",
  },
  {
    title: "Our promise on reminders",
    lead: "Shinchoku Dayori writes to you on LINE only within these promises.",
    paused:
      "All messages are on hold now. Until they are resumed, we only tell you of changes such as a new connection.",

    when: {
      title: "We write only on open days, within open hours",
      owner: (name) => `Hours of ${name}`,
      hours: span,
      weekdays: WEEKDAYS.map((name) => name.slice(0, 2)),
      open: "Open",
      closed: "Closed",
      closings: (opensOnHolidays, yearEnd) =>
        [
          opensOnHolidays ? "Public holidays count as open days." : "Closed on public holidays.",
          yearEnd && `Closed from ${formatMonthDay(yearEnd.from)} to ${formatMonthDay(yearEnd.to)}.`,
        ]
          .filter(Boolean)
          .join(" "),
      daysTitle: "Days that differ in the next 60 days",
      dayKind: ({ kind, hours }) => {
        switch (kind) {
          case "closed":
            return "Closed";
          case "open":
            return "Open";
          case "half":
            return hours ? `${span(hours)} only` : "Short day";
        }
      },
      waiting:
        "A message outside these hours waits until we open. What is done by then, or past its day, is not sent any more.",
    },

    often: {
      title: "One message a day at most",
      cap: (most) => `In a month, ${counted(most, "message")} at most.`,
      merged: "However many things there are, they come in one message.",
      done: "What is done gets no reminder. When one of your section answers, it is done for all of you.",
      exceptions:
        "Separate messages come only when you asked for one with Later, when overtime requests of the evening wait for you to decide, and when administrators must hear of a problem with sending. What protects you, such as word that your account was connected elsewhere, is sent at once and at any hour.",
    },

    what: {
      title: "What we ask, and on which day",
      round: (quarter, isOpen) =>
        `${isOpen ? "The progress check of now" : "The next progress check"} (Q${quarter})`,
      onlyOpen:
        "We remind only sections that have not answered yet. A director may have them reminded on other days too; even then there is one message a day at most.",
      step: englishRung,
      day: englishDay,
      today: "Today",
      past: "Past",
      tells: (title) => `${title} is told too`,
      noRungs: "With the current settings, there are no reminders of the progress check.",
      readTitle: "Priority points",
      read: (weekday) =>
        `On ${englishWeekday(weekday)} you receive the point of the week, or on the next open day if that day is closed.`,
      readAgain: (rungs) =>
        `Those who have not read it are asked again ${rungs.map(({ at }) => (at === 0 ? "on the last day of the week" : `${counted(-Number(at), "open day")} before the end of the week`)).join(" and ")}.`,
      readNone: "With the current settings, there are no messages about priority points.",
      deadlineTitle: "Deadlines",
      deadline: (rungs) =>
        rungs.length === 0
          ? "With the current settings, there are no reminders of deadlines, except on days set for one of them."
          : `Only those who have not handed in are reminded: ${rungs.map((rung) => englishRung(rung)).join(", ")}. A deadline may have other days of its own.${rungs.some(({ tell }) => tell) ? " After the due day superiors are told how many are missing." : ""}`,
      overtimeTitle: "Overtime",
      overtime: (boardAt) => [
        `When requests wait, those who decide are told once, at ${formatTime(boardAt)} that day. More requests later bring no second message.`,
        "Those who were ordered to stay are asked to confirm when they left, on the next open morning.",
        "Near a limit, the person and the section's chief are told once at each step. The director is told when a limit is passed.",
        "Nothing is sent after open hours or on days off.",
      ],
      alongTitle: "What goes along with other messages",
      along:
        "New reports to review, questions from your manager, evenings not confirmed yet and, for directors, how many people stayed late or come near a limit are one line in a message that is sent anyway, never a message of their own.",
    },

    above: {
      title: "What superiors are told",
      none: "Superiors are not told, even after the deadline.",
      nobody: "There is nobody above your section to be told now.",
      told: (day, title) => `If answers are still missing on ${englishDay(day)}, ${title} is told.`,
      content: "On LINE they are told only how many sections have not answered, never who or which goal.",
    },

    alone: {
      title: "When you want to be left alone",
      later: "Later",
      laterText: (most) =>
        `Press Later on a message and we wait until the time you choose. You can use it ${counted(most, "time")} for each thing, until its deadline.`,
      absent: "Days away",
      absentText:
        "Tell the bot on LINE, in Japanese, or choose the days in the settings, and we stay silent for that time. We do not ask why. For the progress check we ask your deputy or your manager instead; priority points wait until you are back.",
      absentAction: "Set days away",
      unlink: "Disconnect",
      unlinkText: "You can do so in the settings at any time. Messages stop; the reports you made are kept.",
      block: "Block",
      blockText:
        "Blocking us on LINE stops the messages too. Administrators then see that you cannot be reached on LINE. Unblock us and messages start again.",
    },

    never: {
      title: "What we never write on LINE",
      list: ["Names of people", "Grades", "Texts of reports", "Overtime hours"],
      text: "On LINE there are only numbers, dates, published texts and a link to these screens.",
    },

    foot: "This page is made from the settings in use. When they change, it changes too.",
  },
);

function englishRung({ at }: Pick<LadderRung, "at">): string {
  if (at === "opens") return "The day it starts";
  if (at === 0) return "The due day";
  return at < 0
    ? `${counted(-at, "open day")} before the due day`
    : `${counted(at, "open day")} after the due day`;
}
