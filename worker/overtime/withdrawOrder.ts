import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import type { OrderOutcome } from "../domain/overtime/viewsOrders.ts";
import type { Caller } from "../people/callerOf.ts";
import { newestOrders, purposeOf } from "./orderRows.ts";
import { authorFor, type OrderChannel } from "./orderVersion.ts";
import { type OwnDecision, ownFacts, ownReads, refused, repeatOf, writeOwn } from "./writeOwn.ts";

/** 取下げ: takes back an own application that nobody has decided on. The versions stay. Three round trips at the most. */
export async function withdrawOrder(
  context: Context,
  caller: Caller,
  wish: { orderId: string; baseVersion: number; submissionKey: string; channel: OrderChannel },
): Promise<OrderOutcome> {
  const { orderId, baseVersion, submissionKey, channel } = wish;
  const { db } = context;
  const staffId = caller.staff.id;
  const which = sql`o.order_id = ${orderId} AND o.staff_id = ${staffId}`;
  const [known] = await newestOrders(db, which);
  if (!known) return refused({ reason: "notFound" });
  return writeOwn(context, async (): Promise<OwnDecision> => {
    const reads = ownReads(context, { staffId, day: known.day, purpose: null, submissionKey });
    const [[current], ...rows] = await db.batch([newestOrders(db, which), ...reads]);
    const facts = ownFacts(rows);
    const repeat = repeatOf(facts, { staffId, orderId });
    if (repeat) return repeat;
    if (!current) return refused({ reason: "notFound" });
    if (current.state !== "applied") return refused({ reason: "alreadyDecided" });
    if (current.version !== baseVersion) return refused({ reason: "newerVersion" });
    const month = monthOfDay(current.day);
    if (facts.locked.has(month)) return refused({ reason: "locked", month });
    const { day, from, until, breakMinutes, goalNumber, goalTitle } = current;
    return {
      kind: "write",
      facts,
      act: { author: authorFor(caller, facts.lineage), submissionKey, channel },
      version: {
        orderId,
        version: current.version + 1,
        staffId,
        unitId: current.unitId,
        span: { day, from, until, breakMinutes },
        task: current.task,
        purpose: purposeOf(current, []).purpose,
        goal: goalTitle === null ? null : { number: goalNumber ?? 0, title: goalTitle },
        state: "withdrawn",
        origin: current.origin,
        isLate: current.isLate === 1,
        isAfterwards: current.isAfterwards === 1,
        isRestDay: current.isRestDay === 1,
        word: "",
      },
    };
  });
}
