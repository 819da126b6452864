// 実績: what the person says of an ordered evening, read into minutes and judged.
import { tokyoInstant } from "../civilDate.ts";
import { LATEST_MINUTES } from "./clock.ts";
import { type Month, monthOfDay } from "./month.ts";
import { overlaps, type Span } from "./order.ts";
import { MAX_ORDER_WORD_CHARACTERS, readTimes, type WishRefusal } from "./orderWish.ts";
import type { OrderState } from "./states.ts";
import type { SaidResult } from "./viewsResults.ts";

/** Why nothing was recorded. */
export type ResultRefusal =
  | Extract<WishRefusal, { reason: "unclearTime" }>
  | { reason: "reversed" }
  | { reason: "tooLate"; latest: number }
  | { reason: "breakTooLong"; spanMinutes: number }
  /** It has not come to that minute yet. */
  | { reason: "notYet"; until: number }
  /** The person was working under another order in the same minutes. */
  | { reason: "overlaps"; other: Span }
  | { reason: "wordTooLong"; most: number }
  | { reason: "notOrdered"; state: Exclude<OrderState, "ordered"> }
  | { reason: "locked"; month: Month }
  | { reason: "notFound" };

/**
 * The span that was really worked; of length 0 where the order was not used.
 * @param facts.now UTC ms
 * @param facts.others what the person worked under other orders of the day and the days beside it
 */
export function judgeResult(facts: {
  order: Span & { state: OrderState };
  said: SaidResult;
  word: string;
  now: number;
  locked: ReadonlySet<Month>;
  others: readonly Span[];
}): { kind: "fits"; span: Span; word: string } | { kind: "refused"; refusal: ResultRefusal } {
  const { order, said, now, locked, others } = facts;
  const { day, state } = order;
  if (state !== "ordered") return refused({ reason: "notOrdered", state });
  const month = monthOfDay(day);
  if (locked.has(month)) return refused({ reason: "locked", month });
  const word = facts.word.toWellFormed().trim();
  if (word.length > MAX_ORDER_WORD_CHARACTERS) {
    return refused({ reason: "wordTooLong", most: MAX_ORDER_WORD_CHARACTERS });
  }
  const times = timesOf(order, said);
  if (times.kind === "refused") return refused(times.refusal);
  const span = { day, ...times.times };
  const { from, until, breakMinutes } = span;
  if (until < from) return refused({ reason: "reversed" });
  if (until > LATEST_MINUTES) return refused({ reason: "tooLate", latest: LATEST_MINUTES });
  if (tokyoInstant(day, until) > now) return refused({ reason: "notYet", until });
  if (until === from) return { kind: "fits", span: { ...span, breakMinutes: 0 }, word };
  if (breakMinutes >= until - from) return refused({ reason: "breakTooLong", spanMinutes: until - from });
  const other = others.find((each) => each.until > each.from && overlaps(each, span));
  return other ? refused({ reason: "overlaps", other }) : { kind: "fits", span, word };
}

function timesOf(order: Span, said: SaidResult) {
  const { from, until, breakMinutes } = order;
  switch (said.kind) {
    case "asOrdered":
      return { kind: "times", times: { from, until, breakMinutes } } as const;
    case "notUsed":
      return { kind: "times", times: { from, until: from, breakMinutes: 0 } } as const;
    case "times": {
      const read = readTimes(said);
      if (read.kind === "times") return read;
      const { refusal } = read;
      return {
        kind: "refused",
        refusal: refusal as Extract<WishRefusal, { reason: "unclearTime" }>,
      } as const;
    }
  }
}

function refused(refusal: ResultRefusal): { kind: "refused"; refusal: ResultRefusal } {
  return { kind: "refused", refusal };
}
