import type { LedUnit } from "../domain/overtime/sections.ts";
import type { UnitRef } from "../domain/views.ts";

/** The units in the order of the organisation, parents before what is below them; `depth` 0 is the topmost. */
export function unitsInOrder(units: ReadonlyMap<string, LedUnit>): (UnitRef & { depth: number })[] {
  const children = Map.groupBy(units.values(), ({ parentId }) => parentId);
  const below = (parentId: string | null, depth: number): (UnitRef & { depth: number })[] =>
    (children.get(parentId) ?? []).flatMap(({ id, name }) => [{ id, name, depth }, ...below(id, depth + 1)]);
  return below(null, 0);
}
