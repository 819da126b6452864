import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { OCCASIONS } from "../../worker/domain/occasion.ts";
import { checkDay, checkOneOf, checkThat, count, day, id, instant, table, whole } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/** `dropped` was never sent and never will be: its people are in other batches, or are planned anew. */
export const BATCH_STATES = [
  "planned",
  "sending",
  "accepted",
  "held",
  "failed",
  "uncertain",
  "dropped",
] as const;
export const SEND_METHODS = ["push", "multicast"] as const;

/** 送信: one LINE call to up to 500 people. Retry key and body are stored before the first attempt. */
export const batches = table(
  "batches",
  {
    id: id(),
    day: day("day").notNull(),
    /** Kinds and counts of the digest, without any person: `report:8+read:1`. */
    digestKey: text("digest_key").notNull(),
    occasion: text("occasion", { enum: OCCASIONS }).notNull(),
    /** The unit whose own hours its people keep; null where they keep the city's. */
    calendarUnitId: text("calendar_unit_id").references(() => units.id),
    /** The last day on which its words are true. */
    lastDay: day("last_day").notNull(),
    method: text("method", { enum: SEND_METHODS }).notNull(),
    /** The request body, kept as text: a retry must be the same byte for byte. */
    body: text("body").notNull(),
    recipients: whole("recipients", 1, 500).notNull(),
    retryKey: text("retry_key").notNull(),
    state: text("state", { enum: BATCH_STATES }).notNull(),
    attempts: count("attempts").notNull().default(0),
    /** Whoever holds the lease may call LINE; after this instant the batch is anybody's again. */
    leasedUntil: instant("leased_until"),
    firstAttemptAt: instant("first_attempt_at"),
    nextAttemptAt: instant("next_attempt_at"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    /** LINE's answer: the status (0 when there was none) and `x-line-request-id` of the accepted or last call. */
    lastStatus: whole("last_status", 0, 999),
    lineRequestId: text("line_request_id"),
    reason: text("reason"),
    /** The batch that an administrator sent in its place, with a new retry key. */
    resentAs: text("resent_as").references((): AnySQLiteColumn => batches.id),
    /** When an administrator took note of how it ended. */
    settledAt: instant("settled_at"),
  },
  (t) => [
    uniqueIndex("batches_retry_key").on(t.retryKey),
    // The sweep looks for unfinished work on every tick; finished rows are the many.
    index("batches_unfinished").on(t.state).where(sql`state IN ('planned', 'sending', 'held')`),
    // What an administrator has to look at, asked for with everybody's duties.
    index("batches_unsettled")
      .on(t.state)
      .where(sql`state IN ('failed', 'uncertain') AND settled_at IS NULL`),
    index("batches_day").on(t.day),
    checkDay("batches_day_day", t.day),
    checkDay("batches_last_day_day", t.lastDay),
    checkOneOf("batches_occasion", t.occasion, OCCASIONS),
    checkOneOf("batches_state", t.state, BATCH_STATES),
    checkOneOf("batches_method", t.method, SEND_METHODS),
    checkThat(
      "batches_finished",
      sql`(${t.state} IN ('accepted', 'failed', 'uncertain', 'dropped')) = (${t.finishedAt} IS NOT NULL)`,
    ),
    checkThat("batches_leased", sql`${t.state} <> 'sending' OR ${t.leasedUntil} IS NOT NULL`),
  ],
);

/** 宛先: one person in a batch. */
export const deliveries = table(
  "deliveries",
  {
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    day: day("day").notNull(),
    occasion: text("occasion", { enum: OCCASIONS }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.staffId] }),
    // At most one message a day of our own accord, whatever the planner believes.
    // The day comes first: a morning's inserts then go to one end of the index and not all over its history.
    uniqueIndex("deliveries_once_a_day").on(t.day, t.staffId).where(sql`occasion = 'daily'`),
    checkDay("deliveries_day_day", t.day),
    checkOneOf("deliveries_occasion", t.occasion, OCCASIONS),
  ],
);
