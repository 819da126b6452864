import { sql } from "drizzle-orm";
import { auditLog, overtimeResults } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { addDays } from "../domain/civilDate.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import { minutesOf, type Span } from "../domain/overtime/order.ts";
import { judgeResult } from "../domain/overtime/result.ts";
import type { ResultOutcome, ResultsInput, ResultView } from "../domain/overtime/viewsResults.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { isNewestResult, recordDays } from "./dayOfRecord.ts";
import { idsIn, newestOrders, type OrderRow } from "./orderRows.ts";
import type { OrderChannel } from "./orderVersion.ts";

/** Races are settled by the version's key; who loses looks again, and others can win only so often. */
const MOST_TRIES = 4;

interface ResultsWish {
  input: ResultsInput;
  channel: OrderChannel;
}

interface StoredResult {
  orderId: string;
  version: number;
  from: number;
  until: number;
  breakMinutes: number;
  word: string;
  authorId: string;
  writtenAt: number;
  submissionKey: string;
}

/**
 * 実績: a person says of one or several own evenings when they ended. Each is judged by itself: one of which something was
 * said meanwhile comes back to be looked at, the others are recorded. All that is recorded is one transaction, with the
 * hours of record of those days. The same act arriving twice records once. Two round trips, two more for each race lost.
 */
export async function recordResults(
  context: Context,
  caller: Caller,
  wish: ResultsWish,
): Promise<ResultOutcome[]> {
  for (let tries = 1; ; tries += 1) {
    const { outcomes, statements } = await judgeAll(context, caller, wish);
    const [first, ...rest] = statements;
    if (!first) return outcomes;
    try {
      await context.db.batch([first, ...rest]);
      return outcomes;
    } catch (error) {
      if (!isConstraintViolation(error) || tries === MOST_TRIES) throw error;
    }
  }
}

async function judgeAll(context: Context, caller: Caller, { input, channel }: ResultsWish) {
  const { db, now } = context;
  const { submissionKey } = input;
  const staffId = caller.staff.id;
  const ids = idsIn(input.results.map(({ orderId }) => orderId));
  const [rows, said, locks] = await db.batch([
    // With the orders of the days beside them, whose results can be in the way.
    newestOrders(
      db,
      sql`o.staff_id = ${staffId} AND EXISTS (
        SELECT 1 FROM overtime_orders m
        WHERE m.order_id IN (${ids}) AND m.staff_id = o.staff_id AND abs(julianday(m.day) - julianday(o.day)) <= 1)`,
    ),
    db.all<StoredResult>(sql`
      SELECT r.order_id AS orderId, r.version AS version, r.from_minutes AS "from", r.until_minutes AS until,
             r.break_minutes AS breakMinutes, r.word AS word, r.author_id AS authorId, r.written_at AS writtenAt,
             r.submission_key AS submissionKey
      FROM overtime_results r
      WHERE r.order_id IN (${ids}) AND (r.submission_key = ${submissionKey} OR ${isNewestResult})`),
    db.all<{ month: Month }>(sql`SELECT month FROM overtime_locks`),
  ]);
  const locked = new Set(locks.map(({ month }) => month));
  const worked = new Map(rows.flatMap((row) => workedUnder(row) ?? []));
  const outcomes: ResultOutcome[] = [];
  const recorded: Recorded[] = [];
  for (const { orderId, baseVersion, said: words, word } of input.results) {
    const row = rows.find((each) => each.orderId === orderId);
    const own = said.filter((each) => each.orderId === orderId);
    const repeat = own.find((each) => each.submissionKey === submissionKey);
    const latest = own.toSorted((one, other) => other.version - one.version)[0];
    if (!row) {
      outcomes.push({ orderId, kind: "refused", refusal: { reason: "notFound" } });
    } else if (repeat) {
      outcomes.push(toRecorded(row, toResultView(repeat), true));
    } else if ((latest?.version ?? 0) !== baseVersion) {
      outcomes.push({ orderId, kind: "moved", latest: latest ? toResultView(latest) : null });
    } else {
      const others = [...worked].flatMap(([other, span]) => (other === orderId ? [] : [span]));
      const judged = judgeResult({ order: row, said: words, word, now, locked, others });
      if (judged.kind === "refused") {
        outcomes.push({ orderId, ...judged });
        continue;
      }
      const { span } = judged;
      worked.set(orderId, span);
      const result = { ...span, version: baseVersion + 1, word: judged.word, writtenAt: now };
      recorded.push({ row, result, before: latest ? toResultView(latest) : null });
      outcomes.push(toRecorded(row, toResultView(result), false));
    }
  }
  const author = { id: staffId, name: caller.staff.name, title: caller.posts[0]?.title ?? "" };
  const statements =
    recorded.length === 0
      ? []
      : [
          ...recorded.flatMap((each) => resultStatements(context, each, { author, submissionKey, channel })),
          recordDays(db, { staffId, days: recorded.map(({ row }) => row.day), now }),
        ];
  return { outcomes, statements };
}

interface Recorded {
  row: OrderRow;
  result: Omit<StoredResult, "orderId" | "authorId" | "submissionKey">;
  before: ResultView | null;
}

function resultStatements(
  context: Context,
  { row, result, before }: Recorded,
  act: {
    author: { id: string; name: string; title: string };
    submissionKey: string;
    channel: OrderChannel;
  },
) {
  const { db, now, newId } = context;
  const { author, submissionKey, channel } = act;
  const { version, from, until, breakMinutes, word } = result;
  return [
    db.insert(auditLog).values(
      auditRow(
        context,
        {
          action: "overtime.result",
          subject: `overtimeOrder:${row.orderId}`,
          before,
          after: { version, from, until, breakMinutes },
        },
        stillFits(row, result),
      ),
    ),
    db.insert(overtimeResults).values({
      id: newId(),
      orderId: row.orderId,
      version,
      fromMinutes: from,
      untilMinutes: until,
      breakMinutes,
      word,
      authorId: author.id,
      authorName: author.name,
      authorTitle: author.title,
      writtenAt: now,
      channel,
      submissionKey,
    }),
  ] as const;
}

/** Holds while the month is open, the order is the one that was judged, and no other result shares a minute with this. */
function stillFits(
  { orderId, version, staffId, day }: OrderRow,
  { from, until }: { from: number; until: number },
) {
  const apart = sql`1440 * (julianday(o.day) - julianday(${day}))`;
  return sql`NOT EXISTS (SELECT 1 FROM overtime_locks WHERE month = ${monthOfDay(day)})
    AND NOT EXISTS (SELECT 1 FROM overtime_orders n WHERE n.order_id = ${orderId} AND n.version > ${version})
    AND (${until} <= ${from} OR NOT EXISTS (
      SELECT 1 FROM overtime_orders o JOIN overtime_results r ON r.order_id = o.order_id
      WHERE o.staff_id = ${staffId} AND o.day BETWEEN ${addDays(day, -1)} AND ${addDays(day, 1)}
        AND o.order_id <> ${orderId} AND ${isNewestResult} AND r.until_minutes > r.from_minutes
        AND r.from_minutes + ${apart} < ${until} AND r.until_minutes + ${apart} > ${from}))`;
}

function workedUnder(row: OrderRow): [[string, Span]] | null {
  const { orderId, day, resultFrom, resultUntil, resultBreak } = row;
  if (resultFrom === null || resultUntil === null) return null;
  return [[orderId, { day, from: resultFrom, until: resultUntil, breakMinutes: resultBreak ?? 0 }]];
}

function toRecorded(row: OrderRow, result: ResultView, isRepeat: boolean): ResultOutcome {
  const { orderId, day } = row;
  return { orderId, kind: "recorded", day, result, hasActual: row.hasActual === 1, isRepeat };
}

function toResultView(stored: Omit<ResultView, "minutes">): ResultView {
  const { version, from, until, breakMinutes, word, writtenAt } = stored;
  return { version, from, until, breakMinutes, minutes: minutesOf(stored), word, writtenAt };
}
