import { and, eq, sql } from "drizzle-orm";
import { staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/** The columns of a person without a LINE account. */
export const UNBOUND = {
  lineUserId: null,
  lineLinkedAt: null,
  lineFollowedAt: null,
  lineBlockedAt: null,
} as const;

/** The staff row bound to a LINE account, or null. */
export async function staffOfLineAccount(
  context: Context,
  lineUserId: string,
): Promise<{ id: string; name: string } | null> {
  const [person] = await context.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(eq(staff.lineUserId, lineUserId));
  return person ?? null;
}

/**
 * Notes that a person blocked the account (`unfollow`). Events may arrive out of order: a block from before the
 * account was bound, or from before the person came back, says nothing.
 * @param at when it happened, UTC ms
 */
export async function markBlocked(context: Context, lineUserId: string, at: number): Promise<void> {
  await context.db
    .update(staff)
    .set({ lineBlockedAt: sql`max(coalesce(${staff.lineBlockedAt}, 0), ${at})` })
    .where(
      and(
        eq(staff.lineUserId, lineUserId),
        sql`${staff.lineLinkedAt} <= ${at}`,
        sql`coalesce(${staff.lineFollowedAt}, 0) <= ${at}`,
      ),
    );
}

/** Notes that a person came back (`follow`), unless they blocked again after that. */
export async function markFollowing(context: Context, lineUserId: string, at: number): Promise<void> {
  await context.db
    .update(staff)
    .set({
      lineFollowedAt: sql`max(coalesce(${staff.lineFollowedAt}, 0), ${at})`,
      lineBlockedAt: sql`CASE WHEN ${staff.lineBlockedAt} > ${at} THEN ${staff.lineBlockedAt} END`,
    })
    .where(eq(staff.lineUserId, lineUserId));
}
