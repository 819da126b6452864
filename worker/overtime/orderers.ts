// Who may order overtime without leading the unit, and whose section the working hours are.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { coversDay, delegatedOn, heldOn } from "../duties/reads.ts";

/** Those named for a unit on a day: the delegates, and the deputies of its absent chiefs. One statement. */
export function ordererReads(db: Database, unitId: string, day: CivilDate) {
  return db.all<{ staffId: string }>(sql`
    SELECT d.staff_id AS staffId FROM order_delegations d
    WHERE d.unit_id = ${unitId} AND ${delegatedOn(day)}
    UNION
    SELECT a.deputy_id FROM absences a JOIN posts p ON p.staff_id = a.staff_id
    WHERE p.unit_id = ${unitId} AND p.role = 'chief' AND ${heldOn(day)}
      AND ${coversDay(day)} AND a.deputy_id IS NOT NULL`);
}

/** The unit named in the settings as the personnel section; no row where none is. One statement. */
export function personnelReads(db: Database) {
  return db.all<{ unitId: string }>(sql`
    SELECT value ->> '$.unitId' AS unitId FROM settings WHERE key = 'personnel' AND value ->> '$.unitId' IS NOT NULL`);
}
