import { sql } from "drizzle-orm";
import { index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** The secret address at which a person's calendar reads their duties and deadlines. Only its hash is kept. */
export const calendarFeeds = table(
  "calendar_feeds",
  {
    tokenHash: text("token_hash").primaryKey(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    createdAt: instant("created_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("calendar_feeds_one").on(t.staffId).where(sql`revoked_at IS NULL`),
    index("calendar_feeds_staff").on(t.staffId),
  ],
);
