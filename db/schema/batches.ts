import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkDay, checkOneOf, checkThat, day, id, instant } from "./columns.ts";
import { staff } from "./staff.ts";

export const BATCH_STATES = ["planned", "sending", "accepted", "held", "failed", "uncertain"] as const;
export const SEND_METHODS = ["push", "multicast"] as const;

/** 送信: one LINE call to up to 500 people. Retry key and body are stored before the first attempt. */
export const batches = sqliteTable(
  "batches",
  {
    id: id(),
    day: day("day").notNull(),
    /** Kinds and counts of the digest, without any person: `report:8+read:1`. */
    digestKey: text("digest_key").notNull(),
    isUrgent: integer("is_urgent", { mode: "boolean" }).notNull(),
    method: text("method", { enum: SEND_METHODS }).notNull(),
    /** The request body, kept as text: a retry must be the same byte for byte. */
    body: text("body").notNull(),
    recipients: integer("recipients").notNull(),
    retryKey: text("retry_key").notNull(),
    state: text("state", { enum: BATCH_STATES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Whoever holds the lease may call LINE; after this instant the batch is anybody's again. */
    leasedUntil: instant("leased_until"),
    firstAttemptAt: instant("first_attempt_at"),
    nextAttemptAt: instant("next_attempt_at"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    /** LINE's answer: the status (0 when there was none) and `x-line-request-id` of the accepted or last call. */
    lastStatus: integer("last_status"),
    lineRequestId: text("line_request_id"),
    reason: text("reason"),
  },
  (t) => [
    uniqueIndex("batches_retry_key").on(t.retryKey),
    // The sweep looks for unfinished work on every tick; finished rows are the many.
    index("batches_unfinished").on(t.state).where(sql`state IN ('planned', 'sending', 'held')`),
    index("batches_day").on(t.day),
    checkDay("batches_day_day", t.day),
    checkOneOf("batches_state", t.state, BATCH_STATES),
    checkOneOf("batches_method", t.method, SEND_METHODS),
    checkThat("batches_recipients", sql`${t.recipients} BETWEEN 1 AND 500`),
    checkThat(
      "batches_finished",
      sql`(${t.state} IN ('accepted', 'failed', 'uncertain')) = (${t.finishedAt} IS NOT NULL)`,
    ),
    checkThat("batches_leased", sql`${t.state} <> 'sending' OR ${t.leasedUntil} IS NOT NULL`),
  ],
);

/** 宛先: one person in a batch. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    id: id(),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    day: day("day").notNull(),
    isUrgent: integer("is_urgent", { mode: "boolean" }).notNull(),
  },
  (t) => [
    uniqueIndex("deliveries_batch_staff").on(t.batchId, t.staffId),
    // At most one non-urgent push per person and day, whatever the planner believes.
    uniqueIndex("deliveries_once_a_day").on(t.staffId, t.day).where(sql`is_urgent = 0`),
  ],
);
