import { readFileSync } from "node:fs";

/** The numbers of an indicator as the reports of each quarter give them in their words; null where they give none. */
interface SampleFigures {
  fiscalYear: number;
  goalSheet: string;
  number: number;
  /** Words that only this indicator of the goal has. */
  indicator: string;
  values: (number | null)[];
}

/** The numbers of one report, by the id of their indicator. */
export function figuresOf(
  report: { fiscalYear: number; goalSheet: string; number: number; quarter: number },
  indicators: readonly { id: string; text: string }[],
): { indicatorId: string; value: number }[] {
  return readFigures()
    .filter(
      ({ fiscalYear, goalSheet, number }) =>
        fiscalYear === report.fiscalYear && goalSheet === report.goalSheet && number === report.number,
    )
    .flatMap(({ indicator, values }) => {
      const value = values[report.quarter - 1] ?? null;
      if (value === null) return [];
      const found = indicators.find(({ text }) => text.includes(indicator));
      if (!found) throw new Error(`The sample sheet has no indicator with ${indicator}.`);
      return [{ indicatorId: found.id, value }];
    });
}

function readFigures(): SampleFigures[] {
  return JSON.parse(readFileSync(new URL("./figures.json", import.meta.url), "utf8"));
}
