import type { CivilDate } from "../domain/civilDate.ts";
import { comparable } from "../domain/matchLists.ts";
import {
  childrenOf,
  descendantsOf,
  knownWithin,
  nearestNames,
  rootOf,
  type UnitNode,
  type UnknownUnit,
} from "../domain/matchUnits.ts";

const PATH_SEPARATOR = /[＞>/／]+/u;

/** A row that says whose day it is; null is the whole city's. */
export interface OwnedDay {
  day: CivilDate;
  unit: string | null;
}

/**
 * The unit of each row: by its name where only one unit bears it, else by its path from the department down. The
 * city's own name is the whole city (null).
 */
export function dayUnits<Row extends OwnedDay>(
  units: readonly UnitNode[],
  rows: readonly Row[],
): { unitIds: Map<Row, string | null>; unplaced: UnknownUnit[] } {
  const unitIds = new Map<Row, string | null>();
  const unplaced = new Map<string, UnknownUnit>();
  for (const row of rows) {
    const found = row.unit === null ? null : unitWritten(units, row.unit, row.day);
    if (found === null) unitIds.set(row, null);
    else if (found.kind === "found") unitIds.set(row, found.unit.parentId === null ? null : found.unit.id);
    else unplaced.set(found.unknown.name, found.unknown);
  }
  return { unitIds, unplaced: [...unplaced.values()] };
}

/** The unit that somebody writes, as it is known on a day; the city itself by its own name. */
export function unitWritten(
  units: readonly UnitNode[],
  written: string,
  day: CivilDate,
): { kind: "found"; unit: UnitNode } | { kind: "unplaced"; unknown: UnknownUnit } {
  const known = knownWithin(units, { from: day, to: day });
  const root = rootOf(units);
  if (root && comparable(written) === comparable(root.name)) return { kind: "found", unit: root };
  const candidates = root ? candidatesOf(known, root, written) : [];
  const [unit] = candidates;
  if (unit && candidates.length === 1) return { kind: "found", unit };
  const nearest =
    candidates.length > 1
      ? candidates.map((candidate) => pathOf(units, candidate))
      : nearestNames(known, written);
  return { kind: "unplaced", unknown: { name: written, nearest } };
}

function candidatesOf(known: readonly UnitNode[], root: UnitNode, written: string): UnitNode[] {
  const path = written
    .split(PATH_SEPARATOR)
    .map(comparable)
    .filter((name) => name !== "");
  const [first = "", ...rest] = path[0] === comparable(root.name) ? path.slice(1) : path;
  const isNamed = (name: string) => (unit: UnitNode) => comparable(unit.name) === name;
  const top = rest.length > 0 ? childrenOf(known, root.id) : descendantsOf(known, root.id);
  return rest.reduce(
    (above, name) => above.flatMap((unit) => childrenOf(known, unit.id)).filter(isNamed(name)),
    top.filter(isNamed(first)),
  );
}

function pathOf(units: readonly UnitNode[], unit: UnitNode): string {
  const parent = units.find(({ id }) => id === unit.parentId);
  return parent && parent.parentId !== null ? `${pathOf(units, parent)}＞${unit.name}` : unit.name;
}
