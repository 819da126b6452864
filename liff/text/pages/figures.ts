// The words of 指標: the numbers beside a criterion, and how they went over the quarters.
import type { Quarter } from "../../../worker/domain/fiscalYear.ts";
import { words } from "../index.ts";

export const figureWords = {
  title: "指標の推移",
  now: "いまの数値",
  previous: (figure: string) => `前回 ${figure}`,
  understood: (figure: string) => `${figure} として記録します`,
  target: (target: string) => `目標 ${target}`,
  problems: {
    unreadable: "数字で入れてください（例 1,200）",
    tooLarge: "けた数を確かめてください",
  },
  newest: (quarter: Quarter, figure: string) => `${words.quarter(quarter)} ${figure}`,
  /** What the chart shows, for those who cannot see it. */
  chart: (text: string, points: readonly string[], target: string | null) =>
    [`${text}の推移`, points.join("、"), target && `目標 ${target}`].filter(Boolean).join("。"),
};
