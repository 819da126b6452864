// 課・室: whose evening board a person is on. The organisation is data, so a section is known by who leads it.

/** A unit of the day with what leads it. */
export interface LedUnit {
  id: string;
  parentId: string | null;
  name: string;
  hasChief: boolean;
  hasDirector: boolean;
}

/**
 * The section of a unit: the highest unit at or above it that a chief leads, below whatever a director leads. Where no
 * chief leads any, the nearest that a director leads. Null where nobody leads anything above.
 */
export function sectionOf(unitId: string, units: ReadonlyMap<string, LedUnit>): LedUnit | null {
  let section: LedUnit | null = null;
  for (const unit of lineageIn(unitId, units)) {
    if (unit.hasDirector) return section ?? unit;
    if (unit.hasChief) section = unit;
  }
  return section;
}

/** Ids of the units whose section a unit is: itself and what is below it, but for what others below it lead. */
export function unitsOfSection(sectionId: string, units: ReadonlyMap<string, LedUnit>): Set<string> {
  return new Set([...units.keys()].filter((id) => sectionOf(id, units)?.id === sectionId));
}

/** The nearest unit at or above one that a director leads; null where none is. */
export function departmentOf(unitId: string, units: ReadonlyMap<string, LedUnit>): LedUnit | null {
  return lineageIn(unitId, units).find((unit) => unit.hasDirector) ?? null;
}

/** A unit and those above it, nearest first. */
export function lineageIn(unitId: string, units: ReadonlyMap<string, LedUnit>): LedUnit[] {
  const lineage: LedUnit[] = [];
  for (
    let unit = units.get(unitId);
    unit && lineage.length <= units.size;
    unit = units.get(unit.parentId ?? "")
  ) {
    lineage.push(unit);
  }
  return lineage;
}

/** Ids of a unit and everything below it. */
export function unitsBelow(unitId: string, units: ReadonlyMap<string, LedUnit>): Set<string> {
  const children = Map.groupBy(units.values(), (unit) => unit.parentId);
  const found = new Set<string>();
  const open = [unitId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(children.get(id) ?? []).map((unit) => unit.id));
  }
  return found;
}
