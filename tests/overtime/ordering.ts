// The test city with overtime in it: settings, calls of the verbs, and what is stored.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { overtimeDays, overtimeOrders, settings } from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import type { ApplicationInput, Decision, OrderView } from "../../worker/domain/overtime/viewsOrders.ts";
import { newId } from "../../worker/ids.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { decideOrders } from "../../worker/overtime/decideOrders.ts";
import type { Caller } from "../../worker/people/callerOf.ts";
import { CITY, callerFor } from "../support/city.ts";
import { testContext } from "../support/context.ts";

/** A Monday, before the cut-off of 16:30. */
export const TODAY = "2026-10-05";
export const at = (localMinute: string) => Date.parse(`${localMinute}:00+09:00`);
export const AFTERNOON = at("2026-10-05T15:00");

export function clockAt(db: Database, now = AFTERNOON): Context {
  return testContext(db, { newId, now, actor: { kind: "staff", staffId: CITY.staff.residentsMember } });
}

export function wishFor(own: Partial<ApplicationInput> = {}): ApplicationInput {
  return {
    submissionKey: `key-${newId()}`,
    day: TODAY,
    from: "17:15",
    until: "19:30",
    breakMinutes: "",
    task: "ごみ減量説明会の資料づくり",
    purpose: { kind: "goal", goalId: CITY.goals.g1 },
    ...own,
  };
}

/** Asks for overtime, failing the test unless it is stored. */
export async function apply(
  db: Database,
  own: Partial<ApplicationInput> & { by?: string; now?: number } = {},
): Promise<OrderView> {
  const { by = CITY.staff.residentsMember, now, ...wish } = own;
  const outcome = await applyForOrder(clockAt(db, now), callerFor(by), {
    input: wishFor(wish),
    channel: "liff",
  });
  if (outcome.kind !== "stored") throw new Error(`not stored: ${JSON.stringify(outcome.refusal)}`);
  return outcome.order;
}

export function decide(
  db: Database,
  decisions: readonly [order: Pick<OrderView, "orderId" | "version">, decision: Decision][],
  options: { by?: Caller; unitId?: string; now?: number; submissionKey?: string } = {},
) {
  const { by = callerFor(CITY.staff.residentsChief), unitId = CITY.units.residents, now } = options;
  return decideOrders(clockAt(db, now), by, {
    unitId,
    channel: "liff",
    input: {
      submissionKey: options.submissionKey ?? `key-${newId()}`,
      decisions: decisions.map(([{ orderId, version }, decision]) => ({
        orderId,
        baseVersion: version,
        decision,
      })),
    },
  });
}

const TEN_HOURS = 600;

export const ORDER = { kind: "order" } as const;

/** Every stored version, in the order of writing. */
export function versionsIn(db: Database) {
  return db.select().from(overtimeOrders).orderBy(sql`rowid`);
}

/** Hours of record from a day on, ten a day at the most. */
export async function record(
  db: Database,
  staffId: string,
  from: string,
  minutes: number,
  unitId: string = CITY.units.residents,
) {
  const rows = Array.from({ length: Math.ceil(minutes / TEN_HOURS) }, (_, index) => ({
    staffId,
    day: addDays(from, index),
    unitId,
    minutes: Math.min(TEN_HOURS, minutes - index * TEN_HOURS),
    restMinutes: 0,
    specialMinutes: 0,
    untilMinutes: null,
    source: "result" as const,
    recordedAt: 0,
  }));
  await db.insert(overtimeDays).values(rows);
}

export async function set(db: Database, key: string, value: unknown) {
  await db.insert(settings).values({ key, value, updatedAt: 0 });
}

/** A stored version of an order, ordered unless said otherwise: of 市民課's member, from the end of the working day. */
export function orderRow(
  own: Pick<typeof overtimeOrders.$inferInsert, "id" | "day" | "untilMinutes"> &
    Partial<typeof overtimeOrders.$inferInsert>,
): typeof overtimeOrders.$inferInsert {
  return {
    orderId: own.id,
    version: 1,
    staffId: CITY.staff.residentsMember,
    unitId: CITY.units.residents,
    fromMinutes: 1035,
    breakMinutes: 0,
    task: "資料づくり",
    reason: "peak",
    state: "ordered",
    origin: "staff",
    isLate: false,
    isAfterwards: false,
    isRestDay: false,
    word: "",
    authorId: CITY.staff.residentsChief,
    authorName: "藤代 和美",
    authorTitle: "課長",
    writtenAt: 0,
    channel: "liff",
    submissionKey: `key-${own.id}`,
    ...own,
  };
}
