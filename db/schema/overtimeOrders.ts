import { sql } from "drizzle-orm";
import { index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ORDER_ORIGINS, ORDER_STATES } from "../../worker/domain/overtime/states.ts";
import {
  checkDay,
  checkOneOf,
  checkThat,
  day,
  flag,
  id,
  instant,
  minutesOfDay,
  table,
  version,
} from "./columns.ts";
import { goals } from "./goals.ts";
import { CHANNELS } from "./readings.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/**
 * 超過勤務命令: who, until when, what. Rows are only ever added: an application, each change, and the order or its
 * refusal are versions of one order. Times are minutes after the midnight with which `day` begins; 25:00 is 1500.
 */
export const overtimeOrders = table(
  "overtime_orders",
  {
    id: id(),
    /** The same in all versions of an order. */
    orderId: text("order_id").notNull(),
    version: version("version").notNull(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    /** Where the person worked on the day. */
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    day: day("day").notNull(),
    fromMinutes: minutesOfDay("from_minutes").notNull(),
    untilMinutes: minutesOfDay("until_minutes").notNull(),
    breakMinutes: minutesOfDay("break_minutes").notNull(),
    task: text("task").notNull(),
    goalId: text("goal_id").references(() => goals.id),
    /** Key of a reason class of the city's settings. */
    reason: text("reason"),
    state: text("state", { enum: ORDER_STATES }).notNull(),
    origin: text("origin", { enum: ORDER_ORIGINS }).notNull(),
    /** 締切後: asked for after the hour until which orders are to be asked for, and before the work began. */
    isLate: flag("is_late").notNull().default(false),
    /** 事後: asked for or ordered by themselves once the work had begun, or ordered when the day was over. */
    isAfterwards: flag("is_afterwards").notNull(),
    /** A day on which the person's place of work is closed. */
    isRestDay: flag("is_rest_day").notNull(),
    /** What whoever decided, or changed it, said. */
    word: text("word").notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => staff.id),
    /** As they were when it was written. */
    authorName: text("author_name").notNull(),
    authorTitle: text("author_title").notNull(),
    writtenAt: instant("written_at").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    /** Made by the sender for one act of sending: the same act arriving twice is stored once. */
    submissionKey: text("submission_key").notNull(),
  },
  (t) => [
    uniqueIndex("overtime_orders_version").on(t.orderId, t.version),
    // One act may order several people at once.
    uniqueIndex("overtime_orders_submission").on(t.submissionKey, t.orderId),
    index("overtime_orders_staff").on(t.staffId, t.day),
    // Versions that no longer count are passed over without their rows.
    index("overtime_orders_unit").on(t.unitId, t.day, t.state, t.orderId, t.version),
    index("overtime_orders_applied")
      .on(t.unitId, t.day, t.orderId, t.version)
      .where(sql`${t.state} = 'applied'`),
    checkDay("overtime_orders_day_day", t.day),
    checkOneOf("overtime_orders_state", t.state, ORDER_STATES),
    checkOneOf("overtime_orders_origin", t.origin, ORDER_ORIGINS),
    checkOneOf("overtime_orders_channel", t.channel, CHANNELS),
    checkThat("overtime_orders_span", sql`${t.untilMinutes} > ${t.fromMinutes}`),
    checkThat("overtime_orders_break", sql`${t.breakMinutes} < ${t.untilMinutes} - ${t.fromMinutes}`),
  ],
);
