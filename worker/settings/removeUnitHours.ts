import type { Context } from "../context.ts";
import { putWeek, type WeekOutcome } from "./putWeek.ts";

/** Lets a unit keep the week of the unit above it, or the city's, again. */
export function removeUnitHours(context: Context, unitId: string): Promise<WeekOutcome> {
  return putWeek(context, { unitId, week: null });
}
