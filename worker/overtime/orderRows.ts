// Orders as they stand: the newest version of each, with what was said of it the next morning.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { minutesOf, type StandingOrder } from "../domain/overtime/order.ts";
import type { OvertimeReason } from "../domain/overtime/settings.ts";
import type { OrderOrigin, OrderState } from "../domain/overtime/states.ts";
import type { OrderView } from "../domain/overtime/viewsOrders.ts";

/** A stored version; flags as the database has them. */
export interface OrderRow {
  orderId: string;
  version: number;
  staffId: string;
  unitId: string;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  task: string;
  goalId: string | null;
  goalNumber: number | null;
  goalTitle: string | null;
  reason: string | null;
  state: OrderState;
  origin: OrderOrigin;
  isLate: 0 | 1;
  isAfterwards: 0 | 1;
  isRestDay: 0 | 1;
  word: string;
  authorName: string;
  authorTitle: string;
  writtenAt: number;
  resultFrom: number | null;
  resultUntil: number | null;
  resultBreak: number | null;
  /** The day of the person is recorded by the attendance system. */
  hasActual: 0 | 1;
}

/** The newest version of the orders for which a condition on `o` holds, by day and time. One statement. */
export function newestOrders(db: Database, which: SQL) {
  return orderReads(db, sql`(${which}) AND ${isNewest}`);
}

/** What one act of sending has stored; empty while it has not arrived. One statement. */
export function ordersOfAct(db: Database, submissionKey: string) {
  return orderReads(db, sql`o.submission_key = ${submissionKey}`);
}

/** That no later version of `o` is there. */
export const isNewest = sql`NOT EXISTS (
  SELECT 1 FROM overtime_orders n WHERE n.order_id = o.order_id AND n.version > o.version)`;

/** That it is still wanted; `o`. */
export const isAlive = sql`o.state IN ('applied', 'ordered')`;

/** That the month of `o` is not closed. */
export const isOpenMonth = sql`NOT EXISTS (SELECT 1 FROM overtime_locks l WHERE l.month = substr(o.day, 1, 7))`;

/** Ids as a subquery, however many they are. */
export function idsIn(ids: readonly string[]): SQL {
  return sql`SELECT value FROM json_each(${JSON.stringify([...new Set(ids)])})`;
}

function orderReads(db: Database, which: SQL) {
  return db.all<OrderRow>(sql`
    SELECT o.order_id AS orderId, o.version AS version, o.staff_id AS staffId, o.unit_id AS unitId, o.day AS day,
           o.from_minutes AS "from", o.until_minutes AS until, o.break_minutes AS breakMinutes, o.task AS task,
           o.goal_id AS goalId, g.number AS goalNumber, g.title AS goalTitle, o.reason AS reason, o.state AS state,
           o.origin AS origin, o.is_late AS isLate, o.is_afterwards AS isAfterwards, o.is_rest_day AS isRestDay, o.word AS word,
           o.author_name AS authorName, o.author_title AS authorTitle, o.written_at AS writtenAt,
           r.from_minutes AS resultFrom, r.until_minutes AS resultUntil, r.break_minutes AS resultBreak,
           EXISTS (SELECT 1 FROM overtime_days d
             WHERE d.staff_id = o.staff_id AND d.day = o.day AND d.source = 'actual') AS hasActual
    FROM overtime_orders o
    LEFT JOIN goals g ON g.id = o.goal_id
    LEFT JOIN overtime_results r ON r.order_id = o.order_id
      AND NOT EXISTS (SELECT 1 FROM overtime_results x WHERE x.order_id = r.order_id AND x.version > r.version)
    WHERE ${which}
    ORDER BY o.day, o.from_minutes, o.order_id`);
}

export function toOrderView(row: OrderRow, reasons: readonly OvertimeReason[]): OrderView {
  const { orderId, version, day, from, until, breakMinutes, task, state, origin, word } = row;
  const { authorName, authorTitle, writtenAt, resultFrom, resultUntil, resultBreak } = row;
  return {
    orderId,
    version,
    day,
    from,
    until,
    breakMinutes,
    minutes: minutesOf(row),
    task,
    ...purposeOf(row, reasons),
    state,
    origin,
    isLate: row.isLate === 1,
    isAfterwards: row.isAfterwards === 1,
    isRestDay: row.isRestDay === 1,
    word,
    authorName,
    authorTitle,
    writtenAt,
    result:
      resultFrom === null || resultUntil === null
        ? null
        : { from: resultFrom, until: resultUntil, breakMinutes: resultBreak ?? 0 },
  };
}

/** What it is for, and that in words: those of the goal's sheet or of the city's reason class. */
export function purposeOf(
  row: Pick<OrderRow, "goalId" | "goalNumber" | "goalTitle" | "reason">,
  reasons: readonly OvertimeReason[],
): Pick<OrderView, "purpose" | "purposeLabel"> {
  if (row.goalId !== null) {
    const purposeLabel = row.goalTitle === null ? "" : `No.${row.goalNumber}　${row.goalTitle}`;
    return { purpose: { kind: "goal", goalId: row.goalId }, purposeLabel };
  }
  if (row.reason === null) return { purpose: null, purposeLabel: "" };
  const label = reasons.find(({ key }) => key === row.reason)?.label ?? "";
  return { purpose: { kind: "reason", key: row.reason }, purposeLabel: label };
}

export function toStanding({ orderId, state, day, from, until, breakMinutes }: OrderRow): StandingOrder {
  return { orderId, state, day, from, until, breakMinutes };
}
