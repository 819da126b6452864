import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { checkSpan } from "../domain/overtime/order.ts";
import {
  checkAhead,
  checkPurpose,
  MAX_ORDER_WORD_CHARACTERS,
  MOST_DAYS_AGO,
  readTimes,
} from "../domain/overtime/orderWish.ts";
import { lineageIn } from "../domain/overtime/sections.ts";
import type { InitiativeInput, InitiativeOutcome, OrderRefusal } from "../domain/overtime/viewsOrders.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { goalReads, lockReads, marksOf, nearOrders, type PlaceRow, stillFits } from "./orderFacts.ts";
import { type OrderRow, ordersOfAct, toOrderView, toStanding } from "./orderRows.ts";
import { authorFor, type OrderChannel, rowOf, versionStatements } from "./orderVersion.ts";
import { peopleReads, staffOfSection } from "./sectionPeople.ts";

interface InitiativeWish {
  unitId: string;
  input: InitiativeInput;
  channel: OrderChannel;
}
type Refused = Extract<InitiativeOutcome, { kind: "refused" }>;

/**
 * 命令 on the initiative of whoever leads the section, for one or several people: all of it is stored or nothing. Also how
 * work that was not ordered is put right afterwards (事後). The same act arriving twice is stored once. Two round trips.
 */
export async function orderOvertime(
  context: Context,
  caller: Caller,
  wish: InitiativeWish,
): Promise<InitiativeOutcome> {
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

async function decide(context: Context, caller: Caller, { unitId, input, channel }: InitiativeWish) {
  const { db, now } = context;
  const { submissionKey, staffIds, word, ...wish } = input;
  const own = sql`SELECT ${unitId}`;
  const [ruleRows, unitRows, people, near, locks, [goal], same] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, wish.day, own),
    peopleReads(db, unitId, wish.day),
    nearOrders(db, staffIds, wish.day),
    lockReads(db, monthOfDay(wish.day)),
    goalReads(db, wish.purpose, own),
    ordersOfAct(db, submissionKey),
  ]);
  const rules = rulesFrom(ruleRows);
  const units = toLedUnits(unitRows);
  const chosen = staffOfSection(people, unitId, units).filter(({ staffId }) => staffIds.includes(staffId));
  const orderIdOf = ({ staffId }: { staffId: string }) => `${submissionKey}:${staffId}`;
  const named = (rows: readonly OrderRow[]) =>
    rows.map((row) => ({
      ...toOrderView(row, rules.settings.overtimeReasons),
      staffId: row.staffId,
      name: people.find(({ staffId }) => staffId === row.staffId)?.name ?? "",
    }));
  const answer = (outcome: InitiativeOutcome) => ({ outcome, statements: [] });

  if (same.length > 0) {
    const isSame = same.every((row) => row.orderId === orderIdOf(row) && units.has(row.unitId));
    if (!isSame) return answer(refused({ reason: "otherAct" }));
    return answer({ kind: "ordered", orders: named(same), isRepeat: true });
  }
  if (staffIds.length === 0) return answer(refused({ reason: "nobodyChosen" }));
  const missing = staffIds.find((id) => !chosen.some(({ staffId }) => staffId === id));
  if (missing !== undefined) {
    const name = people.find(({ staffId }) => staffId === missing)?.name ?? "選んだ職員";
    return answer(refused({ reason: "notInSection", name }));
  }
  if (staffIds.includes(caller.staff.id)) return answer(refused({ reason: "ownOrder" }));
  if (word.trim().length > MAX_ORDER_WORD_CHARACTERS) {
    return answer(refused({ reason: "wordTooLong", most: MAX_ORDER_WORD_CHARACTERS }));
  }
  const read = readTimes(wish);
  if (read.kind === "refused") return answer(refused(read.refusal));
  const ahead = checkAhead(wish.day, todayOf(context));
  if (ahead) return answer(refused(ahead));
  const { overtimeReasons: reasons } = rules.settings;
  const purpose = checkPurpose({ task: wish.task, purpose: wish.purpose, goalTitle: goal?.title, reasons });
  if (purpose.kind === "refused") return answer(refused(purpose.refusal));
  const month = monthOfDay(wish.day);
  if (locks.some((lock) => lock.month === month)) return answer(refused({ reason: "locked", month }));
  const span = { day: wish.day, ...read.times };
  for (const person of chosen) {
    const orders = near.filter(({ staffId }) => staffId === person.staffId).map(toStanding);
    const checked = checkSpan({ ...span, now, mostDaysAgo: MOST_DAYS_AGO, orders });
    if (checked.kind === "refused") return answer(refused(checked.refusal, nameIn(checked.refusal, person)));
  }

  const author = authorFor(
    caller,
    lineageIn(unitId, units).map(({ id }) => id),
  );
  const act = { author, submissionKey, channel };
  const versions = chosen.map((person) => ({
    orderId: orderIdOf(person),
    version: 1,
    staffId: person.staffId,
    unitId: person.unitId,
    span,
    task: purpose.task,
    purpose: wish.purpose,
    goal: goal ?? null,
    state: "ordered" as const,
    origin: "chief" as const,
    word: word.toWellFormed().trim(),
    ...marksOf({ rules, units, unitId: person.unitId, span, origin: "chief", now }),
  }));
  const rows = versions.map((version) => rowOf(version, act, now));
  return {
    outcome: { kind: "ordered", orders: named(rows), isRepeat: false } satisfies InitiativeOutcome,
    statements: versions.flatMap((version) => [
      ...versionStatements(context, version, act, stillFits(version)),
    ]),
  };
}

/** Whom a refusal is about: only an overlap is one person's. */
function nameIn(refusal: OrderRefusal, person: PlaceRow): string | null {
  return refusal.reason === "overlaps" ? person.name : null;
}

function refused(refusal: OrderRefusal, name: string | null = null): Refused {
  return { kind: "refused", refusal, name };
}
