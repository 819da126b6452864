import type { closedDays } from "../../db/schema/index.ts";
import type { UnitNode } from "../domain/matchUnits.ts";
import type { RuleFacts, StoredDay } from "../settings/ruleFacts.ts";

export type DayRow = typeof closedDays.$inferSelect;

/** The facts as they would be once days are stored and others removed, to see whether anybody still opens. */
export function withDaysOf(
  facts: RuleFacts,
  change: {
    rows: readonly DayRow[];
    removed: readonly DayRow[];
    stored: readonly DayRow[];
    units: readonly UnitNode[];
  },
): RuleFacts {
  const gone = new Set(change.removed);
  const days = new Map<string | null, StoredDay[]>();
  // What is in the file comes later and so has the last word.
  for (const row of [...change.stored.filter((each) => !gone.has(each)), ...change.rows]) {
    days.set(row.unitId, [...(days.get(row.unitId) ?? []), storedDay(row)]);
  }
  const parents = new Map(change.units.map((unit) => [unit.id, unit.parentId]));
  const lineages = new Map(facts.lineages);
  for (const unitId of days.keys()) if (unitId !== null) lineages.set(unitId, lineageOf(unitId, parents));
  return { ...facts, days, lineages };
}

function storedDay({ day, kind, hoursFrom, hoursTo }: DayRow): StoredDay {
  return kind === "half" ? { day, kind, hours: { from: hoursFrom ?? "", to: hoursTo ?? "" } } : { day, kind };
}

function lineageOf(unitId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const lineage: string[] = [];
  for (let id: string | null = unitId; id !== null && !lineage.includes(id); id = parents.get(id) ?? null) {
    lineage.push(id);
  }
  return lineage;
}
