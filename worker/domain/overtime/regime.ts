// Which limits a person is under in a month: those of the section, whose designation as 他律的業務の比重が高い部署 has its
// days (大仙市, 東近江市), and of the person, who moves.
import type { CivilDate } from "../civilDate.ts";
import { type Month, monthOfDay } from "./month.ts";
import type { Regime } from "./states.ts";

/** Days a person spent under one regime: the part of a post in which its section was so designated. */
export interface RegimeStay {
  from: CivilDate;
  /** Null: still there. */
  until: CivilDate | null;
  regime: Regime;
}

/**
 * The last month, not after the given one, that was under the wider limits; null when there was none. A month is, when any
 * of its days was: those limits hold to the end of the month in which a person leaves (大山崎町 規則).
 */
export function lastDemandingUntil(stays: readonly RegimeStay[], month: Month): Month | null {
  let last: Month | null = null;
  for (const { from, until, regime } of stays) {
    if (regime !== "demanding" || monthOfDay(from) > month) continue;
    const end = until === null || monthOfDay(until) > month ? month : monthOfDay(until);
    if (last === null || end > last) last = end;
  }
  return last;
}
