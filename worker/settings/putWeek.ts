import { eq } from "drizzle-orm";
import { unitHours } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { OwnWeek } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { readStored } from "../domain/settings.ts";
import { unitsQuery } from "../units/organisation.ts";
import { changeRules, type Overtaken } from "./changeRules.ts";
import { closureIn } from "./closureIn.ts";
import { type RuleFacts, rulesOf } from "./ruleFacts.ts";

export type WeekOutcome =
  | { kind: "saved"; changed: boolean }
  | { kind: "refused"; reason: "unitNotFound" }
  /** The root is the city itself, whose hours are a setting. */
  | { kind: "refused"; reason: "wholeCity" }
  | { kind: "refused"; reason: "neverOpen"; from: CivilDate }
  | Overtaken;

/** Gives a unit a week of its own, or takes it away (null): the unit then keeps that of a unit above, or the city's. */
export async function putWeek(
  context: Context,
  { unitId, week }: { unitId: string; week: OwnWeek | null },
): Promise<WeekOutcome> {
  const { db } = context;
  const unit = (await unitsQuery(context)).find(({ id }) => id === unitId);
  if (!unit) return { kind: "refused", reason: "unitNotFound" };
  if (unit.parentId === null) return { kind: "refused", reason: "wholeCity" };
  return changeRules<WeekOutcome>(context, (facts) => {
    const before = facts.weeks.get(unitId) ?? null;
    if (JSON.stringify(before) === JSON.stringify(week)) {
      return { outcome: { kind: "saved", changed: false }, write: null };
    }
    const rules = rulesOf(readStored(facts.stored).settings, withWeekOf(facts, unitId, week));
    const from = closureIn(rules, todayOf(context));
    if (from !== null) return { outcome: { kind: "refused", reason: "neverOpen", from }, write: null };
    return {
      outcome: { kind: "saved", changed: true },
      write: {
        entry: { action: "unitHours.change", subject: `unit:${unitId}`, before, after: week },
        statements: [
          db.delete(unitHours).where(eq(unitHours.unitId, unitId)),
          ...(week ? [db.insert(unitHours).values(rowOf(unitId, week))] : []),
        ],
      },
    };
  });
}

/** The facts as they would be. With a week of its own a unit looks no further up. */
function withWeekOf(facts: RuleFacts, unitId: string, week: OwnWeek | null): RuleFacts {
  const weeks = new Map(facts.weeks);
  if (!week) return weeks.delete(unitId) ? { ...facts, weeks } : facts;
  const lineage = facts.lineages.get(unitId) ?? [unitId];
  return { ...facts, weeks: weeks.set(unitId, week), lineages: new Map(facts.lineages).set(unitId, lineage) };
}

function rowOf(unitId: string, { weekdays, opensOnHolidays, hours }: OwnWeek): typeof unitHours.$inferInsert {
  return { unitId, weekdays: [...weekdays], opensOnHolidays, hoursFrom: hours.from, hoursTo: hours.to };
}
