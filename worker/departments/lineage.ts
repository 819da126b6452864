import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UnitRef } from "../domain/views.ts";

const MAX_DEPTH = 20;

/** Query of a unit and the units above it, up to the root, nearest first. */
export function lineageOf(db: Database, unitId: string) {
  return db.all<UnitRef>(sql`
    WITH RECURSIVE lineage(id, name, parent_id, depth) AS (
      SELECT id, name, parent_id, 0 FROM units WHERE id = ${unitId}
      UNION ALL
      SELECT units.id, units.name, units.parent_id, depth + 1
      FROM units JOIN lineage ON units.id = lineage.parent_id WHERE depth < ${MAX_DEPTH}
    )
    SELECT id, name FROM lineage ORDER BY depth`);
}

/** The department in a lineage: the unit right under the root, or the root where nothing stands between. */
export function departmentIn(lineage: readonly UnitRef[]): UnitRef | undefined {
  return lineage.at(-2) ?? lineage.at(-1);
}
