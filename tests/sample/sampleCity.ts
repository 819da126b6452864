// Reads the sample city's papers by plain splitting, apart from the product's importers, so that each checks the other.
import { readFileSync } from "node:fs";

const read = (name: string) => readFileSync(new URL(`../../db/sample/${name}`, import.meta.url), "utf8");

export interface RosterRow {
  staffNumber: string;
  unitPath: string;
  role: string;
  kind: string;
  from: string;
  to: string;
}

export interface GoalRow {
  number: number;
  category: string;
  criteria: number;
  deadline: string;
  owner: string;
}

export type Sheet = "civic" | "management" | "welfare" | "development";

export interface SampleReport {
  fiscalYear: 2025 | 2026;
  quarter: 1 | 2 | 4;
  goalSheet: Sheet;
  number: number;
  unit: string;
  grade: string;
  criteria: string[];
  done: string;
  needsSupport: boolean;
  reporter: string;
  reportedAt: string;
}

/** One row per post: a person with two posts has two rows. */
export function roster(): RosterRow[] {
  const [, ...lines] = read("roster.csv").trimEnd().split("\n");
  return lines.map((line) => {
    const [staffNumber = "", , unitPath = "", , role = "", kind = "", from = "", to = ""] = line.split(",");
    return { staffNumber, unitPath, role, kind, from, to };
  });
}

/** Rows of a department's sheet; `criteria` counts the bullets of どの水準まで. */
export function goals(sheet: Sheet, fiscalYear: SampleReport["fiscalYear"] = 2026): GoalRow[] {
  return read(fiscalYear === 2026 ? `goals-${sheet}.tsv` : `goals-${sheet}-${fiscalYear}.tsv`)
    .split("\n")
    .filter((line) => /^\d+\t/.test(line))
    .map((line) => {
      const [number, , category = "", level = "", , deadline = "", owner = ""] = line.split("\t");
      return {
        number: Number(number),
        category,
        criteria: Math.max(1, level.split("・").length - 1),
        deadline,
        owner,
      };
    });
}

/** Label paths of the mayor's points, as 3(3), with their text. */
export function mayorPoints(): Map<string, string> {
  const points = new Map<string, string>();
  let section = "";
  for (const line of read("policy-mayor.txt").split("\n")) {
    section = /^(\d+) /.exec(line)?.[1] ?? section;
    const point = /^(\(\d+\)) (.+)$/.exec(line);
    if (point) points.set(`${section}${point[1]}`, point[2] ?? "");
  }
  return points;
}

export const reports = (): SampleReport[] =>
  ["reports.json", "reports-welfare.json", "reports-development.json", "reports-2025.json"].flatMap((name) =>
    JSON.parse(read(name)),
  );

export interface SampleReview {
  quarter: number;
  goalSheet: Sheet;
  number: number;
  unit: string;
  reviewer: string;
  mark: string;
  word: string;
  reviewedAt: string;
  seenAt?: string;
}

/** What directors said of this year's reports. */
export const reviews = (): SampleReview[] => JSON.parse(read("reviews.json"));
export const priorities = (): { label: string; shortForm: string }[] => JSON.parse(read("priority.json"));
export const gradeScale = (): { code: string; shape: string; tone: string }[] =>
  JSON.parse(read("grade-scale.json")).grades;

/** The numbers of indicators, by words that only one indicator of the goal has. */
export function figures(): { indicator: string }[] {
  return JSON.parse(read("figures.json"));
}
