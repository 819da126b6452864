import type { CivilDate } from "../domain/civilDate.ts";
import {
  childrenOf,
  descendantsOf,
  knownWithin,
  nearestNames,
  rootOf,
  type UnitNode,
  unitNamed,
} from "../domain/matchUnits.ts";
import type { ImportRefusal } from "../imports/outcome.ts";
import type { Organisation } from "./organisation.ts";

export type FoundUnit = { kind: "found"; unit: UnitNode } | ImportRefusal;

/**
 * The unit whose paper it is, by name: first among the departments, then anywhere.
 * @param create makes a department of that name where there is none
 */
export function findDepartment(
  organisation: Organisation,
  wanted: { name: string | null; period: { from: CivilDate; to: CivilDate }; create: boolean },
): FoundUnit {
  const { name, period, create } = wanted;
  if (!name) return { kind: "refused", reason: "departmentUnknown" };
  const known = knownWithin(organisation.units, period);
  const root = rootOf(organisation.units);
  const departments = root ? childrenOf(known, root.id) : [];
  const all = root ? descendantsOf(known, root.id) : [];
  const unit = unitNamed(departments, name) ?? unitNamed(all, name);
  if (unit) return { kind: "found", unit };
  if (!create) {
    return { kind: "refused", reason: "departmentNotFound", name, nearest: nearestNames(all, name) };
  }
  const city = organisation.rootOrNew(period.from);
  return { kind: "found", unit: organisation.create(city, name, period.from) };
}
