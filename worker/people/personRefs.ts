import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { PersonRef } from "../domain/deliveryViews.ts";
import { heldOn } from "../duties/reads.ts";

/** People with the main post of today; one without a post today has empty words. In the order of staff numbers. */
export function personRefReads(context: Context, staffIds: readonly string[]) {
  return context.db.all<PersonRef>(sql`
    SELECT s.id AS staffId, s.staff_number AS staffNumber, s.name AS name,
           coalesce(u.name, '') AS unitName, coalesce(p.title, '') AS title
    FROM staff s
    LEFT JOIN posts p ON p.id = (
      SELECT p.id FROM posts p WHERE p.staff_id = s.id AND ${heldOn(todayOf(context))}
      ORDER BY p.is_main DESC, p.valid_from, p.id LIMIT 1)
    LEFT JOIN units u ON u.id = p.unit_id
    WHERE s.id IN (SELECT value FROM json_each(${JSON.stringify([...new Set(staffIds)])}))
    ORDER BY s.staff_number`);
}
