import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";

/** The round and the unit of a `report:<round>:<unit>`, the point of a `read:<point>`; of other keys, nothing that exists. */
const AFTER_REPORT = sql`substr(n.duty_key, ${"report:".length + 1})`;
const ROUND = sql`substr(${AFTER_REPORT}, 1, instr(${AFTER_REPORT}, ':') - 1)`;
const UNIT = sql`substr(${AFTER_REPORT}, instr(${AFTER_REPORT}, ':') + 1)`;
const POINT = sql`substr(n.duty_key, ${"read:".length + 1})`;

/** What stands between the first two colons of a key: the section of `orders:…`, the deadline of `deadline:…`. */
const AFTER_MATTER = sql`substr(n.duty_key, instr(n.duty_key, ':') + 1)`;
const SUBJECT = sql`substr(${AFTER_MATTER}, 1, instr(${AFTER_MATTER}, ':') - 1)`;

const isDecidedOn = sql`n.duty_key LIKE 'orders:%' AND EXISTS (
  WITH RECURSIVE section(id) AS (
    SELECT ${SUBJECT} UNION SELECT u.id FROM units u JOIN section ON u.parent_id = section.id)
  SELECT 1 FROM section CROSS JOIN overtime_orders o ON o.unit_id = section.id
  WHERE o.state <> 'applied' AND o.written_at >= batches.created_at)`;

const isConfirmed = sql`n.duty_key LIKE 'results:%' AND EXISTS (
  SELECT 1 FROM overtime_orders o CROSS JOIN overtime_results r ON r.order_id = o.order_id
  WHERE o.staff_id = n.staff_id AND r.written_at >= batches.created_at)`;

const isHandedIn = sql`n.duty_key LIKE 'deadline:%' AND EXISTS (
  SELECT 1 FROM deadline_hand_ins h
  WHERE h.deadline_id = ${SUBJECT} AND h.handed_in_at >= batches.created_at AND h.taken_back_at IS NULL)`;

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
      OR (${isDecidedOn}) OR (${isConfirmed}) OR (${isHandedIn})
      OR EXISTS (SELECT 1 FROM absences a
                 WHERE a.staff_id = n.staff_id AND a.until_day >= ${today} AND a.from_day <= ${today}
                   AND a.ended_at IS NULL AND a.recorded_at >= batches.created_at)
      OR EXISTS (SELECT 1 FROM snoozes s
                 WHERE s.duty_key = n.duty_key AND s.staff_id = n.staff_id AND s.asked_at >= batches.created_at)))`;
}
