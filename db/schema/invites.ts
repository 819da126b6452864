import { sql } from "drizzle-orm";
import { index, text } from "drizzle-orm/sqlite-core";
import { checkThat, count, day, id, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** A one-time code handed over on paper, which binds a LINE account to a staff row. Only its hash is kept. */
export const invites = table(
  "invites",
  {
    id: id(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    codeHash: text("code_hash").notNull(),
    /** Null for the command line. */
    issuedBy: text("issued_by").references(() => staff.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Of all LINE accounts together; what each of them tried is in `invite_attempts`. */
    wrongAttempts: count("wrong_attempts").notNull().default(0),
    /** The city's day on which the last wrong try ended it. */
    burntOn: day("burnt_on"),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("invites_staff").on(t.staffId),
    checkThat("invites_lifetime", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);
