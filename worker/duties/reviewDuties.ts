// The duties that reviewing brings: to look at new reports, and to answer what was asked back.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addWorkingDays, type Calendar } from "../domain/calendar.ts";
import { type CivilDate, tokyoDate } from "../domain/civilDate.ts";
import {
  type QuestionDuty,
  questionDutyKey,
  type ReviewDuty,
  reportersOf,
  reviewDutyKey,
} from "../domain/duty.ts";
import { REVIEW_WORKING_DAYS } from "../domain/review.ts";
import { type AbsenceToday, absentAmong } from "../domain/standIn.ts";
import {
  freshCounts,
  isNewest,
  isSaidInOpenRounds,
  newestReview,
  unitsBelowLedBy,
} from "../reviews/freshReports.ts";
import { heldOn, type SuperiorRow, unitsConcerning, type Whose } from "./reads.ts";

export interface ReviewRow {
  unitId: string;
  unitName: string;
  reports: number;
  /** UTC ms. */
  oldest: number;
  /** Staff ids, as JSON. */
  superiors: string;
}

/** Units with reports nobody above has looked at, and whose it is to look. */
export function reviewReads(db: Database, day: CivilDate, whose: Whose) {
  const units = whose.kind === "one" ? unitsBelowLedBy(whose.staffId, day) : sql`SELECT id FROM units`;
  return db.all<ReviewRow>(sql`
    WITH RECURSIVE ${freshCounts(day, units)}
    SELECT u.id AS unitId, u.name AS unitName, f.reports AS reports, f.oldest AS oldest,
           (SELECT json_group_array(staff_id) FROM nearest WHERE unit_id = u.id) AS superiors
    FROM fresh f
    JOIN units u ON u.id = f.unit_id
    ORDER BY u.position, u.id`);
}

export interface QuestionRow {
  unitId: string;
  unitName: string;
  questions: number;
  goalId: string;
  /** UTC ms. */
  oldest: number;
  /** Staff ids, as JSON: everybody of the unit, and its chiefs. */
  staff: string;
  chiefs: string;
}

/** Units of whose reports the newest word is a question, while no newer version answers it and the round is open. */
export function questionReads(db: Database, day: CivilDate, whose: Whose) {
  const concerned =
    whose.kind === "one" ? sql`a.unit_id IN (${unitsConcerning(whose.staffId, day)})` : sql`1`;
  const holders = (and = sql``) => sql`(
    SELECT json_group_array(DISTINCT p.staff_id) FROM posts p WHERE p.unit_id = u.id AND ${heldOn(day)} ${and})`;
  // With a single min() SQLite takes the bare column goal_id from the row that holds the minimum.
  return db.all<QuestionRow>(sql`
    SELECT u.id AS unitId, u.name AS unitName, count(*) AS questions, min(v.reviewed_at) AS oldest,
           a.goal_id AS goalId, ${holders()} AS staff, ${holders(sql`AND p.role = 'chief'`)} AS chiefs
    FROM reviews v
    CROSS JOIN reports a ON a.id = v.report_id
    CROSS JOIN units u ON u.id = a.unit_id
    WHERE v.mark = 'question' AND ${isSaidInOpenRounds} AND ${concerned}
      AND a.round_id IN (SELECT r.id FROM rounds r WHERE r.closed_at IS NULL) AND v.id = ${newestReview} AND ${isNewest}
    GROUP BY u.id ORDER BY u.position, u.id`);
}

/** As duties, each due some working days after the oldest of its reports came. */
export function toReviewDuties(rows: readonly ReviewRow[], calendar: Calendar): ReviewDuty[] {
  return rows.map(({ unitId, unitName, reports, oldest, superiors }) => ({
    kind: "review",
    key: reviewDutyKey(unitId),
    unit: { id: unitId, name: unitName },
    reports,
    ...daysFrom(oldest, calendar),
    assignees: JSON.parse(superiors) as string[],
  }));
}

/** As duties of whoever answers for the unit, and of whoever stands in for them. */
export function toQuestionDuties(
  rows: readonly QuestionRow[],
  calendar: Calendar,
  { superiors, absences }: { superiors: readonly SuperiorRow[]; absences: ReadonlyMap<string, AbsenceToday> },
): QuestionDuty[] {
  return rows.map(({ unitId, unitName, questions, goalId, oldest, staff, chiefs }) => {
    const unitStaff = JSON.parse(staff) as string[];
    const assignees = reportersOf({ staff: unitStaff, chiefs: JSON.parse(chiefs) as string[] });
    const above = superiors.filter((superior) => superior.unitId === unitId);
    return {
      kind: "question",
      key: questionDutyKey(unitId),
      unit: { id: unitId, name: unitName },
      questions,
      goalId,
      ...daysFrom(oldest, calendar),
      assignees,
      absent: absentAmong({ assignees, unitStaff, superiors: above, absences }),
    };
  });
}

function daysFrom(instant: number, calendar: Calendar): { since: CivilDate; dueOn: CivilDate } {
  const since = tokyoDate(instant);
  return { since, dueOn: addWorkingDays(calendar, since, REVIEW_WORKING_DAYS) };
}
