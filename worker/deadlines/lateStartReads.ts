import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { GoalStart } from "../domain/deadlines/lateStarts.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import type { CriterionState, GradeTone } from "../domain/grade.ts";

interface StartRow {
  goalId: string;
  number: number;
  title: string;
  deadline: CivilDate | null;
  unitId: string;
  unitName: string;
  /** JSON. */
  steps: string;
  tone: GradeTone | null;
  /** JSON. */
  criteria: string;
}

/** The year's goals of sections, with what says whether anything has begun. One statement. */
export function lateStartReads(db: Database, day: CivilDate, unitIds: SQL) {
  return db.all<StartRow>(sql`
    SELECT g.id AS goalId, g.number AS number, g.title AS title, g.deadline_date AS deadline, u.id AS unitId,
           u.name AS unitName,
           (SELECT json_group_array(t.quarter) FROM steps t WHERE t.goal_id = g.id) AS steps, e.tone AS tone,
           (SELECT json_group_array(j.state) FROM criterion_judgements j WHERE j.report_id = a.id) AS criteria
    FROM goal_sections s
    JOIN goals g ON g.id = s.goal_id AND g.withdrawn_at IS NULL
    JOIN units u ON u.id = s.unit_id
    LEFT JOIN reports a ON a.id = (
      SELECT n.id FROM reports n JOIN rounds r ON r.id = n.round_id
      WHERE n.goal_id = g.id AND n.unit_id = u.id AND r.fiscal_year = g.fiscal_year
      ORDER BY r.quarter DESC, n.version DESC LIMIT 1)
    LEFT JOIN grades e ON e.id = a.grade_id
    WHERE g.fiscal_year = ${fiscalYearOf(day)} AND s.unit_id IN (${unitIds})
    ORDER BY u.position, u.id, g.number`);
}

export function toGoalStarts(rows: readonly StartRow[], day: CivilDate): GoalStart[] {
  return rows.map(({ unitId, unitName, steps, tone, criteria, ...goal }) => ({
    ...goal,
    unit: { id: unitId, name: unitName },
    fiscalYear: fiscalYearOf(day),
    steps: JSON.parse(steps) as GoalStart["steps"],
    answer: tone === null ? null : { tone, criteria: JSON.parse(criteria) as CriterionState[] },
  }));
}
