import { type Context, todayOf } from "../context.ts";
import type { ApplicationInput, OrderOutcome } from "../domain/overtime/viewsOrders.ts";
import type { Caller } from "../people/callerOf.ts";
import { authorFor, type OrderChannel } from "./orderVersion.ts";
import { judgeWish, type OwnDecision, ownFacts, ownReads, repeatOf, writeOwn } from "./writeOwn.ts";

/**
 * 申請: a person asks for overtime of their own. After the cut-off it is stored as 締切後, once the work has begun as 事後, on a closed day as 休日. The same
 * act arriving twice is stored once; of two that share a minute the later one is refused. Two round trips.
 */
export function applyForOrder(
  context: Context,
  caller: Caller,
  { input, channel }: { input: ApplicationInput; channel: OrderChannel },
): Promise<OrderOutcome> {
  const { submissionKey, ...wish } = input;
  const staffId = caller.staff.id;
  const orderId = submissionKey;
  return writeOwn(context, async (): Promise<OwnDecision> => {
    const reads = ownReads(context, { staffId, day: wish.day, purpose: wish.purpose, submissionKey });
    const facts = ownFacts(await context.db.batch([...reads]));
    const repeat = repeatOf(facts, { staffId, orderId });
    if (repeat) return repeat;
    const judged = judgeWish(facts, { wish, now: context.now, today: todayOf(context), orderId });
    if (judged.kind === "refused") return judged;
    const { kind: _, ...version } = judged;
    return {
      kind: "write",
      facts,
      act: { author: authorFor(caller, facts.lineage), submissionKey, channel },
      version: {
        ...version,
        orderId,
        version: 1,
        staffId,
        purpose: wish.purpose,
        goal: facts.goal,
        state: "applied",
        origin: "staff",
        word: "",
      },
    };
  });
}
