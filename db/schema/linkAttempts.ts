import { text } from "drizzle-orm/sqlite-core";
import { count, instant, table } from "./columns.ts";

/** Wrong codes per LINE account, so that nobody can try staff numbers one after the other. */
export const linkAttempts = table("link_attempts", {
  lineUserHash: text("line_user_hash").primaryKey(),
  windowStartedAt: instant("window_started_at").notNull(),
  wrongAttempts: count("wrong_attempts").notNull(),
});
