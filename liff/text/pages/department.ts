// The words of 部の一覧.
import type { Quarter } from "../../../worker/domain/fiscalYear.ts";

export const departmentWords = {
  title: "部の一覧",
  choose: "部を選ぶ",
  unit: "課・室",
  goalsCount: (n: number) => `${n} 目標`,
  answered: "回答",
  answeredOf: (answered: number, total: number) => `${answered} / ${total}`,
  filters: { all: "すべて", silent: "未回答", behind: "遅れ", support: "支援が必要" },
  filterLabel: "しぼり込み",
  legend: "記号の見かた",
  silent: "未回答",
  notYet: "これから",
  nothing: "あてはまる目標はありません",
  silentUnit: (due: string) => `すべて未回答　締切 ${due}`,
  emptyTitle: "この部の目標は、まだありません",
  emptyText: "組織目標が取り込まれると、ここに並びます。",
  cell: (goal: string, round: string, state: string) => `${goal}、${round}、${state}`,
  caption: (name: string) => `${name}の課ごと、四半期ごとの進捗`,
  now: "いま",
  concerns: "いま気にかけること",
  more: (n: number) => `ほか ${n} 件`,
  laterQuarter: (number: Quarter) => `第${number}`,
  notice: { support: "支援が必要" },
  noticeOf: (number: number, title: string) => `No.${number} ${title}`,
};
