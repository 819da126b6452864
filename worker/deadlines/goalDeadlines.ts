import { type SQL, sql } from "drizzle-orm";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { GOAL_DAYS_AHEAD, openSince } from "../domain/deadlines/spans.ts";

/**
 * That a goal `g` gives its section `s` a deadline: its day is a real one (the last day of the fiscal year is what
 * 年度末 was read as), and the newest answer does not say yet that it is reached. It is reached when the grade says
 * done, or every criterion is achieved.
 */
export const givesDeadline = sql`g.withdrawn_at IS NULL AND g.deadline_date IS NOT NULL
  AND g.deadline_date NOT LIKE '%-03-31'
  AND NOT EXISTS (
    SELECT 1 FROM reports a JOIN grades e ON e.id = a.grade_id
    WHERE a.id = (
        SELECT n.id FROM reports n JOIN rounds r ON r.id = n.round_id
        WHERE n.goal_id = g.id AND n.unit_id = s.unit_id
        ORDER BY r.fiscal_year DESC, r.quarter DESC, n.version DESC LIMIT 1)
      AND (e.tone = 'done' OR (
        EXISTS (SELECT 1 FROM criteria c WHERE c.goal_id = g.id AND c.withdrawn_at IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM criteria c WHERE c.goal_id = g.id AND c.withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM criterion_judgements j
            WHERE j.report_id = a.id AND j.criterion_id = c.id AND j.state = 'achieved')))))`;

/** That the day of a goal `g` is near or has passed. */
export function isGoalDue(day: CivilDate): SQL {
  return sql`g.deadline_date BETWEEN ${openSince(day)} AND ${addDays(day, GOAL_DAYS_AHEAD)}`;
}
