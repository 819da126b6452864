import { auditLog, unitRegimes } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays } from "../domain/civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import type { RegimeInput, RegimeRefusal } from "../domain/overtime/viewsHours.ts";
import { auditRow } from "../imports/audit.ts";

const MOST_DAYS_AHEAD = 366;

/**
 * Puts a unit and those below it under a regime of limits from a day on, within the fiscal year or the one to come. What
 * was said for that very day before is replaced. One round trip.
 */
export async function setRegime(
  context: Context,
  { unitId, input }: { unitId: string; input: RegimeInput },
): Promise<{ kind: "set" } | { kind: "refused"; refusal: RegimeRefusal }> {
  const { db } = context;
  const today = todayOf(context);
  const { validFrom, regime } = input;
  const leastDay = fiscalYearRange(fiscalYearOf(today)).from;
  const mostDay = addDays(today, MOST_DAYS_AHEAD);
  if (validFrom < leastDay) return { kind: "refused", refusal: { reason: "tooLongAgo", leastDay } };
  if (validFrom > mostDay) return { kind: "refused", refusal: { reason: "tooFar", mostDay } };
  await db.batch([
    db
      .insert(unitRegimes)
      .values({ unitId, validFrom, regime })
      .onConflictDoUpdate({ target: [unitRegimes.unitId, unitRegimes.validFrom], set: { regime } }),
    db
      .insert(auditLog)
      .values(auditRow(context, { action: "regime.set", subject: `unit:${unitId}`, after: input })),
  ]);
  return { kind: "set" };
}
