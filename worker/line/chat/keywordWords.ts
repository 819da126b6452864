// What the bot says to the words it understands.
import type { LineContent } from "../cards/options.ts";

export const KEYWORD_WORDS = {
  hint: "「進捗」と書くと、ここで 1 件ずつ答えられます。ほかにできることは「ヘルプ」でご覧いただけます。",
  hintInApp: "できることは「ヘルプ」でご覧いただけます。",
  openGoals: "目標を開く",
  noGoals: "あなたの課・室におたずねする目標は、いまはありません。",
  noPoint: "今週の重点事項は、いまはありません。方針は、アプリでいつでも読めます。",
  openPolicies: "方針を読む",
  pointReadBefore: "今週の重点事項は、確認済みです。",
  readPoint: "原文を読む",
  settings: "お知らせの時間や不在、代理の方は、アプリの「設定」で変えられます。",
  openSettings: "設定を開く",
  helpTitle: "書くとできること",
  helpNote: "ほかの文章には、いま残っていることをお答えします。書かれた文章は保存しません。",
  answerHere: "ここで答える",
} as const;

type HelpLine = readonly [word: string, does: string];

/** What can be written, and what comes of it. */
const HELP_LINES: readonly HelpLine[] = [
  ["進捗", "目標に 1 件ずつ答える"],
  ["残り", "残っていることを見る"],
  ["目標", "担当の目標の件数を見る"],
  ["方針", "今週の重点事項を見る"],
  ["超過勤務", "今日の分を申請する"],
  ["期限", "提出するものを見る"],
  ["朝会", "朝の一枚を開く"],
  ["不在", "不在のあいだ止める"],
  ["あとで", "また知らせる時刻を選ぶ"],
  ["設定", "お知らせの設定を開く"],
];

/** The same where nothing is answered in the talk. */
const IN_APP: ReadonlyMap<string, string> = new Map([
  ["進捗", "答える目標の件数を見る"],
  ["超過勤務", "アプリで申請する"],
]);

/** What can be written in a city that lets people answer in the talk, or keeps answers off LINE. */
export function helpLines(content: LineContent): readonly HelpLine[] {
  if (content === "published") return HELP_LINES;
  return HELP_LINES.map(([word, does]) => [word, IN_APP.get(word) ?? does]);
}

/** 「目標 4 件」, of all units together. */
export function goalTotalText(units: readonly { goals: number }[]): string {
  return `担当の目標 ${units.reduce((sum, { goals }) => sum + goals, 0)} 件`;
}

/** 「市民課の目標 4 件」, a line for each unit. */
export function goalCountsText(units: readonly { name: string; goals: number }[]): string {
  return units.map(({ name, goals }) => `${name}の目標 ${goals} 件`).join("\n");
}
