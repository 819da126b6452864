// The words of 超過勤務: applications of one's own, and the evening board.
import { formatClock, formatHours } from "../../../worker/domain/overtime/clock.ts";
import type { HoursNow } from "../../../worker/domain/overtime/hoursNow.ts";
import type { OrderState } from "../../../worker/domain/overtime/states.ts";
import type { LookFirst } from "../../../worker/domain/overtime/viewsOrders.ts";
import { formatDay } from "../../../worker/domain/wareki.ts";
import { englishDay, englishMonth } from "../english.ts";
import { spoken } from "../language.ts";

type Nearest = NonNullable<HoursNow["nearest"]>;

const MIDNIGHT = 24 * 60;
const hourWords = (minutes: number) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} 時間`, (rest > 0 || hours === 0) && `${rest} 分`].filter(Boolean).join(" ");
};
const englishClock = (minutes: number) =>
  minutes < MIDNIGHT ? formatHours(minutes) : `${formatHours(minutes - MIDNIGHT)} (next day)`;
const monthOf = (month: string) => Number(month.slice(5));

const states: Record<OrderState, string> = spoken(
  { applied: "命令待ち", ordered: "命令済み", declined: "見送り", withdrawn: "取下げ" },
  { applied: "Waiting for an order", ordered: "Ordered", declined: "Declined", withdrawn: "Withdrawn" },
);

const look: Record<LookFirst, string> = spoken(
  {
    over: "上限を超えます",
    onCourse: "この調子だと上限に届きます",
    near: "上限に近づいています",
    late: "退庁の時刻を過ぎます",
    allotment: "課の配当時間を超えます",
  },
  {
    over: "Goes over the limit",
    onCourse: "On course for the limit",
    near: "Close to the limit",
    late: "Past leaving time",
    allotment: "Goes over the allotment",
  },
);

const englishRefusals: Readonly<Record<string, string>> = {
  unclearTime: "This is not a time we can read. Write 19:30, or 25:00 for one o'clock in the night.",
  reversed: "The end has to be after the beginning. Past midnight, write 25:00.",
  tooLate: "The end has to be before 6:00 of the next day. Put the rest down for that day.",
  breakTooLong: "The break is as long as the work.",
  tooLongAgo: "That day is too long ago. Please ask whoever looks after working hours.",
  tooFarAhead: "That day is too far ahead. Please apply when it is closer.",
  overlaps: "There is another application or order in these hours. Change the time, or that one first.",
  taskMissing: "Please write what is to be done.",
  taskTooLong: "What is to be done is too long.",
  purposeMissing: "Please choose a goal or a reason.",
  goalUnknown: "This goal is no longer the section's. Please open this screen again.",
  reasonUnknown: "This reason is no longer used. Please choose another.",
  locked: "This month is closed. Please ask whoever looks after working hours.",
  noPost: "You hold no post on that day.",
  leadsSection: "Overtime is not ordered for those who lead a section or department.",
  notFound: "This application was not found.",
  newerVersion: "It was changed on another screen. Please look at it again.",
  alreadyDecided: "It is decided already. Please tell your chief what should change.",
  otherAct: "Please send it again.",
  ownOrder: "Nobody decides on their own application. Somebody else will.",
  hasResult: "It has been worked already and cannot be changed.",
  wordMissing: "Please add a word when you decline.",
  wordTooLong: "The word is too long.",
  notInSection: "Somebody chosen is not of this section. Please open this screen again.",
  nobodyChosen: "Please choose who is to stay.",
  notLeader: "Only those who lead the section can do this.",
  notCandidate: "Orders cannot be handed over to this person.",
  past: "That day is over.",
  tooFar: "That is more than a year ahead.",
  overlapping: "Orders are handed over to this person for some of these days already.",
};

export const overtimeWords = spoken(
  {
    title: "超過勤務",
    clock: formatClock,
    until: (minutes: number) => `${formatClock(minutes)} まで`,
    span: (from: number, until: number) => `${formatClock(from)}〜${formatClock(until)}`,
    length: formatHours,
    longLength: hourWords,
    month: (month: string) => `${monthOf(month)}月`,
    person: (name: string, title: string) => `${name}　${title}`,
    states,
    late: "締切後",
    afterwards: "事後",
    restDay: "休日",
    byChief: "所属長から",
    refusal: (_reason: string, message: string) => message,
    offline: "電波が届いていません。書いた内容は残っています。つながったら、もう一度押してください。",
    failed: "うまく送れませんでした。書いた内容は残っています。少しおいて、もう一度押してください。",
    sending: "送っています",

    apply: {
      title: "申請する",
      cutOff: (clock: string) => `締切 ${clock}`,
      late: "締切後の申請になります",
      lateRest: "前の開庁日を過ぎたので、締切後の申請になります",
      afterwards: "始まりの時刻を過ぎたので、事後の申請になります",
      inTimeRest: "休日の勤務として申請します",
      day: "日",
      today: (day: string) => `今日 ${formatDay(day)}`,
      otherDay: "ほかの日",
      until: "いつまで",
      otherTime: "ほかの時刻",
      untilTyped: "終わりの時刻",
      timeHint: "19:30、19時半、25:00（翌 1:00）のように",
      from: "始まり",
      break: "休憩（分）",
      more: "始まり・休憩を変える",
      less: "閉じる",
      lasts: (from: number, minutes: number) => `${formatClock(from)} から　${hourWords(minutes)}`,
      after: (used: number, left: number) =>
        `この申請のあと　今月 ${formatHours(used)}　上限まで ${formatHours(left)}`,
      afterOver: (over: number) =>
        `この申請で、今月の上限を ${formatHours(over)} 超えます。先に所属長と相談できますか。`,
      task: "何をするか",
      taskHint: "例: 説明会の資料づくり",
      lastTasks: "前と同じ",
      purpose: "どの仕事か",
      choose: "目標か理由区分を選ぶ",
      goals: "目標",
      reasons: "理由区分",
      goal: (number: number, title: string) => `No.${number} ${title}`,
      send: "申請する",
      sentTo: (readers: readonly string[]) => `申請は${readers.join("、")}に届きます。`,
      nobodyReads: "確認する人がまだ決まっていません。所属に伝えてください。",
      unclear: "時刻として読み取れません。19:30、19時半、25:00（翌 1:00）のように書いてください。",
      untilMissing: "いつまでかを選んでください。",
      taskMissing: "何をするかを書いてください。",
      purposeMissing: "目標か理由区分を 1 つ選んでください。",
      reversed:
        "終わりの時刻が、始まりより後になっていません。夜中をまたぐときは 25:00 のように書いてください。",
    },
    sent: {
      title: (day: string, until: number) =>
        `${formatDay(day)} ${formatClock(until)} までの申請を送りました。`,
      readers: (readers: readonly string[]) => `${readers.join("、")}の命令を待っています。`,
      soon: (clock: string, readers: readonly string[]) =>
        `${clock} に${readers.join("、")}へお知らせします。命令を受けてから始めてください。`,
      late: "お知らせの時刻を過ぎているので、急ぐときは声をかけてください。命令を受けてから始めてください。",
    },
    changed: "変更しました。",
    withdrawn: "取り下げました。",

    hours: {
      title: (month: string) => `${monthOf(month)}月の超過勤務`,
      used: (used: number) => `今月 ${formatHours(used)}`,
      left: (left: number) =>
        left < 0 ? `上限を ${formatHours(-left)} 超過` : `上限まで ${formatHours(left)}`,
      bar: (used: number, limit: number) => `上限 ${formatHours(limit)} のうち ${formatHours(used)}`,
      pending: (minutes: number) =>
        `うち ${formatHours(minutes)} は、実績が決まる前なので命令どおりに数えています。`,
      nearest: ({ kind, months, used, limit, passesOn }: Nearest) => {
        const on = passesOn ? `この調子だと ${formatDay(passesOn)}に届きます。` : "";
        switch (kind) {
          case "month":
            return on || `月の上限 ${formatHours(limit)} に近づいています。`;
          case "year":
            return `年度 ${formatHours(used)}／${formatHours(limit)}。${on}`;
          case "average":
            return `${months} か月平均 ${formatHours(used)}／${formatHours(limit)}。${on}`;
          case "monthsAbove":
            return `多い月が年度に ${used} か月（${limit} か月まで）。`;
        }
      },
    },
    orders: {
      title: "申請と命令",
      empty: "この月の申請はありません。",
      earlier: "前の月",
      later: "次の月",
      change: "変える",
      withdraw: "取り下げる",
      withdrawSure: "取り下げますか。",
      keep: "やめる",
      save: "変更を送る",
      said: (title: string, word: string) => `${title}から「${word}」`,
      result: (from: number, until: number) => `実績 ${formatClock(from)}〜${formatClock(until)}`,
      unused: "実績 なし",
      locked: "この月は締められています。",
    },
    leads: {
      title: "所属長・部長の方へ",
      text: "管理職の方は超過勤務命令の対象ではないため、ここから申請はしません。",
    },
    noPost: "今日の職がないため、申請はできません。",
    toBoard: (unit: string) => `${unit}の命令を確認する`,
    hidden: {
      title: "記録されない時間について",
      text: "記録されない時間は、記録された時間よりも心配です。残った時間は、後からでもそのまま記録してください。上限に近いことは、隠す理由ではなく、仕事を分ける理由になります。",
      contact: (contact: string) => `言いにくいときの相談先: ${contact}`,
    },

    board: {
      title: "今夜の超過勤務",
      choose: "課・室を選ぶ",
      waiting: (n: number) => `${n} 件 命令待ち`,
      calm: "命令待ちなし",
      none: "命令を待つ申請はありません",
      noneText: "申請が届くと、ここに並びます。",
      allotment: (month: string) => `${monthOf(month)}月の配当時間`,
      left: (left: number) => (left < 0 ? `${hourWords(-left)} 超過` : `残り ${hourWords(left)}`),
      of: (minutes: number) => `／ ${hourWords(minutes)}`,
      bar: (used: number, all: number) => `配当 ${hourWords(all)} のうち ${hourWords(used)} を使いました`,
      runsOut: (day: string) => `この調子だと ${formatDay(day)}に使い切ります（線は今日）`,
      ranOut: "配当時間を使い切っています。融通の相談はできますか。",
      tooEarly: "見込みは、日が進むと出ます（線は今日）",
      lasts: "この調子なら月末まで足ります（線は今日）",
      afterAll: (left: number) =>
        `すべて命令したあと　${left < 0 ? `${hourWords(-left)} 超過` : `残り ${hourWords(left)}`}`,
      pending: (minutes: number) => `うち ${hourWords(minutes)} は、命令して実績を待っている分です。`,
      noAllotment: "この月の配当時間は、まだ登録されていません。",
      groups: { past: "日を過ぎています", tonight: "今夜", later: "この先" },
      pastHint: "1 件ずつ確かめて、事後の命令にします。",
      orderPast: "事後として命令する",
      ofPerson: (name: string) => `（${name} さん）`,
      orderedPast: (name: string) => `${name} さんの申請を、事後として命令しました。`,
      total: (people: number, minutes: number) => `${people} 人　計 ${hourWords(minutes)}`,
      lookFirst: "先に見る",
      look,
      lookQuestion: "ほかの人に分けられませんか。",
      after: (left: number) => `命令したあと　上限まで ${formatHours(left)}`,
      afterOver: (over: number) => `命令すると　上限を ${formatHours(over)} 超えます`,
      allAfter: (left: number) => `この人の申請をすべて命令したあと　上限まで ${formatHours(left)}`,
      allAfterOver: (over: number) => `この人の申請をすべて命令すると　上限を ${formatHours(over)} 超えます`,
      allotmentAfter: (left: number) =>
        left < 0 ? `配当を ${formatHours(-left)} 超過` : `配当の残り ${formatHours(left)}`,
      own: "自分の申請は、ほかの命令権者が確認します。",
      details: "変える・見送る",
      detailsOf: (name: string) => `${name} さんの申請を変える・見送る`,
      orderAll: (n: number) => `${n} 件をまとめて命令する`,
      orderRest: (n: number) => `残りの ${n} 件を命令する`,
      orderOne: "この 1 件を命令する",
      allHint: (n: number) => `注意のある申請 ${n} 件を含みます`,
      hint: "本人の「超過勤務」に、すぐ出ます",
      change: "変えて命令する",
      decline: "見送る",
      changeTo: "変えた内容で命令する",
      declineWith: "ひとことを添えて見送る",
      word: "ひとこと",
      wordHint: "例: 残りは明日の午前にしましょう",
      wordMissing: "見送るときは、ひとことを添えてください。",
      cancel: "やめる",
      ordered: (n: number) => `${n} 件を命令しました。`,
      changed: (name: string) => `${name} さんの申請を、変えて命令しました。`,
      declined: (name: string) =>
        `${name} さんの申請を見送りました。ひとことは、本人の「超過勤務」に出ます。`,
      moved: (n: number) => `${n} 件は、その間に変わりました。新しい内容を確かめてください。`,
      movedMark: "変わりました",
      decided: "決めたもの",
      decidedNone: "今日決めたものは、まだありません。",
      by: (title: string, name: string) => `${title} ${name}`,
      initiative: "所属長から命令する",
      initiativeHint: "申請を待たずに、1 人でも何人でも命令できます。",
      people: "だれに",
      order: (n: number) => (n > 0 ? `${n} 人に命令する` : "命令する"),
      nobody: "だれに命令するかを選んでください。",
      initiated: (n: number) => `${n} 人に命令しました。`,
      delegation: "係長への委任",
      delegationHint: "委任した人は、あなたと同じ一覧で命令できます。自分の申請は決められません。",
      delegate: "委任する",
      delegateTo: "だれに",
      fromDay: "いつから",
      untilDay: "いつまで（空なら、終えるまで）",
      endDelegation: "終える",
      endOf: (name: string) => `${name} さんへの委任を終える`,
      delegated: "委任しました。",
      delegationEnded: "委任を終えました。",
      days: (from: string, until: string | null) =>
        until === null ? `${formatDay(from)}から` : `${formatDay(from)}〜${formatDay(until)}`,
      noCandidates: "委任できる人がいません。",
      locked: "この月は締められています。",
    },
  },
  {
    title: "Overtime",
    clock: englishClock,
    until: (minutes) => `until ${englishClock(minutes)}`,
    span: (from, until) => `${englishClock(from)}–${englishClock(until)}`,
    length: formatHours,
    longLength: (minutes) => `${formatHours(minutes)} h`,
    month: (month) => englishMonth(monthOf(month)),
    person: (name, title) => `${name}, ${title}`,
    states,
    late: "After the cut-off",
    afterwards: "Afterwards",
    restDay: "Day off",
    byChief: "From the chief",
    refusal: (reason, message) => englishRefusals[reason] ?? message,
    offline: "There is no signal. What you wrote is kept. Please press again once you are connected.",
    failed: "It could not be sent. What you wrote is kept. Please press again in a little while.",
    sending: "Sending",

    apply: {
      title: "Apply",
      cutOff: (clock) => `Until ${clock}`,
      late: "After the cut-off: it is marked so",
      lateRest: "After the working day before: it is marked as after the cut-off",
      afterwards: "The work would have begun: it is marked as afterwards",
      inTimeRest: "Work on a day off",
      day: "Day",
      today: (day) => `Today, ${englishDay(day)}`,
      otherDay: "Another day",
      until: "Until when",
      otherTime: "Another time",
      untilTyped: "End",
      timeHint: "Such as 19:30, or 25:00 for one at night",
      from: "Beginning",
      break: "Break (minutes)",
      more: "Change beginning or break",
      less: "Close",
      lasts: (from, minutes) => `From ${englishClock(from)}, ${formatHours(minutes)} h`,
      after: (used, left) => `With this: ${formatHours(used)} this month, ${formatHours(left)} left`,
      afterOver: (over) => `This goes ${formatHours(over)} over the limit. Can you talk to your chief first?`,
      task: "What for",
      taskHint: "Such as: slides for the hearing",
      lastTasks: "As before",
      purpose: "Which work",
      choose: "Choose a goal or a reason",
      goals: "Goals",
      reasons: "Reasons",
      goal: (number, title) => `No. ${number} ${title}`,
      send: "Apply",
      sentTo: (readers) => `Seen by: ${readers.join(", ")}.`,
      nobodyReads: "There is nobody yet who can order it. Please tell your section.",
      unclear: "This is not a time we can read. Write 19:30, or 25:00 for one o'clock in the night.",
      untilMissing: "Please choose until when.",
      taskMissing: "Please write what is to be done.",
      purposeMissing: "Please choose a goal or a reason.",
      reversed: "The end has to be after the beginning. Past midnight, write 25:00.",
    },
    sent: {
      title: (day, until) => `Your application for ${englishDay(day)} until ${englishClock(until)} was sent.`,
      readers: (readers) => `Waiting for: ${readers.join(", ")}.`,
      soon: (clock, readers) =>
        `${readers.join(", ")} will be told at ${clock}. Please begin once it is ordered.`,
      late: "The time at which they are told is over. If it is urgent, please speak to them. Please begin once it is ordered.",
    },
    changed: "Changed.",
    withdrawn: "Withdrawn.",

    hours: {
      title: (month) => `Overtime in ${englishMonth(monthOf(month))}`,
      used: (used) => `${formatHours(used)} this month`,
      left: (left) => (left < 0 ? `${formatHours(-left)} over the limit` : `${formatHours(left)} left`),
      bar: (used, limit) => `${formatHours(used)} of ${formatHours(limit)}`,
      pending: (minutes) => `${formatHours(minutes)} of it is counted as ordered, until the result is known.`,
      nearest: ({ kind, months, used, limit, passesOn }) => {
        const on = passesOn ? ` At this pace reached on ${englishDay(passesOn)}.` : "";
        switch (kind) {
          case "month":
            return on.trim() || `Close to the limit of ${formatHours(limit)}.`;
          case "year":
            return `Year: ${formatHours(used)} of ${formatHours(limit)}.${on}`;
          case "average":
            return `Mean of ${months} months: ${formatHours(used)} of ${formatHours(limit)}.${on}`;
          case "monthsAbove":
            return `${used} long months this year, of ${limit}.`;
        }
      },
    },
    orders: {
      title: "Applications and orders",
      empty: "There are none this month.",
      earlier: "Month before",
      later: "Next month",
      change: "Change",
      withdraw: "Withdraw",
      withdrawSure: "Withdraw it?",
      keep: "Keep it",
      save: "Send the change",
      said: (title, word) => `${title}: “${word}”`,
      result: (from, until) => `Worked ${englishClock(from)}–${englishClock(until)}`,
      unused: "Not worked",
      locked: "This month is closed.",
    },
    leads: {
      title: "For those who lead",
      text: "Overtime is not ordered for those who lead a section or department.",
    },
    noPost: "You hold no post today.",
    toBoard: (unit) => `Orders of ${unit}`,
    hidden: {
      title: "About hours nobody records",
      text: "Hours that are not recorded worry us more than hours that are. If you stayed, please record it as it was, even afterwards. Being close to a limit is no reason to hide it but a reason to share the work.",
      contact: (contact) => `If it is hard to say: ${contact}`,
    },

    board: {
      title: "Overtime tonight",
      choose: "Choose a section",
      waiting: (n) => `${n} waiting`,
      calm: "Nothing waits",
      none: "No application is waiting",
      noneText: "New ones appear here.",
      allotment: (month) => `Allotment of ${englishMonth(monthOf(month))}`,
      left: (left) => (left < 0 ? `${formatHours(-left)} over` : `${formatHours(left)} left`),
      of: (minutes) => `of ${formatHours(minutes)}`,
      bar: (used, all) => `${formatHours(used)} of ${formatHours(all)} used`,
      runsOut: (day) => `At this pace used up on ${englishDay(day)} (the line is today)`,
      ranOut: "The allotment is used up. Could another section pass on hours?",
      tooEarly: "A forecast comes as the days go by (the line is today)",
      lasts: "At this pace it lasts the month (the line is today)",
      afterAll: (left) => `When all are ordered: ${formatHours(left)} left`,
      pending: (minutes) => `${formatHours(minutes)} of it is ordered and waits for its result.`,
      noAllotment: "No allotment has been registered for this month.",
      groups: { past: "The day is over", tonight: "Tonight", later: "Later" },
      pastHint: "Look at each, and order it afterwards.",
      orderPast: "Order afterwards",
      ofPerson: (name) => ` (${name})`,
      orderedPast: (name) => `${name}: ordered afterwards.`,
      total: (people, minutes) => `${people} people, ${formatHours(minutes)}`,
      lookFirst: "Look first",
      look,
      lookQuestion: "Could somebody else take a part?",
      after: (left) => `When ordered: ${formatHours(left)} below the limit`,
      afterOver: (over) => `When ordered: ${formatHours(over)} over the limit`,
      allAfter: (left) => `When all of theirs is ordered: ${formatHours(left)} below the limit`,
      allAfterOver: (over) => `When all of theirs is ordered: ${formatHours(over)} over the limit`,
      allotmentAfter: (left) =>
        left < 0 ? `${formatHours(-left)} over the allotment` : `allotment left ${formatHours(left)}`,
      own: "Somebody else decides on your own application.",
      details: "Change or decline",
      detailsOf: (name) => `Change or decline: ${name}`,
      orderAll: (n) => `Order all ${n}`,
      orderRest: (n) => `Order the other ${n}`,
      orderOne: "Order this one",
      allHint: (n) => `${n} that need a look are among them`,
      hint: "It stands on their overtime page at once",
      change: "Change and order",
      decline: "Decline",
      changeTo: "Order as changed",
      declineWith: "Decline with a word",
      word: "A word",
      wordHint: "Such as: let us finish it tomorrow morning",
      wordMissing: "Please add a word when you decline.",
      cancel: "Cancel",
      ordered: (n) => `${n} ordered.`,
      changed: (name) => `${name}: ordered as changed.`,
      declined: (name) => `${name}: declined. Your word stands on their overtime page.`,
      moved: (n) => `${n} changed meanwhile. Please look at them again.`,
      movedMark: "Changed",
      decided: "Decided",
      decidedNone: "Nothing is decided yet today.",
      by: (title, name) => `${title} ${name}`,
      initiative: "Order by yourself",
      initiativeHint: "Without an application, for one person or several.",
      people: "Who",
      order: (n) => (n > 0 ? `Order ${n} to stay` : "Order"),
      nobody: "Please choose who is to stay.",
      initiated: (n) => `${n} ordered.`,
      delegation: "Handing orders over",
      delegationHint: "They order on the same board as you, never for themselves.",
      delegate: "Hand over",
      delegateTo: "To whom",
      fromDay: "From",
      untilDay: "Until (empty: until you end it)",
      endDelegation: "End",
      endOf: (name) => `End it for ${name}`,
      delegated: "Handed over.",
      delegationEnded: "Ended.",
      days: (from, until) =>
        until === null ? `from ${englishDay(from)}` : `${englishDay(from)} – ${englishDay(until)}`,
      noCandidates: "There is nobody to hand over to.",
      locked: "This month is closed.",
    },
  },
);
