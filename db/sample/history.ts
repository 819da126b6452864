import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import type { FiscalQuarter, Quarter } from "../../worker/domain/fiscalYear.ts";
import type { CriterionState } from "../../worker/domain/grade.ts";
import type { SupportFrom } from "../../worker/domain/review.ts";
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
  reviews,
  rounds,
  staff,
  units,
} from "../schema/index.ts";
import { DEPARTMENT_OF_SHEET, type SampleSheet } from "./departments.ts";
import { figuresOf } from "./figures.ts";
import { readReviews, reviewRowsOf } from "./reviews.ts";

const OPENING_MINUTE = 8 * 60 + 30;

/** The quarters that were asked: last year only the middle and the end. Each round was closed when the next opened. */
const QUARTERS: readonly FiscalQuarter[] = [
  { fiscalYear: 2025, quarter: 2 },
  { fiscalYear: 2025, quarter: 4 },
  { fiscalYear: 2026, quarter: 1 },
  { fiscalYear: 2026, quarter: 2 },
];

const REPORT_FILES = [
  "reports.json",
  "reports-welfare.json",
  "reports-development.json",
  "reports-2025.json",
];

/** A report of one of the files of reports. */
interface SampleReport {
  fiscalYear: number;
  quarter: Quarter;
  goalSheet: SampleSheet;
  number: number;
  unit: string;
  grade: string;
  /** One for each criterion, in order. */
  criteria: CriterionState[];
  done: string;
  blocked: string;
  next: string;
  needsSupport: boolean;
  supportFrom?: SupportFrom;
  reporter: string;
  reportedAt: string;
}

/** The inserts of the rounds so far and of what was answered in them; the papers must be in the database already. */
export async function historyStatements(context: Context): Promise<Statement[]> {
  const { db, newId } = context;
  const lookup = await readLookup(context);
  const planned = QUARTERS.map((quarter) => roundOf(quarter, calendarOf(), DEFAULT_SETTINGS));
  const roundRows = planned.map((round, index) => {
    const next = planned[index + 1];
    return {
      ...round,
      id: newId(),
      openedAt: tokyoInstant(round.opensOn, OPENING_MINUTE),
      closedAt: next ? tokyoInstant(next.opensOn, OPENING_MINUTE) : null,
    };
  });
  const said = readReviews();
  const answers = readReports().map((report) => {
    const round = must(
      roundRows.find((row) => row.fiscalYear === report.fiscalYear && row.quarter === report.quarter),
      report,
    );
    const goal = must(lookup.goal.get(goalKey(report)), report);
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
        supportFrom: report.supportFrom ?? null,
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
      reviews: reviewRowsOf(report, said).map(({ reviewer, department, ...review }) => {
        const { staffId, name, title } = must(lookup.author.get(`${reviewer} ${department}`), report);
        return {
          id: newId(),
          reportId: id,
          reviewerId: staffId,
          reviewerName: name,
          reviewerTitle: title,
          ...review,
        };
      }),
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
    ...insertAll(
      answers.flatMap((answer) => answer.reviews),
      (rows) => db.insert(reviews).values(rows),
    ),
  ];
}

function readReports(): SampleReport[] {
  return REPORT_FILES.flatMap((name) =>
    JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8")),
  );
}

function goalKey({
  goalSheet,
  fiscalYear,
  number,
}: Pick<SampleReport, "goalSheet" | "fiscalYear" | "number">) {
  return `${DEPARTMENT_OF_SHEET[goalSheet]} ${fiscalYear} ${number}`;
}

/** Ids by the words that the history uses: `department year number`, `staff number unit`, grade code. */
async function readLookup({ db }: Context) {
  const [goalRows, criterionRows, indicatorRows, gradeRows, authorRows, unitRows] = await db.batch([
    db
      .select({ id: goals.id, unitId: goals.unitId, fiscalYear: goals.fiscalYear, number: goals.number })
      .from(goals),
    db.select().from(criteria).orderBy(criteria.goalId, criteria.position),
    db.select({ id: indicators.id, goalId: indicators.goalId, text: indicators.text }).from(indicators),
    db.select({ id: grades.id, code: grades.code }).from(grades),
    db.select({ post: posts, person: staff }).from(posts).innerJoin(staff, eq(staff.id, posts.staffId)),
    db.select({ id: units.id, name: units.name }).from(units),
  ]);
  const unitName = new Map(unitRows.map((unit) => [unit.id, unit.name]));
  return {
    goal: new Map(
      goalRows.map((goal) => [`${unitName.get(goal.unitId)} ${goal.fiscalYear} ${goal.number}`, goal.id]),
    ),
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
