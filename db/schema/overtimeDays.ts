import { sql } from "drizzle-orm";
import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { DAY_SOURCES } from "../../worker/domain/overtime/states.ts";
import { checkDay, checkOneOf, checkThat, day, instant, minutesOfDay, table, whole } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/** Thirty hours: a day ends at six in the morning of the next. */
const MOST_MINUTES = 1_800;

/**
 * The hours of record: what one person worked over time on one day, from all orders of the day or from the attendance
 * system, which wins. Every sum of months, limits and allotments is taken from here; how a row came about is in the
 * versions of the results and in the audit log.
 */
export const overtimeDays = table(
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
    minutes: whole("minutes", 0, MOST_MINUTES).notNull(),
    /** Of these, on a day on which the place of work is closed. */
    restMinutes: whole("rest_minutes", 0, MOST_MINUTES).notNull(),
    /** Of these, 特例業務: outside the limits. */
    specialMinutes: whole("special_minutes", 0, MOST_MINUTES).notNull(),
    /** When the person left, in minutes after the midnight with which the day begins; null where it is not known. */
    untilMinutes: minutesOfDay("until_minutes"),
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
    checkThat("overtime_days_rest", sql`${t.restMinutes} <= ${t.minutes}`),
    checkThat("overtime_days_special", sql`${t.specialMinutes} <= ${t.minutes}`),
  ],
);
