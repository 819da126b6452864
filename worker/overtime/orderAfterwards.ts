import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { checkSpan } from "../domain/overtime/order.ts";
import { MAX_ORDER_WORD_CHARACTERS } from "../domain/overtime/orderWish.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { ordersAsWorked, type SettledOrder } from "../domain/overtime/settle.ts";
import type { DaySource } from "../domain/overtime/states.ts";
import type { OrderRefusal } from "../domain/overtime/viewsOrders.ts";
import type { AfterwardsInput } from "../domain/overtime/viewsResults.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { lockReads, nearOrders, stillFits } from "./orderFacts.ts";
import { type OrderRow, ordersOfAct, purposeOf, toStanding } from "./orderRows.ts";
import { authorFor, type OrderChannel, versionStatements } from "./orderVersion.ts";

/** What was worked may be put right as long as the month is open. */
const MOST_DAYS_AGO = 366;

type Outcome =
  | { kind: "ordered"; orders: number; isRepeat: boolean }
  | { kind: "refused"; refusal: OrderRefusal };

interface AfterwardsWish {
  unitId: string;
  input: AfterwardsInput;
  channel: OrderChannel;
}

/**
 * 事後の命令: what a person worked longer than ordered on a day is ordered afterwards, as one more version of the same
 * orders, marked 事後. The same act arriving twice is stored once. Two round trips, two more for a race lost.
 */
export async function orderAfterwards(
  context: Context,
  caller: Caller,
  wish: AfterwardsWish,
): Promise<Outcome> {
  const found = await decide(context, caller, wish);
  const [first, ...rest] = found.statements;
  if (!first) return found.outcome;
  try {
    await context.db.batch([first, ...rest]);
    return found.outcome;
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    const again = await decide(context, caller, wish);
    if (again.statements.length > 0) throw error;
    return again.outcome;
  }
}

async function decide(context: Context, caller: Caller, { unitId, input, channel }: AfterwardsWish) {
  const { db, now } = context;
  const { submissionKey, staffId, day } = input;
  const [unitRows, near, records, locks, same] = await db.batch([
    ledUnitReads(db, todayOf(context), sql`SELECT ${unitId}`),
    nearOrders(db, [staffId], day),
    db.all<{ minutes: number; source: DaySource }>(
      sql`SELECT minutes, source FROM overtime_days WHERE staff_id = ${staffId} AND day = ${day}`,
    ),
    lockReads(db, monthOfDay(day)),
    ordersOfAct(db, submissionKey),
  ]);
  const units = toLedUnits(unitRows);
  const mine = (row: OrderRow) => sectionOf(row.unitId, units)?.id === unitId && row.staffId === staffId;
  if (same.length > 0) {
    return same.every((row) => mine(row) && row.day === day)
      ? answer({ kind: "ordered", orders: same.length, isRepeat: true })
      : refused({ reason: "otherAct" });
  }
  const month = monthOfDay(day);
  const word = input.word.toWellFormed().trim();
  const rows = near.filter((row) => row.day === day && row.state === "ordered" && mine(row));
  const [record] = records;
  if (rows.length === 0 || !record) return refused({ reason: "notFound" });
  if (staffId === caller.staff.id) return refused({ reason: "ownOrder" });
  if (locks.some((lock) => lock.month === month)) return refused({ reason: "locked", month });
  if (word.length > MAX_ORDER_WORD_CHARACTERS) {
    return refused({ reason: "wordTooLong", most: MAX_ORDER_WORD_CHARACTERS });
  }
  const spans = ordersAsWorked(rows.map(toSettled), { worked: record.minutes, source: record.source });
  if (spans.length === 0) return refused({ reason: "newerVersion" });
  const author = authorFor(
    caller,
    lineageIn(unitId, units).map(({ id }) => id),
  );
  const act = { author, submissionKey, channel };
  const statements: ReturnType<typeof versionStatements>[number][] = [];
  for (const { orderId, span } of spans) {
    const row = rows.find((each) => each.orderId === orderId);
    if (!row) continue;
    const checked = checkSpan({
      ...span,
      now,
      mostDaysAgo: MOST_DAYS_AGO,
      orders: near.map(toStanding),
      orderId,
    });
    if (checked.kind === "refused") return refused(checked.refusal);
    const version = {
      orderId,
      version: row.version + 1,
      staffId,
      unitId: row.unitId,
      span,
      task: row.task,
      purpose: purposeOf(row, []).purpose,
      goal: null,
      state: "ordered",
      origin: row.origin,
      isLate: row.isLate === 1,
      isAfterwards: true,
      isRestDay: row.isRestDay === 1,
      word,
    } as const;
    statements.push(...versionStatements(context, version, act, stillFits(version)));
  }
  return { outcome: { kind: "ordered", orders: spans.length, isRepeat: false } as Outcome, statements };
}

function toSettled(row: OrderRow): SettledOrder {
  const { orderId, day, from, until, breakMinutes, resultFrom, resultUntil, resultBreak } = row;
  const result =
    resultFrom === null || resultUntil === null
      ? null
      : { from: resultFrom, until: resultUntil, breakMinutes: resultBreak ?? 0 };
  return { orderId, day, from, until, breakMinutes, result };
}

function refused(refusal: OrderRefusal) {
  return answer({ kind: "refused", refusal });
}

function answer(outcome: Outcome) {
  return { outcome, statements: [] };
}
