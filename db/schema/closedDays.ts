import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { checkDay, checkOneOf, day } from "./columns.ts";

export const DAY_KINDS = ["closed", "open"] as const;

/** The city's own closed days (開庁記念日 …), and days on which it is open although the calendar says otherwise. */
export const closedDays = sqliteTable(
  "closed_days",
  {
    day: day("day").primaryKey(),
    kind: text("kind", { enum: DAY_KINDS }).notNull(),
    name: text("name").notNull(),
  },
  (t) => [checkDay("closed_days_day", t.day), checkOneOf("closed_days_kind", t.kind, DAY_KINDS)],
);
