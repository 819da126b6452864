import { sql } from "drizzle-orm";
import { text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkOneOf, checkThat, id, instant, minutesOfDay, table, version } from "./columns.ts";
import { CHANNELS } from "./readings.ts";
import { staff } from "./staff.ts";

/**
 * 実績: when the person really left, as they said it afterwards. Rows are only ever added; the newest version counts.
 * An order that was not used has `untilMinutes` equal to `fromMinutes`.
 */
export const overtimeResults = table(
  "overtime_results",
  {
    id: id(),
    /** The order it is about, whichever version stood. */
    orderId: text("order_id").notNull(),
    version: version("version").notNull(),
    fromMinutes: minutesOfDay("from_minutes").notNull(),
    untilMinutes: minutesOfDay("until_minutes").notNull(),
    breakMinutes: minutesOfDay("break_minutes").notNull(),
    word: text("word").notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => staff.id),
    authorName: text("author_name").notNull(),
    authorTitle: text("author_title").notNull(),
    writtenAt: instant("written_at").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    submissionKey: text("submission_key").notNull(),
  },
  (t) => [
    uniqueIndex("overtime_results_version").on(t.orderId, t.version),
    uniqueIndex("overtime_results_submission").on(t.submissionKey, t.orderId),
    checkOneOf("overtime_results_channel", t.channel, CHANNELS),
    checkThat("overtime_results_span", sql`${t.untilMinutes} >= ${t.fromMinutes}`),
    checkThat("overtime_results_break", sql`${t.breakMinutes} <= ${t.untilMinutes} - ${t.fromMinutes}`),
  ],
);
