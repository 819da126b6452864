// The words of 声かけの設定.
import { formatTime, WEEKDAYS } from "./days.ts";

export const rulesWords = {
  title: "声かけの設定",
  lead: "変えたことは、次の 15 分のうちに使われ、「声かけの約束」にもそのまま出ます。",
  promise: "声かけの約束を見る",
  save: "保存する",
  saving: "保存しています",
  saved: "保存しました。",
  offline: "電波が届いていません。つながったら、もう一度押してください。書いた内容は残っています。",
  failed: "保存できませんでした。少しおいて、もう一度押してください。書いた内容は残っています。",
  stored: "いまの設定に、意味の通らない値があります。はじめの値を表示しています。",

  hours: {
    title: "声をかける時間",
    text: "終わりの時刻からは、声をかけません。",
    from: "始まり",
    to: "終わり",
  },
  ladders: {
    title: "声をかける日",
    text: "保存すると、早い順に並びます。答えた方には、そのあとの声かけをしません。",
    report: "進捗確認",
    read: "重点事項（その週の終わりまで）",
    place: (n: number) => `${n} 段目`,
    when: "いつ",
    kinds: { opens: "始まる日", before: "締切の前", day: "締切の日", after: "締切のあと" },
    days: "何開庁日",
    daysUnit: "開庁日",
    daysMissing: "何開庁日かが空いている段があります。数を入れるか、段を外してください。",
    tell: "知らせる相手",
    tells: { "": "答える方だけ", superior: "上司にも", director: "部長にも" },
    remove: "外す",
    removeOf: (n: number) => `${n} 段目を外す`,
    add: "段を加える",
    none: "段がありません。声かけをしません。",
  },
  round: {
    title: "進捗確認の始まりと締切",
    text: "四半期の最後の日から、開庁日で数えます。",
    opensBefore: "何開庁日前に始めるか",
    dueAfter: "何開庁日後を締切にするか",
  },
  point: { title: "重点事項を届ける曜日", weekday: (weekday: number) => `${WEEKDAYS[weekday]}` },
  cap: {
    title: "1 か月の上限",
    text: "1 人に送る、その日のお知らせの数です。急ぎのものと「あとで」は数えません。空にすると、上限なしになります。",
    most: "1 人に何通まで",
  },
  yearEnd: {
    title: "年末年始の休み",
    from: "始まり",
    to: "終わり",
    month: (of: string) => `${of}の月`,
    day: (of: string) => `${of}の日`,
    monthUnit: "月",
    dayUnit: "日",
  },
  units: {
    title: "曜日や時間の違う課・室",
    text: "その下の係も、同じ曜日と時間になります。",
    none: "どの課・室も、市と同じ曜日と時間です。",
    summary: (week: {
      weekdays: readonly number[];
      hours: { from: string; to: string };
      opensOnHolidays: boolean;
    }) =>
      `${week.weekdays.map((day) => WEEKDAYS[day]).join("")}　${formatTime(week.hours.from)} 〜 ${formatTime(week.hours.to)}　${week.opensOnHolidays ? "祝日も開く" : "祝日は休む"}`,
    add: "課・室を加える",
    unit: "課・室",
    choose: "選んでください",
    chooseFirst: "課・室を選んでください。",
    weekdays: "開く曜日",
    weekday: (weekday: number) => `${WEEKDAYS[weekday]}`,
    holidays: "祝日",
    holidayChoices: { closed: "休む", open: "開く" },
    edit: "変える",
    editOf: (name: string) => `${name}の時間を変える`,
    cancel: "やめる",
    remove: "市と同じに戻す",
    removing: "戻しています",
    removeOf: (name: string) => `${name}を市と同じに戻す`,
  },
};
