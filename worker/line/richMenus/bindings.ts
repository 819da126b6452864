import { type SQL, sql } from "drizzle-orm";
import { type Context, todayOf } from "../../context.ts";
import { addDays } from "../../domain/civilDate.ts";
import type { NoticeKind } from "../../domain/notices.ts";

/** Longer than LINE was ever away: every look tells it again of the accounts that changed hands since. */
const DAYS_BACK = 7;
const ABOUT_BINDINGS: readonly NoticeKind[] = ["linked", "linkMoved", "unlinked"];

/** The accounts that were bound or set free lately, as the notices of it have them: `account`, and their `place` in the order of time. */
export function recentBindings(context: Context): SQL {
  const keys = ABOUT_BINDINGS.map((kind) => `notice:${kind}`);
  return sql`(
    SELECT body ->> '$.to' AS account, rowid AS place FROM batches
    WHERE day >= ${addDays(todayOf(context), -DAYS_BACK)} AND digest_key IN ${keys})`;
}
