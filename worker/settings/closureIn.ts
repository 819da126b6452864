import { closedForAYear } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { CityRules } from "./ruleFacts.ts";

/** The first day of a closure of a year or more in any calendar of the rules; null when every one opens. */
export function closureIn(rules: CityRules, from: CivilDate): CivilDate | null {
  for (const calendar of [rules.calendar, ...rules.unitCalendars.values()]) {
    const closedFrom = closedForAYear(calendar, from);
    if (closedFrom !== null) return closedFrom;
  }
  return null;
}
