import { sql } from "drizzle-orm";
import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { checkThat, instant } from "./columns.ts";
import { staff } from "./staff.ts";

/** A signed-in browser. The cookie holds the secret; only its hash is kept. */
export const sessions = sqliteTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("sessions_staff").on(t.staffId),
    checkThat("sessions_lifetime", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
