import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { Grade } from "../domain/grade.ts";
import { isPlain, type SupportFrom } from "../domain/review.ts";
import type { FreshReport, ReviewsView } from "../domain/reviewViews.ts";
import type { Caller } from "../people/callerOf.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { shownYear } from "../reports/shownYear.ts";
import { freshReports, unitsBelowLedBy } from "./freshReports.ts";

/** As many as anybody looks at in one go; the others follow once these are done. */
const MOST_SHOWN = 100;

/** 確認: what a superior has not looked at yet, by unit; one round trip. */
export async function reviewsFor(context: Context, { staff }: Caller): Promise<ReviewsView> {
  const { db } = context;
  const today = todayOf(context);
  const [grades, rows] = await db.batch([
    gradesInForce(db, shownYear(context, undefined)),
    db.all<FreshRow>(sql`
      WITH RECURSIVE ${freshReports(today, unitsBelowLedBy(staff.id, today))},
      own(id, place, needs_support, submitted_at) AS MATERIALIZED (
        SELECT id, place, needs_support, submitted_at FROM fresh
        WHERE unit_id IN (SELECT unit_id FROM nearest WHERE staff_id = ${staff.id})),
      shown(id) AS MATERIALIZED (
        SELECT id FROM own ORDER BY needs_support DESC, place, submitted_at, id LIMIT ${MOST_SHOWN})
      SELECT (SELECT count(*) FROM own) AS total, a.id AS id, a.version AS version, u.id AS unitId, u.name AS unitName,
             r.id AS roundId, r.fiscal_year AS fiscalYear, r.quarter AS quarter, r.opens_on AS opensOn, r.due_on AS dueOn,
             g.id AS goalId, g.number AS number, g.title AS title,
             a.grade_id AS gradeId, a.done AS done, a.blocked AS blocked, a.next AS next,
             a.carried_from AS carriedFrom,
             a.needs_support AS needsSupport, a.support_from AS supportFrom,
             a.author_name AS authorName, a.author_title AS authorTitle, a.submitted_at AS submittedAt,
             (SELECT b.grade_id FROM reports b JOIN rounds q ON q.id = b.round_id
              WHERE b.goal_id = a.goal_id AND b.unit_id = a.unit_id
                AND q.fiscal_year = r.fiscal_year AND q.quarter < r.quarter
              ORDER BY q.quarter DESC, b.version DESC LIMIT 1) AS previousGradeId
      FROM shown
      CROSS JOIN reports a ON a.id = shown.id
      CROSS JOIN rounds r ON r.id = a.round_id
      CROSS JOIN goals g ON g.id = a.goal_id
      CROSS JOIN units u ON u.id = a.unit_id
      ORDER BY u.position, u.id, a.needs_support DESC, r.fiscal_year, r.quarter, g.number, a.id`),
  ]);
  const units = [...Map.groupBy(rows, (row) => row.unitId)].map(([id, own]) => ({
    unit: { id, name: own[0]?.unitName ?? "" },
    reports: own.map((row) => toFreshReport(row, grades)),
  }));
  const asksForHelp = ({ reports }: (typeof units)[number]) => reports.some((report) => report.needsSupport);
  return {
    grades,
    total: rows[0]?.total ?? 0,
    units: [...units.filter(asksForHelp), ...units.filter((unit) => !asksForHelp(unit))],
  };
}

interface FreshRow {
  total: number;
  id: string;
  version: number;
  unitId: string;
  unitName: string;
  roundId: string;
  fiscalYear: number;
  quarter: Quarter;
  opensOn: CivilDate;
  dueOn: CivilDate;
  goalId: string;
  number: number;
  title: string;
  gradeId: string;
  previousGradeId: string | null;
  done: string;
  blocked: string;
  next: string;
  carriedFrom: Quarter | null;
  needsSupport: 0 | 1;
  supportFrom: SupportFrom | null;
  authorName: string;
  authorTitle: string;
  submittedAt: number;
}

function toFreshReport(row: FreshRow, grades: readonly Grade[]): FreshReport {
  const {
    total: _,
    roundId,
    fiscalYear,
    quarter,
    opensOn,
    dueOn,
    goalId,
    number,
    title,
    unitId: __,
    unitName: ___,
    ...said
  } = row;
  const needsSupport = row.needsSupport === 1;
  return {
    ...said,
    needsSupport,
    round: { id: roundId, fiscalYear, quarter, opensOn, dueOn },
    goal: { id: goalId, number, title },
    isPlain: isPlain(
      { ...row, needsSupport },
      grades.find(({ id }) => id === row.gradeId),
    ),
  };
}
