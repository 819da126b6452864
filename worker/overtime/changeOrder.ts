import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { Span } from "../domain/overtime/order.ts";
import type { ChangeInput, OrderOutcome } from "../domain/overtime/viewsOrders.ts";
import type { Caller } from "../people/callerOf.ts";
import { newestOrders } from "./orderRows.ts";
import { authorFor, type OrderChannel } from "./orderVersion.ts";
import { judgeWish, type OwnDecision, ownFacts, ownReads, refused, repeatOf, writeOwn } from "./writeOwn.ts";

/**
 * Changes an own application that nobody has decided on: one more version. What was asked for in time stays so as long
 * as it is not extended. Two round trips.
 */
export function changeOrder(
  context: Context,
  caller: Caller,
  { orderId, input, channel }: { orderId: string; input: ChangeInput; channel: OrderChannel },
): Promise<OrderOutcome> {
  const { submissionKey, baseVersion, ...wish } = input;
  const staffId = caller.staff.id;
  return writeOwn(context, async (): Promise<OwnDecision> => {
    const reads = ownReads(context, { staffId, day: wish.day, purpose: wish.purpose, submissionKey });
    const [[current], ...rows] = await context.db.batch([
      newestOrders(context.db, sql`o.order_id = ${orderId}`),
      ...reads,
    ]);
    const facts = ownFacts(rows);
    const repeat = repeatOf(facts, { staffId, orderId });
    if (repeat) return repeat;
    if (current?.staffId !== staffId) return refused({ reason: "notFound" });
    if (current.state !== "applied") return refused({ reason: "alreadyDecided" });
    if (current.version !== baseVersion) return refused({ reason: "newerVersion" });
    const judged = judgeWish(facts, { wish, now: context.now, today: todayOf(context), orderId });
    if (judged.kind === "refused") return judged;
    const { kind: _, ...version } = judged;
    const asks = isInside(judged.span, current) ? { isLate: false, isAfterwards: false } : judged;
    return {
      kind: "write",
      facts,
      act: { author: authorFor(caller, facts.lineage), submissionKey, channel },
      version: {
        ...version,
        isLate: current.isLate === 1 || asks.isLate,
        isAfterwards: current.isAfterwards === 1 || asks.isAfterwards,
        orderId,
        version: current.version + 1,
        staffId,
        purpose: wish.purpose,
        goal: facts.goal,
        state: "applied",
        origin: current.origin,
        word: "",
      },
    };
  });
}

function isInside(span: Span, other: Span): boolean {
  return span.day === other.day && span.from >= other.from && span.until <= other.until;
}
