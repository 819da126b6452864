import { type SQL, sql } from "drizzle-orm";

const MAX_DEPTH = 20;

/** Units at and below one, as a subquery with `id`, `name` and a `place` that sorts like the organisation chart. */
export function unitTree(unitId: string): SQL {
  return sql`(
    WITH RECURSIVE tree(id, name, place, depth) AS (
      SELECT id, name, '', 0 FROM units WHERE id = ${unitId}
      UNION ALL
      SELECT units.id, units.name, place || printf('%06d', position) || units.id, depth + 1
      FROM units JOIN tree ON units.parent_id = tree.id WHERE depth < ${MAX_DEPTH}
    )
    SELECT id, name, place FROM tree)`;
}
