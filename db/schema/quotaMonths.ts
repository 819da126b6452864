import { text } from "drizzle-orm/sqlite-core";
import { count, instant, table } from "./columns.ts";

/** What LINE said of a month's quota when the bot last had something to send, and what did not fit. */
export const quotaMonths = table("quota_months", {
  /** `2026-11`, in Asia/Tokyo. */
  month: text("month").primaryKey(),
  /** Messages to people that the plan allows; null is a plan without a limit. */
  limit: count("quota_limit"),
  used: count("used").notNull(),
  /** How many more the month will need at most. */
  needed: count("needed").notNull(),
  /** People whose message was held back at the last look. */
  held: count("held").notNull(),
  readAt: instant("read_at").notNull(),
  /** When an administrator took note of the shortage. */
  settledAt: instant("settled_at"),
});
