// Who may order overtime without leading the unit, and whose section the working hours are.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { actingOn } from "../organisation/actingFor.ts";

/** Those named for a unit on a day: the delegates, and the deputies of its absent chiefs. One statement. */
export function ordererReads(db: Database, unitId: string, day: CivilDate) {
  return db.all<{ staffId: string }>(sql`
    SELECT DISTINCT staff_id AS staffId FROM (${actingOn(day, { units: sql`SELECT ${unitId}` })})`);
}

/** The unit named in the settings as the personnel section; no row where none is. One statement. */
export function personnelReads(db: Database) {
  return db.all<{ unitId: string }>(sql`
    SELECT value ->> '$.unitId' AS unitId FROM settings WHERE key = 'personnel' AND value ->> '$.unitId' IS NOT NULL`);
}
