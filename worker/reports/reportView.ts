import { and, desc, eq, getTableColumns, type SQL } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { criterionJudgements, indicatorValues, reports, rounds } from "../../db/schema/index.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { CriterionState } from "../domain/grade.ts";
import type { ReportView } from "../domain/views.ts";
import { toRoundRef } from "./yearRounds.ts";

type ReportRow = Pick<
  typeof reports.$inferSelect,
  | "id"
  | "version"
  | "gradeId"
  | "done"
  | "blocked"
  | "next"
  | "carriedFrom"
  | "needsSupport"
  | "supportFrom"
  | "authorName"
  | "authorTitle"
  | "unitName"
  | "submittedAt"
>;
type JudgementRow = typeof criterionJudgements.$inferSelect;
type ValueRow = typeof indicatorValues.$inferSelect;

/** The place of an answer: one goal and one unit, in one round or in all of them. */
export interface ReportPlace {
  goalId: string;
  unitId: string;
  roundId?: string;
}

/** Query of every version at a place with its round, newest first. */
export function reportRows(db: Database, place: ReportPlace) {
  return db
    .select({ report: getTableColumns(reports), round: getTableColumns(rounds) })
    .from(reports)
    .innerJoin(rounds, eq(rounds.id, reports.roundId))
    .where(at(place))
    .orderBy(desc(rounds.fiscalYear), desc(rounds.quarter), desc(reports.version));
}

/** Query of the judgements of every version at a place. */
export function judgementRows(db: Database, place: ReportPlace) {
  return db
    .select(getTableColumns(criterionJudgements))
    .from(criterionJudgements)
    .innerJoin(reports, eq(reports.id, criterionJudgements.reportId))
    .where(at(place));
}

/** Query of the numbers of every version at a place. */
export function valueRows(db: Database, place: ReportPlace) {
  return db
    .select(getTableColumns(indicatorValues))
    .from(indicatorValues)
    .innerJoin(reports, eq(reports.id, indicatorValues.reportId))
    .where(at(place));
}

/** Versions as the screens show them, in the order of the rows. */
export function toReportViews(
  rows: readonly { report: ReportRow; round: typeof rounds.$inferSelect }[],
  judgements: readonly JudgementRow[],
  values: readonly ValueRow[],
): ReportView[] {
  const valuesByReport = Map.groupBy(values, (value) => value.reportId);
  const byReport = Map.groupBy(judgements, (judgement) => judgement.reportId);
  return rows.map(({ report, round }) => ({
    id: report.id,
    version: report.version,
    round: toRoundRef(round),
    gradeId: report.gradeId,
    judgements: statesByCriterion(byReport.get(report.id) ?? []),
    done: report.done,
    blocked: report.blocked,
    next: report.next,
    carriedFrom: report.carriedFrom as Quarter | null,
    needsSupport: report.needsSupport,
    supportFrom: report.supportFrom,
    values: Object.fromEntries(
      (valuesByReport.get(report.id) ?? []).map(({ indicatorId, value }) => [indicatorId, value]),
    ),
    authorName: report.authorName,
    authorTitle: report.authorTitle,
    unitName: report.unitName,
    submittedAt: report.submittedAt,
  }));
}

function statesByCriterion(judgements: readonly JudgementRow[]): Record<string, CriterionState> {
  return Object.fromEntries(judgements.map(({ criterionId, state }) => [criterionId, state]));
}

function at({ goalId, unitId, roundId }: ReportPlace): SQL | undefined {
  return and(
    eq(reports.goalId, goalId),
    eq(reports.unitId, unitId),
    roundId === undefined ? undefined : eq(reports.roundId, roundId),
  );
}
