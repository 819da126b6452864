import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../../context.ts";
import type { Role } from "../../domain/roles.ts";
import { heldOn } from "../../duties/reads.ts";
import type { MenuAnswer, RichMenuClient } from "./client.ts";
import { menuKindOf } from "./menuKind.ts";
import { storedMenuReads, storedMenusFrom } from "./storedMenus.ts";

/**
 * Gives a LINE account, just bound or set free, the menu of whoever it belongs to now; of an account that belongs to
 * nobody the channel's own.
 * @returns null while the city has no menus
 */
export async function menuOfAccount(
  context: Context,
  client: Pick<RichMenuClient, "link" | "unlink">,
  lineUserId: string,
): Promise<MenuAnswer | null> {
  const { db } = context;
  const [held, ...stored] = await db.batch([
    db.all<{ role: Role }>(sql`
      SELECT DISTINCT p.role FROM posts p JOIN staff s ON s.id = p.staff_id
      WHERE s.line_user_id = ${lineUserId} AND ${heldOn(todayOf(context))}`),
    ...storedMenuReads(context),
  ]);
  const { menus } = storedMenusFrom(...stored);
  if (!menus) return null;
  const kind = menuKindOf(held.map((post) => post.role));
  return kind === "unlinked" ? client.unlink(lineUserId) : client.link(lineUserId, menus[kind].id);
}
