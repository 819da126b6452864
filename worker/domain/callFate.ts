import { type Calendar, nextOpening } from "./calendar.ts";
import type { Call, CallFate } from "./callViews.ts";
import { tokyoDate } from "./civilDate.ts";
import type { NotNudged } from "./ladder.ts";

/**
 * What becomes of a call for somebody whom the plan does not nudge. While a call stands, a plan that puts somebody off
 * to a later day does so for a message they had on this one.
 * @param hearsAt when their place of work is open, UTC ms
 * @param isOpen whether it is open at the instant of the plan
 */
export function fateFrom(
  why: NotNudged,
  { hearsAt, isOpen }: { hearsAt: number; isOpen: boolean },
): CallFate {
  switch (why.reason) {
    case "notLinked":
    case "blocked":
    case "monthlyCap":
    case "quota":
      return { kind: why.reason };
    case "absent":
      return { kind: "absent", untilDay: why.untilDay };
    case "snoozed":
      return { kind: "snoozed", until: why.until };
    case "closed":
      return { kind: "hears", at: hearsAt };
    case "notYet":
    case "passed":
    case "noRung":
      return isOpen ? { kind: "hadMessage" } : { kind: "hears", at: hearsAt };
    case "alreadyNudged":
    case "oneADay":
    case "ridesAlong":
    case "done":
      return { kind: "hadMessage" };
  }
}

/** A call with the instant from which it is heard. @param at UTC ms */
export function callAt(at: number, calendar: Calendar): Call {
  return { at, hearsAt: nextOpening(calendar, at) };
}

/** Whether a call makes another one of now pointless: made on this day, or waiting for the same opening. */
export function isInForce(call: Call, now: number, calendar: Calendar): boolean {
  return (
    tokyoDate(call.at) === tokyoDate(now) || tokyoDate(call.hearsAt) >= tokyoDate(nextOpening(calendar, now))
  );
}
