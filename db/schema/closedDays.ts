import { sql } from "drizzle-orm";
import { text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkDay, checkOneOf, checkThat, day, table } from "./columns.ts";
import { units } from "./units.ts";

/** 閉庁・開庁・半日: `half` is open for the hours of the row only. */
export const DAY_KINDS = ["closed", "open", "half"] as const;

/** Days of the city's own (開庁記念日 …), or of a unit's: closed, open although closed otherwise, or open for a part. */
export const closedDays = table(
  "closed_days",
  {
    /** Whose day it is; null is the whole city's. */
    unitId: text("unit_id").references(() => units.id),
    day: day("day").notNull(),
    kind: text("kind", { enum: DAY_KINDS }).notNull(),
    /** The hours of a half day, `08:30` and `12:00`. */
    hoursFrom: text("hours_from"),
    hoursTo: text("hours_to"),
    name: text("name").notNull(),
  },
  (t) => [
    uniqueIndex("closed_days_city").on(t.day).where(sql`unit_id IS NULL`),
    uniqueIndex("closed_days_unit").on(t.unitId, t.day),
    checkDay("closed_days_day", t.day),
    checkOneOf("closed_days_kind", t.kind, DAY_KINDS),
    checkThat(
      "closed_days_hours",
      sql`(${t.kind} = 'half') = (${t.hoursFrom} IS NOT NULL AND ${t.hoursTo} IS NOT NULL AND ${t.hoursFrom} < ${t.hoursTo})`,
    ),
  ],
);
