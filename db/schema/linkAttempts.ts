import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./columns.ts";

/** Wrong codes per LINE account, so that nobody can try staff numbers one after the other. */
export const linkAttempts = sqliteTable("link_attempts", {
  lineUserHash: text("line_user_hash").primaryKey(),
  windowStartedAt: instant("window_started_at").notNull(),
  wrongAttempts: integer("wrong_attempts").notNull(),
});
