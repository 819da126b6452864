// 待っている相手: the units below a leader's own that have not answered an open round. Nothing to do, only to know.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { WaitingFor } from "../domain/views.ts";
import { heldOn } from "./reads.ts";

interface WaitingRow {
  leadId: string;
  leadName: string;
  isDirector: 0 | 1;
  unitId: string;
  unitName: string;
  dueOn: CivilDate;
  total: number;
  answered: number;
}

/** Units below those that a person leads on the day, with what an open round still asks of them; the most urgent first. */
export function waitingReads(db: Database, staffId: string, day: CivilDate) {
  return db.all<WaitingRow>(sql`
    WITH RECURSIVE below(lead_id, is_director, id) AS (
      SELECT p.unit_id, max(p.role = 'director'), p.unit_id FROM posts p
      WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      GROUP BY p.unit_id
      UNION
      SELECT below.lead_id, below.is_director, u.id FROM units u JOIN below ON u.parent_id = below.id),
    asked(unit_id, due_on, total, answered) AS (
      SELECT s.unit_id, min(r.due_on), count(*), count(a.version)
      FROM rounds r
      CROSS JOIN goals g ON g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
      CROSS JOIN goal_sections s ON s.goal_id = g.id AND +s.unit_id IN (SELECT id FROM below WHERE id <> lead_id)
      LEFT JOIN reports a ON a.round_id = r.id AND a.goal_id = g.id AND a.unit_id = s.unit_id AND a.version = 1
      WHERE r.closed_at IS NULL AND EXISTS (SELECT 1 FROM below WHERE id <> lead_id)
      GROUP BY s.unit_id
      HAVING count(a.version) < count(*))
    SELECT below.lead_id AS leadId, l.name AS leadName, below.is_director AS isDirector,
           u.id AS unitId, u.name AS unitName, asked.due_on AS dueOn, asked.total AS total, asked.answered AS answered
    FROM asked
    JOIN below ON below.id = asked.unit_id AND below.id <> below.lead_id
    JOIN units l ON l.id = below.lead_id
    JOIN units u ON u.id = below.id
    ORDER BY l.position, l.id, asked.due_on, asked.total - asked.answered DESC, u.position, u.id`);
}

/** One entry for each unit led, with the units below that are waited for. */
export function toWaiting(rows: readonly WaitingRow[]): WaitingFor[] {
  return [...Map.groupBy(rows, (row) => row.leadId)].flatMap(([id, below]) => {
    const [first] = below;
    if (!first) return [];
    const units = below.map(({ unitId, unitName, dueOn, total, answered }) => ({
      unit: { id: unitId, name: unitName },
      dueOn,
      total,
      answered,
    }));
    return [{ lead: { id, name: first.leadName }, hasList: first.isDirector === 1, units }];
  });
}
