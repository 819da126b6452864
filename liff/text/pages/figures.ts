// The words of 指標: the numbers beside a criterion, and how they went over the quarters.
import type { Quarter } from "../../../worker/domain/fiscalYear.ts";
import { formatFigure, formatTarget, type Target } from "../../../worker/domain/indicator.ts";
import { words } from "../index.ts";
import { spoken } from "../language.ts";

export const figureWords = spoken(
  {
    title: "指標の推移",
    now: "いまの数値",
    previous: (figure: string) => `前回 ${figure}`,
    understood: (figure: string) => `${figure} として記録します`,
    /** What a figure is to reach: 10,000 人以上; null where the sheet gives none. */
    targetOf: formatTarget,
    target: (target: string) => `目標 ${target}`,
    problems: {
      unreadable: "数字で入れてください（例 1,200）",
      tooLarge: "けた数を確かめてください",
    },
    newest: (quarter: Quarter, figure: string) => `${words.quarter(quarter)} ${figure}`,
    /** What the chart shows, for those who cannot see it. */
    chart: (text: string, points: readonly string[], target: string | null) =>
      [`${text}の推移`, points.join("、"), target && `目標 ${target}`].filter(Boolean).join("。"),
  },
  {
    title: "Indicators over the year",
    now: "Figure now",
    previous: (figure) => `Last time ${figure}`,
    understood: (figure) => `Will be saved as ${figure}`,
    targetOf: englishTarget,
    target: (target) => `Target ${target}`,
    problems: {
      unreadable: "Please enter a number (for example 1,200)",
      tooLarge: "Please check the number of digits",
    },
    newest: (quarter, figure) => `${words.quarter(quarter)} ${figure}`,
    chart: (text, points, target) =>
      [`${text} over the year`, points.join(", "), target && `Target ${target}`].filter(Boolean).join(". "),
  },
);

function englishTarget({ kind, target, unit }: Target): string | null {
  switch (kind) {
    case "atLeast":
      return target === null ? null : `${formatFigure(target, unit)} or more`;
    case "atMost":
      return target === null ? null : `${formatFigure(target, unit)} or less`;
    case "planned":
      return target === null ? null : formatFigure(target, unit);
    case "yearOnYearUp":
      return "more than the year before";
    case "continuous":
      return "keep going";
  }
}
