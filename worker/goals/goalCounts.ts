import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { heldOn } from "../duties/reads.ts";
import { shownYear } from "../reports/shownYear.ts";

/** How many goals of the year are asked of each unit in which a person holds a post today; units without any are left out. */
export async function goalCountsOf(
  context: Context,
  staffId: string,
): Promise<{ name: string; goals: number }[]> {
  return context.db.all<{ name: string; goals: number }>(sql`
    SELECT u.name AS name, count(DISTINCT g.id) AS goals
    FROM posts p
    JOIN units u ON u.id = p.unit_id
    JOIN goal_sections s ON s.unit_id = u.id
    JOIN goals g ON g.id = s.goal_id AND g.withdrawn_at IS NULL AND g.fiscal_year = ${shownYear(context, undefined)}
    WHERE p.staff_id = ${staffId} AND ${heldOn(todayOf(context))}
    GROUP BY u.id
    ORDER BY max(p.is_main) DESC, u.position, u.id`);
}
