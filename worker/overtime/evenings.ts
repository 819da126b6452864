import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addDays, type CivilDate, tokyoInstant } from "../domain/civilDate.ts";
import { minutesOf } from "../domain/overtime/order.ts";
import { MOST_DAYS_AGO } from "../domain/overtime/orderWish.ts";
import type { Evening } from "../domain/overtime/viewsResults.ts";
import { isNewestResult } from "./dayOfRecord.ts";
import { isNewest } from "./orderRows.ts";

interface EveningRow {
  orderId: string;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  task: string;
  isRestDay: 0 | 1;
  version: number | null;
  resultFrom: number;
  resultUntil: number;
  resultBreak: number;
  word: string;
  writtenAt: number;
}

/**
 * A person's ordered evenings of the last weeks whose end is theirs to say: in months that are open, on days that the
 * attendance system has not recorded. One statement.
 */
export function eveningReads(db: Database, staffId: string, today: CivilDate) {
  return db.all<EveningRow>(sql`
    SELECT o.order_id AS orderId, o.day AS day, o.from_minutes AS "from", o.until_minutes AS until,
           o.break_minutes AS breakMinutes, o.task AS task, o.is_rest_day AS isRestDay, r.version AS version,
           r.from_minutes AS resultFrom, r.until_minutes AS resultUntil, r.break_minutes AS resultBreak,
           r.word AS word, r.written_at AS writtenAt
    FROM overtime_orders o LEFT JOIN overtime_results r ON r.order_id = o.order_id AND ${isNewestResult}
    WHERE o.staff_id = ${staffId} AND o.day BETWEEN ${addDays(today, -MOST_DAYS_AGO)} AND ${today}
      AND o.state = 'ordered' AND ${isNewest}
      AND NOT EXISTS (SELECT 1 FROM overtime_locks l WHERE l.month = substr(o.day, 1, 7))
      AND NOT EXISTS (SELECT 1 FROM overtime_days d
        WHERE d.staff_id = o.staff_id AND d.day = o.day AND d.source = 'actual')
    ORDER BY o.day, o.from_minutes, o.order_id`);
}

/** Those that are over, or of which something was said already; the oldest first. */
export function toEvenings(rows: readonly EveningRow[], now: number): Evening[] {
  return rows
    .filter(({ day, until, version }) => version !== null || tokyoInstant(day, until) <= now)
    .map((row) => ({
      orderId: row.orderId,
      day: row.day,
      from: row.from,
      until: row.until,
      breakMinutes: row.breakMinutes,
      minutes: minutesOf(row),
      task: row.task,
      isRestDay: row.isRestDay === 1,
      result: row.version === null ? null : resultOf(row, row.version),
    }));
}

function resultOf(row: EveningRow, version: number): Evening["result"] {
  const { resultFrom: from, resultUntil: until, resultBreak: breakMinutes, word, writtenAt } = row;
  return {
    version,
    from,
    until,
    breakMinutes,
    minutes: minutesOf({ from, until, breakMinutes }),
    word,
    writtenAt,
  };
}
