// Who may ask for something by a day, and whom.
import { type LedUnit, lineageIn } from "../domain/overtime/sections.ts";
import { isAdmin, leadsAtOrAbove, mayReadUnit } from "../domain/rights.ts";
import type { Caller } from "../people/callerOf.ts";

export type UnitsById = ReadonlyMap<string, LedUnit>;

function lineageIds(unitId: string, units: UnitsById): string[] {
  return lineageIn(unitId, units).map(({ id }) => id);
}

/** May ask in the name of a unit: those who lead it or above it, its own people in the personnel section, administrators. */
export function mayOwn(caller: Caller, unitId: string, units: UnitsById): boolean {
  if (!units.has(unitId)) return false;
  if (isAdmin(caller.posts) || leadsAtOrAbove(caller.posts, lineageIds(unitId, units))) return true;
  return caller.isPersonnel && caller.posts.some((post) => post.unitId === unitId);
}

/** May ask something of a unit and those below it: who leads it or above it; administrators and the personnel section. */
export function mayAsk(caller: Caller, unitId: string, units: UnitsById): boolean {
  if (!units.has(unitId)) return false;
  if (isAdmin(caller.posts) || caller.isPersonnel) return true;
  return leadsAtOrAbove(caller.posts, lineageIds(unitId, units));
}

/** Sees the whole list of what a unit asked for: its people, those who lead above it, administrators. */
export function seesList(caller: Caller, ownerUnitId: string, units: UnitsById): boolean {
  return mayReadUnit(caller.posts, lineageIds(ownerUnitId, units));
}

/** May hand in for a unit: whoever holds a post in it, and who leads above it. */
export function mayHandInFor(caller: Caller, unitId: string, units: UnitsById): boolean {
  return (
    caller.posts.some((post) => post.unitId === unitId) ||
    leadsAtOrAbove(caller.posts, lineageIds(unitId, units))
  );
}
