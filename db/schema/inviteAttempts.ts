import { primaryKey, text } from "drizzle-orm/sqlite-core";
import { count, table } from "./columns.ts";
import { invites } from "./invites.ts";

/** Wrong codes per invite and LINE account, so that a stranger uses up their own tries and nobody else's. */
export const inviteAttempts = table(
  "invite_attempts",
  {
    inviteId: text("invite_id")
      .notNull()
      .references(() => invites.id),
    lineUserHash: text("line_user_hash").notNull(),
    wrongAttempts: count("wrong_attempts").notNull(),
  },
  (t) => [primaryKey({ columns: [t.inviteId, t.lineUserHash] })],
);
