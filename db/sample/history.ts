import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import type { Quarter } from "../../worker/domain/fiscalYear.ts";
import type { CriterionState } from "../../worker/domain/grade.ts";
import { roundOf } from "../../worker/domain/round.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import {
  criteria,
  criterionJudgements,
  goals,
  grades,
  indicators,
  indicatorValues,
  posts,
  reports,
  rounds,
  staff,
  units,
} from "../schema/index.ts";
import { figuresOf } from "./figures.ts";

const FISCAL_YEAR = 2026;
const OPENING_MINUTE = 8 * 60 + 30;
const DEPARTMENT_OF_SHEET = { civic: "市民生活部", management: "政策経営部" } as const;

/** The quarters that were asked; each round was closed when the next one opened. */
const QUARTERS: readonly Quarter[] = [1, 2];

/** A report of reports.json. */
interface SampleReport {
  fiscalYear: number;
  quarter: Quarter;
  goalSheet: keyof typeof DEPARTMENT_OF_SHEET;
  number: number;
  unit: string;
  grade: string;
  /** One for each criterion, in order. */
  criteria: CriterionState[];
  done: string;
  blocked: string;
  next: string;
  needsSupport: boolean;
  reporter: string;
  reportedAt: string;
}

/** The inserts of two rounds and of what was answered in them; the papers must be in the database already. */
export async function historyStatements(context: Context): Promise<Statement[]> {
  const { db, newId } = context;
  const lookup = await readLookup(context);
  const planned = QUARTERS.map((quarter) =>
    roundOf({ fiscalYear: FISCAL_YEAR, quarter }, calendarOf(), DEFAULT_SETTINGS),
  );
  const roundRows = planned.map((round, index) => {
    const next = planned[index + 1];
    return {
      ...round,
      id: newId(),
      openedAt: tokyoInstant(round.opensOn, OPENING_MINUTE),
      closedAt: next ? tokyoInstant(next.opensOn, OPENING_MINUTE) : null,
    };
  });
  const answers = readReports().map((report) => {
    const round = must(
      roundRows.find((row) => row.quarter === report.quarter),
      report,
    );
    const goal = must(lookup.goal.get(`${DEPARTMENT_OF_SHEET[report.goalSheet]} ${report.number}`), report);
    const author = must(lookup.author.get(`${report.reporter} ${report.unit}`), report);
    const id = newId();
    return {
      row: {
        id,
        roundId: round.id,
        goalId: goal,
        unitId: author.unitId,
        version: 1,
        gradeId: must(lookup.grade.get(report.grade), report),
        done: report.done,
        blocked: report.blocked,
        next: report.next,
        needsSupport: report.needsSupport,
        authorId: author.staffId,
        authorName: author.name,
        authorTitle: author.title,
        unitName: report.unit,
        submittedAt: Date.parse(report.reportedAt),
        channel: "import" as const,
        submissionKey: `sample:${report.fiscalYear}:${report.quarter}:${goal}:${author.unitId}`,
      },
      judgements: (lookup.criteria.get(goal) ?? []).map((criterionId, index) => ({
        reportId: id,
        criterionId,
        state: must(report.criteria[index], report),
      })),
      figures: figuresOf(report, lookup.indicators.get(goal) ?? []).map((figure) => ({
        reportId: id,
        ...figure,
      })),
    };
  });
  return [
    db.insert(rounds).values(roundRows),
    ...insertAll(
      answers.map((answer) => answer.row),
      (rows) => db.insert(reports).values(rows),
    ),
    ...insertAll(
      answers.flatMap((answer) => answer.judgements),
      (rows) => db.insert(criterionJudgements).values(rows),
    ),
    ...insertAll(
      answers.flatMap((answer) => answer.figures),
      (rows) => db.insert(indicatorValues).values(rows),
    ),
  ];
}

function readReports(): SampleReport[] {
  return JSON.parse(readFileSync(new URL("./reports.json", import.meta.url), "utf8"));
}

/** Ids by the words that the history uses: `department number`, `staff number unit`, grade code. */
async function readLookup({ db }: Context) {
  const [goalRows, criterionRows, indicatorRows, gradeRows, authorRows, unitRows] = await db.batch([
    db.select({ id: goals.id, unitId: goals.unitId, number: goals.number }).from(goals),
    db.select().from(criteria).orderBy(criteria.goalId, criteria.position),
    db.select({ id: indicators.id, goalId: indicators.goalId, text: indicators.text }).from(indicators),
    db.select({ id: grades.id, code: grades.code }).from(grades),
    db.select({ post: posts, person: staff }).from(posts).innerJoin(staff, eq(staff.id, posts.staffId)),
    db.select({ id: units.id, name: units.name }).from(units),
  ]);
  const unitName = new Map(unitRows.map((unit) => [unit.id, unit.name]));
  return {
    goal: new Map(goalRows.map((goal) => [`${unitName.get(goal.unitId)} ${goal.number}`, goal.id])),
    criteria: new Map(
      [...Map.groupBy(criterionRows, (row) => row.goalId)].map(([goalId, rows]) => [
        goalId,
        rows.map((row) => row.id),
      ]),
    ),
    indicators: Map.groupBy(indicatorRows, (row) => row.goalId),
    grade: new Map(gradeRows.map((grade) => [grade.code, grade.id])),
    author: new Map(
      authorRows.map(({ post, person }) => [
        `${person.staffNumber} ${unitName.get(post.unitId)}`,
        { staffId: person.id, name: person.name, title: post.title, unitId: post.unitId },
      ]),
    ),
  };
}

function must<Value>(value: Value | undefined, report: SampleReport): Value {
  if (value !== undefined) return value;
  throw new Error(
    `The sample report on ${report.goalSheet} ${report.number} of ${report.unit} has no counterpart.`,
  );
}
