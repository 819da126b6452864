import type { CivilDate } from "../domain/civilDate.ts";
import { comparable } from "../domain/matchLists.ts";
import { knownWithin, rootOf, speaksForCity, unitOfTitle } from "../domain/matchUnits.ts";
import { type FoundUnit, findDepartment } from "../units/findDepartment.ts";
import type { Organisation } from "../units/organisation.ts";

/**
 * Whose policy a paper is: of the unit that is named; else the city where the mayor or a deputy issues it; else of the department
 * whose head issues it; else of the unit that the title names.
 */
export function policyUnit(
  organisation: Organisation,
  paper: { title: string; issuerTitle: string | null },
  wanted: { unitName: string | null; period: { from: CivilDate; to: CivilDate }; create: boolean },
): FoundUnit {
  const { unitName, period, create } = wanted;
  const root = rootOf(organisation.units);
  const isOfCity = unitName
    ? root !== undefined && comparable(root.name) === comparable(unitName)
    : speaksForCity(paper.issuerTitle);
  if (isOfCity && root) return { kind: "found", unit: root };
  if (isOfCity && create) return { kind: "found", unit: organisation.rootOrNew(period.from) };
  const name = unitName ?? unitOfTitle(paper.issuerTitle) ?? unitInTitle(organisation, paper.title, period);
  return findDepartment(organisation, { name, period, create });
}

function unitInTitle(
  organisation: Organisation,
  title: string,
  period: { from: CivilDate; to: CivilDate },
): string | null {
  const words = comparable(title);
  const named = knownWithin(organisation.units, period)
    .filter((unit) => unit.parentId !== null && words.includes(comparable(unit.name)))
    .sort((a, b) => b.name.length - a.name.length);
  return named[0]?.name ?? null;
}
