// Finds units by the names that papers use. Pure: the organisation comes as a list.
import type { CivilDate } from "./civilDate.ts";
import { comparable, likeness } from "./matchLists.ts";

export interface UnitNode {
  id: string;
  parentId: string | null;
  name: string;
  position: number;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** A name that no unit bears, with the names that come nearest. */
export interface UnknownUnit {
  name: string;
  nearest: string[];
}

const NEAREST_COUNT = 3;
const NEAREST_LIKENESS = 0.2;

/** The units that exist on at least one day of the period. */
export function validWithin<Unit extends UnitNode>(
  units: readonly Unit[],
  period: { from: CivilDate; to: CivilDate },
): Unit[] {
  return units.filter(
    (unit) => unit.validFrom <= period.to && (unit.validTo === null || unit.validTo >= period.from),
  );
}

/**
 * The units a paper of that period may name: those that exist in it, and those recorded only from a later day, because
 * the record begins with the first import and not with the city. Never those that had ended before.
 */
export function knownWithin<Unit extends UnitNode>(
  units: readonly Unit[],
  period: { from: CivilDate; to: CivilDate },
): Unit[] {
  const place = (unit: UnitNode) => `${unit.parentId} ${comparable(unit.name)}`;
  const valid = validWithin(units, period);
  const taken = new Set(valid.map(place));
  return [...valid, ...units.filter((unit) => unit.validFrom > period.to && !taken.has(place(unit)))];
}

/** The city itself. */
export function rootOf<Unit extends UnitNode>(units: readonly Unit[]): Unit | undefined {
  return units.find((unit) => unit.parentId === null);
}

/** The units directly below, in the city's order. */
export function childrenOf<Unit extends UnitNode>(units: readonly Unit[], unitId: string): Unit[] {
  return units.filter((unit) => unit.parentId === unitId).sort((a, b) => a.position - b.position);
}

/** Every unit below, nearest levels first; the unit itself is not among them. */
export function descendantsOf<Unit extends UnitNode>(units: readonly Unit[], unitId: string): Unit[] {
  const found: Unit[] = [];
  let level = childrenOf(units, unitId);
  while (level.length > 0 && found.length < units.length) {
    found.push(...level);
    level = level.flatMap((unit) => childrenOf(units, unit.id));
  }
  return found;
}

/**
 * Who answers for a goal marked 共通: the units directly below the department, or the department itself where it has
 * none. A 係 below a 課 answers through its 課.
 */
export function sectionsOf<Unit extends UnitNode>(
  units: readonly Unit[],
  department: Unit,
  period: { from: CivilDate; to: CivilDate },
): Unit[] {
  const valid = childrenOf(validWithin(units, period), department.id);
  const below = valid.length > 0 ? valid : childrenOf(knownWithin(units, period), department.id);
  return below.length > 0 ? below : [department];
}

/** The unit of that name; the newest where a name was used again after a reorganisation. */
export function unitNamed<Unit extends UnitNode>(units: readonly Unit[], name: string): Unit | undefined {
  const wanted = comparable(name);
  return units
    .filter((unit) => comparable(unit.name) === wanted)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** The names most like the one that was not found. */
export function nearestNames(units: readonly UnitNode[], name: string): string[] {
  return units
    .map((unit) => ({ name: unit.name, alike: likeness(unit.name, name) }))
    .filter((candidate) => candidate.alike >= NEAREST_LIKENESS)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, NEAREST_COUNT)
    .map((candidate) => candidate.name);
}

const DEPUTY = /副[市区町村]長$/u;
const BETWEEN_OWNERS = /[、，,／/\n]/u;

/** What separates only where the name with it is not itself a unit and every part is. */
const BETWEEN_UNITS = [/・/u, /\s+/u];

/**
 * The units a 共通・課名 cell names: one name, or several separated by 、 ／ or a line break; ・ and spaces may be part of a
 * name.
 */
export function ownersIn<Unit extends UnitNode>(
  units: readonly Unit[],
  owner: string,
): { found: Unit[]; unknown: string[] } {
  const found: Unit[] = [];
  const unknown: string[] = [];
  for (const name of namesIn(owner, BETWEEN_OWNERS)) {
    const whole = unitNamed(units, name);
    const parts = BETWEEN_UNITS.map((separator) =>
      namesIn(name, separator).map((part) => unitNamed(units, part)),
    );
    const known = parts.find((each): each is Unit[] => each.every((part) => part !== undefined));
    if (whole) found.push(whole);
    else if (known) found.push(...known);
    else unknown.push(name);
  }
  return { found: [...new Set(found)], unknown };
}

function namesIn(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** 政策経営部長 → 政策経営部, 若葉市長 → 若葉市; null where the title is not that of a unit's head. */
export function unitOfTitle(issuerTitle: string | null | undefined): string | null {
  const title = (issuerTitle ?? "").replace(/\s/gu, "");
  return DEPUTY.test(title) ? null : (/^(.*[部局室課所市区町村])長$/u.exec(title)?.[1] ?? null);
}

/** Whether the title is the head of a municipality, or the deputy who issues in the head's name (依命通知). */
export function speaksForCity(issuerTitle: string | null | undefined): boolean {
  return isMayor(issuerTitle) || DEPUTY.test((issuerTitle ?? "").replace(/\s/gu, ""));
}

/** Whether the title is the head of a municipality. */
export function isMayor(issuerTitle: string | null | undefined): boolean {
  return /^[^副]*[市区町村]長$/u.test((issuerTitle ?? "").replace(/\s/gu, ""));
}
