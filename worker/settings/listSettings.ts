import { type Context, todayOf } from "../context.ts";
import type { OwnWeek } from "../domain/calendar.ts";
import { rootOf, type UnitNode, validWithin } from "../domain/matchUnits.ts";
import { type CitySettings, readStored } from "../domain/settings.ts";
import type { UnitRef } from "../domain/views.ts";
import { unitsQuery } from "../units/organisation.ts";
import { rulesReads } from "./readSettings.ts";
import { factsIn } from "./ruleFacts.ts";

/** The settings in force, the weeks of units that have their own, and the units that could have one. */
export interface SettingsView {
  settings: CitySettings;
  /** What is wrong with stored values that make no sense; their defaults are shown. */
  problems: string[];
  unitHours: ({ unit: UnitRef } & OwnWeek)[];
  /** Those of today without the city itself, in the order of the organisation. */
  units: UnitRef[];
}

/** What an administrator may change. */
export async function listSettings(context: Context): Promise<SettingsView> {
  const [rows, all] = await context.db.batch([rulesReads(context.db), unitsQuery(context)]);
  const { stored, weeks } = factsIn(rows);
  const today = todayOf(context);
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  return {
    ...readStored(stored),
    unitHours: [...weeks].flatMap(([unitId, week]) => {
      const unit = byId.get(unitId);
      return unit ? [{ unit: refOf(unit), ...week }] : [];
    }),
    units: belowRoot(validWithin(all, { from: today, to: today })).map(refOf),
  };
}

function refOf({ id, name }: UnitNode): UnitRef {
  return { id, name };
}

function belowRoot(units: readonly UnitNode[]): UnitNode[] {
  const below = Map.groupBy(units, (unit) => unit.parentId);
  const chart: UnitNode[] = [];
  const walk = (unitId: string | undefined) => {
    for (const unit of below.get(unitId ?? null) ?? []) {
      chart.push(unit);
      walk(unit.id);
    }
  };
  const root = rootOf(units);
  if (root) walk(root.id);
  return chart;
}
