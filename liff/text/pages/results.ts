// The words of 実績: the end of an evening, months that are put right, and what the personnel section looks after.
import { formatClock, formatHours } from "../../../worker/domain/overtime/clock.ts";
import type { InterviewGround } from "../../../worker/domain/overtime/interview.ts";
import { isSettled, OPEN_KINDS, type OpenKind } from "../../../worker/domain/overtime/settle.ts";
import type { MonthOpen, SettlementList } from "../../../worker/domain/overtime/viewsResults.ts";
import { formatDay, formatWarekiMonth } from "../../../worker/domain/wareki.ts";
import { counted, englishDay, englishMonth } from "../english.ts";
import { spoken } from "../language.ts";

const MIDNIGHT = 24 * 60;
const clockInEnglish = (minutes: number) =>
  minutes < MIDNIGHT ? formatHours(minutes) : `${formatHours(minutes - MIDNIGHT)} (next day)`;
const numberOf = (month: string) => Number(month.slice(5));

const listTitles: Record<SettlementList, string> = spoken(
  {
    unsettled: "まだ確認していない日",
    noOrder: "命令のない超過勤務",
    longerThanOrdered: "命令より長かった日",
    notUsed: "命令を使わなかった日",
  },
  {
    unsettled: "Not yet confirmed",
    noOrder: "Worked without an order",
    longerThanOrdered: "Longer than ordered",
    notUsed: "Ordered and not worked",
  },
);
const listTexts: Record<SettlementList, string> = spoken(
  {
    unsettled: "本人が「命令どおり」か終わりの時刻を答えると、ここから消えます。",
    noOrder: "働いた時間を、そのまま事後の命令にできます。",
    longerThanOrdered: "延びた分を、事後の命令に加えられます。",
    notUsed: "そのままでかまいません。働いていたときは、本人が実績を直せます。",
  },
  {
    unsettled: "Once the person has said when it ended, the day leaves this list.",
    noOrder: "The hours can be ordered afterwards, as they were worked.",
    longerThanOrdered: "The longer time can be added to the order afterwards.",
    notUsed: "This may stay as it is. If it was worked, the person can correct the record.",
  },
);
const listShort: Record<SettlementList, (n: number) => string> = spoken(
  {
    unsettled: (n: number) => `未確認 ${n}`,
    noOrder: (n: number) => `命令なし ${n}`,
    longerThanOrdered: (n: number) => `長い ${n}`,
    notUsed: (n: number) => `使わず ${n}`,
  },
  {
    unsettled: (n) => `${n} unconfirmed`,
    noOrder: (n) => `${n} without order`,
    longerThanOrdered: (n) => `${n} longer`,
    notUsed: (n) => `${n} not worked`,
  },
);

const englishRefusals: Readonly<Record<string, string>> = {
  unclearTime: "This is not a time we can read. Write 19:30, or 25:00 for one o'clock in the night.",
  reversed: "The end is before the beginning. Past midnight, write 25:00.",
  tooLate: "The end has to be before 6:00 of the next day.",
  breakTooLong: "The break is as long as the work.",
  notYet: "It is not that late yet. Please record it when it is over.",
  overlaps: "It overlaps with what you recorded for another order. Please correct one of the two.",
  wordTooLong: "The word is too long.",
  notOrdered: "There is no order for this. Please speak to your chief.",
  locked: "This month is closed. Please ask the personnel section.",
  notFound: "This order was not found. Please open this screen again.",
};

export const resultWords = spoken(
  {
    title: (isYesterday: boolean): string => (isYesterday ? "昨日の超過勤務" : "確認を待つ超過勤務"),
    lead: "何時に終わりましたか。",
    evening: (from: number, until: number) => `命令 ${formatClock(from)}〜${formatClock(until)}`,
    asOrdered: "命令どおり",
    asOrderedUntil: (until: number) => `命令どおり　${formatClock(until)} まで`,
    allAsOrdered: (n: number) => `${n} 日とも命令どおり`,
    otherTime: "ちがう時刻",
    notUsed: "働かなかった",
    until: "終わりの時刻",
    timeHint: "19:30、19時半、25:00（翌 1:00）のように",
    from: "始まり",
    break: "休憩（分）",
    word: "ひとこと（書かなくてもかまいません）",
    save: "記録する",
    cancel: "やめる",
    untilMissing: "終わりの時刻を書いてください。",
    recorded: (n: number) => (n > 1 ? `${n} 日の実績を記録しました。` : "実績を記録しました。"),
    movedOn: "ほかの画面で先に記録されていました。新しい内容を確かめてください。",
    refusal: (_reason: string, message: string) => message,
    correct: "記録した実績を直す",
    correctOne: "直す",
    correctOf: (day: string) => `${formatDay(day)}の実績を直す`,
    worked: (from: number, until: number, minutes: number) =>
      `実績 ${formatClock(from)}〜${formatClock(until)}（${formatHours(minutes)}）`,
    unused: "実績 なし",
  },
  {
    title: (isYesterday) => (isYesterday ? "Yesterday's overtime" : "Overtime to confirm"),
    lead: "When did it end?",
    evening: (from, until) => `Ordered ${clockInEnglish(from)}–${clockInEnglish(until)}`,
    asOrdered: "As ordered",
    asOrderedUntil: (until) => `As ordered, until ${clockInEnglish(until)}`,
    allAsOrdered: (n) => `All ${n} as ordered`,
    otherTime: "Another time",
    notUsed: "Did not work",
    until: "End",
    timeHint: "Such as 19:30, or 25:00 for one at night",
    from: "Beginning",
    break: "Break (minutes)",
    word: "A word (if you like)",
    save: "Record",
    cancel: "Cancel",
    untilMissing: "Please write when it ended.",
    recorded: (n) => (n > 1 ? `${n} days are recorded.` : "It is recorded."),
    movedOn: "It was recorded on another screen. Please look at it again.",
    refusal: (reason, message) => englishRefusals[reason] ?? message,
    correct: "Correct what was recorded",
    correctOne: "Correct",
    correctOf: (day) => `Correct ${englishDay(day)}`,
    worked: (from, until, minutes) =>
      `Worked ${clockInEnglish(from)}–${clockInEnglish(until)} (${formatHours(minutes)})`,
    unused: "Not worked",
  },
);

export const settleWords = spoken(
  {
    title: "記録を整える",
    toUnit: (unit: string) => `${unit}の記録を整える`,
    choose: "部署を選ぶ",
    month: formatWarekiMonth,
    earlier: "前の月",
    later: "次の月",
    open: (n: number) => `${n} 件`,
    calm: "整っています",
    lead: "命令と実績がちがう日です。だれかを責めるためのものではありません。どちらかが整うと、ここから消えます。",
    none: "命令と実績がそろっています",
    noneText: "この月に、整えるところはありません。",
    locked: "この月は締められています。直すところがあるときは、勤務時間の担当に連絡してください。",
    listTitles,
    listTexts,
    ordered: (from: number, until: number) => `命令 ${formatClock(from)}〜${formatClock(until)}`,
    orderedNone: "命令 なし",
    worked: (minutes: number) => (minutes > 0 ? `実績 ${formatHours(minutes)}` : "実績 なし"),
    workedNone: "実績 まだ",
    leftAt: (until: number) => `${formatClock(until)} 退庁`,
    fromSystem: "勤怠の記録",
    said: (word: string) => `本人から「${word}」`,
    orderLonger: (minutes: number) => `延びた ${formatHours(minutes)} を事後に命令する`,
    orderNone: "事後に命令する",
    from: "始まり",
    until: "終わり",
    task: "何をしたか",
    taskHint: "例: 窓口の締めと集計",
    reason: "どの仕事か",
    chooseReason: "理由区分を選ぶ",
    save: "この内容で命令する",
    cancel: "やめる",
    unclear: "時刻として読み取れません。19:30、25:00（翌 1:00）のように書いてください。",
    taskMissing: "何をしたかを書いてください。",
    reasonMissing: "理由区分を 1 つ選んでください。",
    done: (name: string) => `${name}の記録を整えました。`,
  },
  {
    title: "Put the record right",
    toUnit: (unit) => `Put the record of ${unit} right`,
    choose: "Choose a unit",
    month: (month) => `${englishMonth(numberOf(month))} ${month.slice(0, 4)}`,
    earlier: "Month before",
    later: "Next month",
    open: (n) => String(n),
    calm: "All right",
    lead: "Days on which order and record differ. Nobody is blamed: once either is put right, the day leaves this list.",
    none: "Orders and records agree",
    noneText: "There is nothing to put right in this month.",
    locked: "This month is closed. If something has to change, please ask the personnel section.",
    listTitles,
    listTexts,
    ordered: (from, until) => `Ordered ${clockInEnglish(from)}–${clockInEnglish(until)}`,
    orderedNone: "No order",
    worked: (minutes) => (minutes > 0 ? `Recorded ${formatHours(minutes)}` : "Nothing worked"),
    workedNone: "Nothing recorded yet",
    leftAt: (until) => `left at ${clockInEnglish(until)}`,
    fromSystem: "Attendance system",
    said: (word) => `They say: “${word}”`,
    orderLonger: (minutes) => `Order the other ${formatHours(minutes)} afterwards`,
    orderNone: "Order afterwards",
    from: "Beginning",
    until: "End",
    task: "What for",
    taskHint: "Such as: closing the counter",
    reason: "Which work",
    chooseReason: "Choose a reason",
    save: "Order it like this",
    cancel: "Cancel",
    unclear: "This is not a time we can read. Write 19:30, or 25:00 for one o'clock in the night.",
    taskMissing: "Please write what it was for.",
    reasonMissing: "Please choose a reason.",
    done: (name) => `${name}: the record is right now.`,
  },
);

const openWords: Record<OpenKind, (n: number) => string> = spoken(
  {
    unsettled: (n: number) => `まだ確認していない日が ${n} 日`,
    undecided: (n: number) => `決まっていない申請が ${n} 件`,
    noOrder: (n: number) => `命令のない日が ${n} 日`,
    longerThanOrdered: (n: number) => `命令より長い日が ${n} 日`,
  },
  {
    unsettled: (n) => `${counted(n, "day")} not confirmed`,
    undecided: (n) => `${counted(n, "application")} undecided`,
    noOrder: (n) => `${counted(n, "day")} without an order`,
    longerThanOrdered: (n) => `${counted(n, "day")} longer than ordered`,
  },
);
const listOpen: (parts: readonly string[]) => string = spoken(
  (parts: readonly string[]) => `${parts.join("、")}あります。`,
  (parts) => `Still open: ${parts.join(", ")}.`,
);
/** All that closing a month would leave unsettled; empty where that is nothing. */
const leftOpen = (open: MonthOpen): string =>
  isSettled(open)
    ? ""
    : listOpen(OPEN_KINDS.filter((kind) => open[kind] > 0).map((kind) => openWords[kind](open[kind])));
export const personnelWords = spoken(
  {
    title: "勤務時間の担当",
    locked: "締め済み",
    unlocked: "受付中",
    running: "今月",
    status: "月の締め",
    statusRunning: "月が替わると締められます。",
    statusOpen: (open: MonthOpen) => leftOpen(open) || "すべて整っています。締められます。",
    statusLocked: (name: string, at: string) =>
      `${name}が ${at} に締めました。命令・実績・取込みは変えられません。`,
    lock: (month: string) => `${numberOf(month)}月を締める`,
    lockSure: (open: MonthOpen) =>
      leftOpen(open)
        ? `${leftOpen(open)}締めると、このままになり、本人も所属長も直せません。締めますか。`
        : "締めると、この月の命令と実績は変えられなくなります。締めますか。",
    unlock: "締めを解く",
    unlockSure: "締めを解くと、命令と実績をまた直せます。解きますか。",
    yes: "はい",
    cancel: "やめる",
    lockedNow: (month: string) => `${numberOf(month)}月を締めました。`,
    unlockedNow: (month: string) => `${numberOf(month)}月の締めを解きました。`,
    departments: "部ごとの状況",
    undecided: (n: number) => `申請のまま ${n}`,
    listShort,
    calm: "整っています",

    actuals: "勤怠システムの実績",
    actualsText:
      "CSV か Excel の表を取り込みます。職員番号・日・超過勤務時間（または開始と終了）の列を使い、氏名は使いません。先にちがいを確かめられます。",
    file: "ファイル",
    check: "ちがいを確かめる",
    checking: "読んでいます",
    fileMissing: "ファイルを選んでください。",
    read: (n: number) => `${n} 日分を読み取りました。`,
    counts: (added: number, changed: number, unchanged: number) =>
      `新しい ${added}　変わる ${changed}　同じ ${unchanged}`,
    same: "前に取り込んだ内容と同じです。変わるところはありません。",
    skipped: (n: number) => `${n} 行を除きます。`,
    added: (n: number) => `新しい ${n} 日`,
    changed: (n: number) => `変わる ${n} 日`,
    more: (n: number) => `ほか ${n} 件`,
    problems: (n: number) => `読み取れないところ ${n} か所`,
    notices: (n: number) => `確かめていただきたいところ ${n} か所`,
    hoursWritten: (written: string) => `「${written}」は何時間ですか`,
    hoursBase60: (minutes: number) => `${formatHours(minutes)}（60進。小数点の後は分）`,
    hoursDecimal: (written: string, minutes: number) => `${written} 時間 = ${formatHours(minutes)}（10進）`,
    line: (n: number) => `${n} 行目`,
    columns: "どの列に何がありますか",
    columnsText: "一度答えると、次からは覚えています。",
    columnLabels: {
      staffNumber: "職員番号",
      day: "日",
      hours: "超過勤務（時間）",
      minutes: "超過勤務（分）",
      from: "開始",
      until: "終了・退庁",
      break: "休憩",
    },
    noColumn: "ない",
    columnsMissing: "職員番号と日と、超過勤務の時間（か分、または開始と終了）を選んでください。",
    store: "この内容で取り込む",
    skip: "その行を除いて確かめる",
    stored: (added: number, changed: number) => `取り込みました。新しい ${added}　変わった ${changed}`,
    failed: "うまく送れませんでした。少しおいて、もう一度押してください。",
    offline: "電波が届いていません。つながったら、もう一度押してください。",

    interviews: "医師の面接指導",
    interviewsText: "時間が決まりに達した方です。本人と所属長に、面接を案内してください。",
    interviewsNone: "この月に対象の方はいません。",
    interviewKinds: { onRequest: "申出があれば", withoutRequest: "面接が必要" },
    ground: (ground: InterviewGround) =>
      ground.of === "month"
        ? `月 ${formatHours(ground.minutes)}`
        : `${ground.months} か月平均 ${formatHours(ground.minutes)}`,
    special: "特例業務",
    specialText: "上限の外に置いた時間です。あとで、減らせたところがないかを振り返るために残します。",
    specialNone: "この月の特例業務はありません。",
    specialLine: (day: string, minutes: number) => `${formatDay(day)}　${formatHours(minutes)}`,
    person: (name: string, title: string) => `${name}　${title}`,
  },
  {
    title: "Working hours",
    locked: "Closed",
    unlocked: "Open",
    running: "This month",
    status: "Closing the month",
    statusRunning: "It can be closed once the month is over.",
    statusOpen: (open) => leftOpen(open) || "Everything is settled. It can be closed.",
    statusLocked: (name, at) => `${name} closed it at ${at}. Orders, results and imports cannot change.`,
    lock: (month) => `Close ${englishMonth(numberOf(month))}`,
    lockSure: (open) =>
      leftOpen(open)
        ? `${leftOpen(open)} Once closed, nobody could put them right. Close it?`
        : "Orders and results of the month could not change any more. Close it?",
    unlock: "Open it again",
    unlockSure: "Orders and results could change again. Open it?",
    yes: "Yes",
    cancel: "Cancel",
    lockedNow: (month) => `${englishMonth(numberOf(month))} is closed.`,
    unlockedNow: (month) => `${englishMonth(numberOf(month))} is open again.`,
    departments: "By department",
    undecided: (n) => `${n} undecided`,
    listShort,
    calm: "All right",

    actuals: "Attendance system",
    actualsText:
      "A CSV or Excel table. Staff number, day and overtime (or beginning and end) are read, names are not. You see the differences first.",
    file: "File",
    check: "See the differences",
    checking: "Reading",
    fileMissing: "Please choose a file.",
    read: (n) => `${counted(n, "day")} read.`,
    counts: (added, changed, unchanged) => `${added} new, ${changed} changed, ${unchanged} the same`,
    same: "It is the same as before. Nothing changes.",
    skipped: (n) => `${counted(n, "line")} left out.`,
    added: (n) => `${n} new`,
    changed: (n) => `${n} changed`,
    more: (n) => `${n} more`,
    problems: (n) => `${counted(n, "place")} that could not be read`,
    notices: (n) => `${counted(n, "place")} to look at`,
    hoursWritten: (written) => `How long is “${written}”?`,
    hoursBase60: (minutes) => `${formatHours(minutes)} (minutes behind the point)`,
    hoursDecimal: (written, minutes) => `${written} hours = ${formatHours(minutes)}`,
    line: (n) => `Line ${n}`,
    columns: "Which column is which?",
    columnsText: "Asked once: it is remembered.",
    columnLabels: {
      staffNumber: "Staff number",
      day: "Day",
      hours: "Overtime (hours)",
      minutes: "Overtime (minutes)",
      from: "Beginning",
      until: "End or leaving",
      break: "Break",
    },
    noColumn: "None",
    columnsMissing: "Please choose staff number, day, and overtime (or beginning and end).",
    store: "Import this",
    skip: "Look without those lines",
    stored: (added, changed) => `Imported: ${added} new, ${changed} changed`,
    failed: "It could not be sent. Please press again in a little while.",
    offline: "There is no signal. Please press again once you are connected.",

    interviews: "Doctor's interviews",
    interviewsText: "Their hours have reached the city's bounds. Please tell them and their chiefs.",
    interviewsNone: "Nobody in this month.",
    interviewKinds: { onRequest: "If they ask", withoutRequest: "Needed" },
    ground: (ground) =>
      ground.of === "month"
        ? `month ${formatHours(ground.minutes)}`
        : `mean of ${ground.months} months ${formatHours(ground.minutes)}`,
    special: "Outside the limits",
    specialText: "Kept so that it can be looked into later what could have been avoided.",
    specialNone: "None in this month.",
    specialLine: (day, minutes) => `${englishDay(day)}, ${formatHours(minutes)}`,
    person: (name, title) => `${name}, ${title}`,
  },
);
