import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { DAY_SOURCES } from "../../worker/domain/overtime/states.ts";
import { checkDay, checkOneOf, checkThat, day, instant } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/**
 * The hours of record: what one person worked over time on one day, from all orders of the day or from the attendance
 * system, which wins. Every sum of months, limits and allotments is taken from here; how a row came about is in the
 * versions of the results and in the audit log.
 */
export const overtimeDays = sqliteTable(
  "overtime_days",
  {
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    day: day("day").notNull(),
    /** Where the person worked on the day: whose allotment it uses. */
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    /** All of them, breaks taken off. */
    minutes: integer("minutes").notNull(),
    /** Of these, on a day on which the place of work is closed. */
    restMinutes: integer("rest_minutes").notNull(),
    /** Of these, 特例業務: outside the limits. */
    specialMinutes: integer("special_minutes").notNull(),
    /** When the person left, in minutes after the midnight with which the day begins; null where it is not known. */
    untilMinutes: integer("until_minutes"),
    source: text("source", { enum: DAY_SOURCES }).notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.staffId, t.day] }),
    // Sums are read from these alone, without the rows.
    index("overtime_days_staff_sums").on(t.staffId, t.day, t.minutes, t.restMinutes, t.specialMinutes),
    index("overtime_days_special").on(t.staffId, t.day).where(sql`${t.specialMinutes} > 0`),
    index("overtime_days_unit").on(t.unitId, t.day, t.minutes),
    index("overtime_days_day").on(t.day),
    checkDay("overtime_days_day_day", t.day),
    checkOneOf("overtime_days_source", t.source, DAY_SOURCES),
    checkThat("overtime_days_minutes", sql`${t.minutes} BETWEEN 0 AND 1800`),
    checkThat("overtime_days_rest", sql`${t.restMinutes} BETWEEN 0 AND ${t.minutes}`),
    checkThat("overtime_days_special", sql`${t.specialMinutes} BETWEEN 0 AND ${t.minutes}`),
  ],
);
