import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../../context.ts";
import type { Role } from "../../domain/roles.ts";
import { heldOn } from "../../duties/reads.ts";
import { recentBindings } from "./bindings.ts";
import { MENU_KINDS, type MenuKind, menuKindOf } from "./menuKind.ts";

/** A call names only what can be a LINE account: one wrong entry would cost 499 others theirs. */
const LINE_USER_ID = /^U[0-9a-f]{32}$/;

/**
 * The linked LINE accounts by the menu that the posts of today give them, each list in order. Whoever has no post any
 * more is under `unlinked`, and so are accounts that were set free lately: LINE shows them the menu they had until it is
 * told. Who blocked the account is in none, because LINE would not link them.
 */
export async function peopleByMenu(context: Context): Promise<Record<MenuKind, string[]>> {
  const rows = await context.db.all<{ lineUserId: string; roles: string }>(sql`
    SELECT * FROM (
    SELECT s.line_user_id AS lineUserId, json_group_array(p.role) FILTER (WHERE p.role IS NOT NULL) AS roles
    FROM staff s LEFT JOIN posts p ON p.staff_id = s.id AND ${heldOn(todayOf(context))}
    WHERE s.line_user_id IS NOT NULL AND s.line_blocked_at IS NULL
    GROUP BY s.id
    UNION ALL
    SELECT DISTINCT freed.account, '[]' FROM ${recentBindings(context)} freed
    WHERE NOT EXISTS (SELECT 1 FROM staff WHERE line_user_id = freed.account))
    ORDER BY lineUserId`);
  const people = Map.groupBy(
    rows.filter((row) => LINE_USER_ID.test(row.lineUserId)),
    (row) => menuKindOf(JSON.parse(row.roles) as Role[]),
  );
  return Object.fromEntries(
    MENU_KINDS.map((kind) => [kind, (people.get(kind) ?? []).map((row) => row.lineUserId)]),
  ) as Record<MenuKind, string[]>;
}
