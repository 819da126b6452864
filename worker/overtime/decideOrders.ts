import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { checkSpan, type Span, type StandingOrder } from "../domain/overtime/order.ts";
import {
  MAX_ORDER_WORD_CHARACTERS,
  MAX_TASK_CHARACTERS,
  MOST_DAYS_TO_DECIDE,
  readTimes,
} from "../domain/overtime/orderWish.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import type { OvertimeReason } from "../domain/overtime/settings.ts";
import { isDayOver } from "../domain/overtime/timing.ts";
import type {
  Decision,
  DecisionOutcome,
  DecisionsInput,
  OrderRefusal,
} from "../domain/overtime/viewsOrders.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { stillFits } from "./orderFacts.ts";
import {
  idsIn,
  newestOrders,
  type OrderRow,
  ordersOfAct,
  purposeOf,
  toOrderView,
  toStanding,
} from "./orderRows.ts";
import { authorFor, type NewVersion, type OrderChannel, rowOf, versionStatements } from "./orderVersion.ts";

/** Races are settled by the version's key; who loses looks again, and others can win only so often. */
const MOST_TRIES = 4;

/**
 * 命令・変更・見送り of several orders of one section at once. Each is judged by itself: one whose version has moved comes
 * back with the newest to look at, the others are decided. All that is decided is one transaction. The same act
 * arriving twice decides once. What is ordered when its day is over is 事後. Two round trips, two more for each race lost.
 */
export async function decideOrders(
  context: Context,
  caller: Caller,
  wish: { unitId: string; input: DecisionsInput; channel: OrderChannel },
): Promise<DecisionOutcome[]> {
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

async function judgeAll(
  context: Context,
  caller: Caller,
  { unitId, input, channel }: { unitId: string; input: DecisionsInput; channel: OrderChannel },
) {
  const { db, now } = context;
  const { submissionKey } = input;
  const ids = idsIn(input.decisions.map(({ orderId }) => orderId));
  const [ruleRows, unitRows, rows, near, locks, same] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, todayOf(context), sql`SELECT ${unitId}`),
    newestOrders(db, sql`o.order_id IN (${ids})`),
    // The days beside those of the orders are few: whoever has an order of them can have others in the way.
    newestOrders(
      db,
      sql`o.state IN ('applied', 'ordered') AND EXISTS (
        SELECT 1 FROM overtime_orders m WHERE m.order_id IN (${ids}) AND m.staff_id = o.staff_id
          AND abs(julianday(m.day) - julianday(o.day)) <= 1)`,
    ),
    db.all<{ month: string }>(sql`SELECT month FROM overtime_locks`),
    ordersOfAct(db, submissionKey),
  ]);
  const { overtimeReasons } = rulesFrom(ruleRows).settings;
  const units = toLedUnits(unitRows);
  const author = authorFor(
    caller,
    lineageIn(unitId, units).map(({ id }) => id),
  );
  const act = { author, submissionKey, channel };
  const facts: Facts = {
    caller,
    now,
    reasons: overtimeReasons,
    locked: new Set(locks.map(({ month }) => month)),
    mine: (row) => sectionOf(row.unitId, units)?.id === unitId,
    standing: Map.groupBy(near, ({ staffId }) => staffId),
  };
  const outcomes: DecisionOutcome[] = [];
  const statements: ReturnType<typeof versionStatements>[number][] = [];
  for (const { orderId, baseVersion, decision } of input.decisions) {
    const repeat = same.find((row) => row.orderId === orderId);
    const row = rows.find((each) => each.orderId === orderId);
    if (repeat && facts.mine(repeat)) {
      outcomes.push({
        orderId,
        kind: "decided",
        order: toOrderView(repeat, overtimeReasons),
        isRepeat: true,
      });
    } else if (!row || !facts.mine(row)) {
      outcomes.push({ orderId, kind: "refused", refusal: { reason: "notFound" } });
    } else if (row.version !== baseVersion) {
      outcomes.push({ orderId, kind: "moved", latest: toOrderView(row, overtimeReasons) });
    } else {
      const judged = judge(row, decision, facts);
      if (judged.kind === "refused") {
        outcomes.push({ orderId, ...judged });
        continue;
      }
      const { version } = judged;
      const decided = rowOf(version, act, now);
      statements.push(...versionStatements(context, version, act, stillFits(version)));
      keep(facts, decided);
      outcomes.push({
        orderId,
        kind: "decided",
        order: toOrderView(decided, overtimeReasons),
        isRepeat: false,
      });
    }
  }
  return { outcomes, statements };
}

interface Facts {
  caller: Caller;
  now: number;
  reasons: readonly OvertimeReason[];
  locked: ReadonlySet<string>;
  /** Whether the order is of the section that the board is of. */
  mine: (row: OrderRow) => boolean;
  standing: Map<string, OrderRow[]>;
}

function judge(
  row: OrderRow,
  decision: Decision,
  facts: Facts,
): { kind: "fits"; version: NewVersion } | { kind: "refused"; refusal: OrderRefusal } {
  const refused = (refusal: OrderRefusal) => ({ kind: "refused", refusal }) as const;
  if (row.staffId === facts.caller.staff.id) return refused({ reason: "ownOrder" });
  if (row.state === "withdrawn") return refused({ reason: "alreadyDecided" });
  if (row.state === "ordered" && decision.kind === "order") return refused({ reason: "alreadyDecided" });
  if (row.resultFrom !== null) return refused({ reason: "hasResult" });
  const month = monthOfDay(row.day);
  if (facts.locked.has(month)) return refused({ reason: "locked", month });
  const word = decision.kind === "order" ? "" : decision.word.toWellFormed().trim();
  if (word.length > MAX_ORDER_WORD_CHARACTERS) {
    return refused({ reason: "wordTooLong", most: MAX_ORDER_WORD_CHARACTERS });
  }
  if (decision.kind === "decline" && word === "") return refused({ reason: "wordMissing" });
  const fields = fieldsOf(row, decision);
  if (fields.kind === "refused") return fields;
  const { span, task } = fields;
  if (decision.kind !== "decline") {
    const orders: StandingOrder[] = (facts.standing.get(row.staffId) ?? []).map(toStanding);
    const checked = checkSpan({
      ...span,
      now: facts.now,
      mostDaysAgo: MOST_DAYS_TO_DECIDE,
      orders,
      orderId: row.orderId,
    });
    if (checked.kind === "refused") return checked;
  }
  return {
    kind: "fits",
    version: {
      orderId: row.orderId,
      version: row.version + 1,
      staffId: row.staffId,
      unitId: row.unitId,
      span,
      task,
      purpose: purposeOf(row, []).purpose,
      goal: row.goalTitle === null ? null : { number: row.goalNumber ?? 0, title: row.goalTitle },
      state: decision.kind === "decline" ? "declined" : "ordered",
      origin: row.origin,
      isLate: row.isLate === 1,
      isAfterwards: row.isAfterwards === 1 || (decision.kind !== "decline" && isDayOver(row, facts.now)),
      isRestDay: row.isRestDay === 1,
      word,
    },
  };
}

function fieldsOf(
  row: OrderRow,
  decision: Decision,
): { kind: "fields"; span: Span; task: string } | { kind: "refused"; refusal: OrderRefusal } {
  const { day, from, until, breakMinutes, task } = row;
  if (decision.kind !== "change") {
    return { kind: "fields", span: { day, from, until, breakMinutes }, task };
  }
  const read = readTimes(decision);
  if (read.kind === "refused") return read;
  const changed = decision.task.toWellFormed().trim();
  if (changed === "") return { kind: "refused", refusal: { reason: "taskMissing" } };
  if (changed.length > MAX_TASK_CHARACTERS) {
    return { kind: "refused", refusal: { reason: "taskTooLong", most: MAX_TASK_CHARACTERS } };
  }
  return { kind: "fields", span: { day, ...read.times }, task: changed };
}

/** What was just decided is in the way of what is decided after it. */
function keep({ standing }: Facts, decided: OrderRow) {
  const others = (standing.get(decided.staffId) ?? []).filter(({ orderId }) => orderId !== decided.orderId);
  standing.set(decided.staffId, [...others, decided]);
}
