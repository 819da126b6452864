// The ground of 申請, 変更 and 取下げ: a person's own order, judged, and written unless somebody was faster.
import type { Context } from "../context.ts";
import { todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { checkSpan, type Span } from "../domain/overtime/order.ts";
import {
  checkAhead,
  checkPurpose,
  MOST_DAYS_AGO,
  type Purpose,
  readTimes,
} from "../domain/overtime/orderWish.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import type { Timing } from "../domain/overtime/timing.ts";
import type { OrderOutcome, OrderRefusal, OrderWish } from "../domain/overtime/viewsOrders.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import {
  goalReads,
  lockReads,
  marksOf,
  nearOrders,
  placeReads,
  stillFits,
  unitsOfPeople,
} from "./orderFacts.ts";
import { ordersOfAct, toOrderView, toStanding } from "./orderRows.ts";
import { type NewVersion, type OrderAct, rowOf, versionStatements } from "./orderVersion.ts";
import { readerReads, readersOf } from "./readers.ts";

/** What everything about a person's own order begins with; null for the purpose where none is looked up. */
export function ownReads(
  context: Context,
  facts: { staffId: string; day: CivilDate; purpose: Purpose | null; submissionKey: string },
) {
  const { db } = context;
  const { staffId, day, purpose, submissionKey } = facts;
  const units = unitsOfPeople([staffId], day);
  return [
    rulesReads(db),
    ledUnitReads(db, day, units),
    placeReads(db, [staffId], day),
    nearOrders(db, [staffId], day),
    lockReads(db, monthOfDay(day)),
    goalReads(db, purpose, units),
    ordersOfAct(db, submissionKey),
    readerReads(db, units, todayOf(context)),
  ] as const;
}
type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
type OwnRows = RowsOf<ReturnType<typeof ownReads>>;

/** The rows of `ownReads` as facts. */
export function ownFacts([ruleRows, unitRows, places, near, locks, goals, same, readers]: OwnRows) {
  const rules = rulesFrom(ruleRows);
  const units = toLedUnits(unitRows);
  const [place] = places;
  const section = place ? sectionOf(place.unitId, units) : null;
  return {
    rules,
    units,
    places,
    place: place ?? null,
    lineage: place ? lineageIn(place.unitId, units).map(({ id }) => id) : [],
    near,
    locked: new Set(locks.map(({ month }) => month)),
    goal: goals[0] ?? null,
    same,
    readers: readersOf(readers, section?.id),
    boardAt: minutesOfTime(rules.settings.overtimeHours.boardAt),
  };
}
export type OwnFacts = ReturnType<typeof ownFacts>;

/**
 * Judges a wish of a person for themselves.
 * @param orderId the order that is changed, which is not in its own way
 */
export function judgeWish(
  facts: OwnFacts,
  { wish, now, today, orderId }: { wish: OrderWish; now: number; today: CivilDate; orderId: string },
):
  | ({ kind: "fits"; span: Span; task: string; unitId: string; isRestDay: boolean } & Timing)
  | { kind: "refused"; refusal: OrderRefusal } {
  const { place, places, units, rules, near, locked, goal } = facts;
  if (!place) return refused({ reason: "noPost" });
  if (leadsSection(places, units)) return refused({ reason: "leadsSection" });
  const read = readTimes(wish);
  if (read.kind === "refused") return read;
  const span = { day: wish.day, ...read.times };
  const ahead = checkAhead(wish.day, today);
  if (ahead) return refused(ahead);
  const purpose = checkPurpose({
    task: wish.task,
    purpose: wish.purpose,
    goalTitle: goal?.title,
    reasons: rules.settings.overtimeReasons,
  });
  if (purpose.kind === "refused") return purpose;
  if (locked.has(monthOfDay(wish.day))) return refused({ reason: "locked", month: monthOfDay(wish.day) });
  const orders = near.map(toStanding);
  const checked = checkSpan({ ...span, now, mostDaysAgo: MOST_DAYS_AGO, orders, orderId });
  if (checked.kind === "refused") return checked;
  const marks = marksOf({ rules, units, unitId: place.unitId, span, origin: "staff", now });
  return { kind: "fits", span, task: purpose.task, unitId: place.unitId, ...marks };
}

/** What an own act comes to before anything is written. */
export type OwnDecision =
  | { kind: "write"; version: NewVersion; act: OrderAct; facts: OwnFacts }
  | Extract<OrderOutcome, { kind: "stored" }>
  | Extract<OrderOutcome, { kind: "refused" }>;

/** Decides and writes; when somebody was faster, decides once more on what holds then. */
export async function writeOwn(context: Context, decide: () => Promise<OwnDecision>): Promise<OrderOutcome> {
  const found = await decide();
  if (found.kind !== "write") return found;
  const { version, act, facts } = found;
  try {
    await context.db.batch([...versionStatements(context, version, act, stillFits(version))]);
    return storedAs(facts, toOrderView(rowOf(version, act, context.now), reasonsOf(facts)), false);
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    const again = await decide();
    if (again.kind === "write") throw error;
    return again;
  }
}

/** The answer to an act that has arrived before; refused where its key was another person's or another order's. */
export function repeatOf(facts: OwnFacts, { staffId, orderId }: { staffId: string; orderId: string }) {
  const [first] = facts.same;
  if (!first) return null;
  const own = facts.same.find((row) => row.staffId === staffId && row.orderId === orderId);
  return own ? storedAs(facts, toOrderView(own, reasonsOf(facts)), true) : refused({ reason: "otherAct" });
}

export function refused(refusal: OrderRefusal): { kind: "refused"; refusal: OrderRefusal } {
  return { kind: "refused", refusal };
}

function storedAs(facts: OwnFacts, order: ReturnType<typeof toOrderView>, isRepeat: boolean) {
  return { kind: "stored", order, isRepeat, readers: facts.readers, boardAt: facts.boardAt } as const;
}

function reasonsOf({ rules }: OwnFacts) {
  return rules.settings.overtimeReasons;
}
