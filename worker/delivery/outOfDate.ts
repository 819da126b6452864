import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";

/** The round and the unit of a `report:<round>:<unit>`, the point of a `read:<point>`; of other keys, nothing that exists. */
const AFTER_REPORT = sql`substr(n.duty_key, ${"report:".length + 1})`;
const ROUND = sql`substr(${AFTER_REPORT}, 1, instr(${AFTER_REPORT}, ':') - 1)`;
const UNIT = sql`substr(${AFTER_REPORT}, instr(${AFTER_REPORT}, ':') + 1)`;
const POINT = sql`substr(n.duty_key, ${"read:".length + 1})`;

/**
 * A condition on `batches`: since it was planned somebody in it has read or answered what it asks for, has gone away
 * or has asked to wait. Every look is one step in an index.
 */
export function outOfDate(today: CivilDate): SQL<0 | 1> {
  return sql<0 | 1>`EXISTS (
    SELECT 1 FROM nudges n WHERE n.batch_id = batches.id AND (
      EXISTS (SELECT 1 FROM readings r WHERE r.point_id = ${POINT} AND r.staff_id = n.staff_id)
      OR EXISTS (SELECT 1 FROM reports r
                 WHERE r.unit_id = ${UNIT} AND r.round_id = ${ROUND} AND r.submitted_at >= batches.created_at)
      OR EXISTS (SELECT 1 FROM absences a
                 WHERE a.staff_id = n.staff_id AND a.until_day >= ${today} AND a.from_day <= ${today}
                   AND a.ended_at IS NULL AND a.recorded_at >= batches.created_at)
      OR EXISTS (SELECT 1 FROM snoozes s
                 WHERE s.duty_key = n.duty_key AND s.staff_id = n.staff_id AND s.asked_at >= batches.created_at)))`;
}
