import { sql } from "drizzle-orm";
import { index, text } from "drizzle-orm/sqlite-core";
import { checkThat, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** A signed-in browser. The cookie holds the secret; only its hash is kept. */
export const sessions = table(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    /** What kind of machine, as `worker/domain/device.ts` reads it from the browser's own words: `phone/line`. */
    device: text("device").notNull().default("other/other"),
    createdAt: instant("created_at").notNull(),
    /** Noted now and then, not at every call; null until the first time. */
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("sessions_staff").on(t.staffId),
    checkThat("sessions_lifetime", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
