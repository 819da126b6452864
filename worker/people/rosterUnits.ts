import type { CivilDate } from "../domain/civilDate.ts";
import { comparable } from "../domain/matchLists.ts";
import {
  childrenOf,
  knownWithin,
  nearestNames,
  rootOf,
  type UnitNode,
  type UnknownUnit,
  unitNamed,
} from "../domain/matchUnits.ts";
import type { Organisation } from "../units/organisation.ts";

/** The part of a roster row that says where and when. */
export interface PlacedRow {
  /** From below the city downwards; the city's own name in front is allowed. */
  unitPath: readonly string[];
  from: CivilDate;
  to: CivilDate | null;
}

const PATH_SEPARATOR = "＞";
const FAR_FUTURE = "9999-12-31";

/**
 * The unit of each row, created where it is missing and `create` allows.
 * A new unit exists from the first day of the earliest post in it or below it.
 */
export function rosterUnits<Row extends PlacedRow>(
  organisation: Organisation,
  rows: readonly Row[],
  create: boolean,
): { units: Map<Row, UnitNode>; unknown: UnknownUnit[] } {
  const firstDay = rows.map((row) => row.from).sort()[0] ?? "";
  const root = create ? organisation.rootOrNew(firstDay) : rootOf(organisation.units);
  const placed = rows.map((row) => ({ row, path: withoutCity(row.unitPath, root) }));
  if (create && root) createMissing(organisation, root, placed);
  // Only when all units are there: a row may belong to one that another row has brought.
  const units = new Map<Row, UnitNode>();
  const unknown = new Map<string, UnknownUnit>();
  for (const { row, path } of placed) {
    let unit = root;
    for (const [depth, name] of path.entries()) {
      if (!unit) break;
      const below = childrenOf(knownDuring(organisation, row), unit.id);
      unit = unitNamed(below, name);
      const here = path.slice(0, depth + 1).join(PATH_SEPARATOR);
      if (!unit) unknown.set(here, { name: here, nearest: nearestNames(below, name) });
    }
    if (unit) units.set(row, unit);
    else if (!root) unknown.set(path.join(PATH_SEPARATOR), { name: path.join(PATH_SEPARATOR), nearest: [] });
  }
  return { units, unknown: [...unknown.values()] };
}

interface Placed<Row extends PlacedRow> {
  row: Row;
  path: readonly string[];
}

function createMissing<Row extends PlacedRow>(
  organisation: Organisation,
  root: UnitNode,
  placed: readonly Placed<Row>[],
): void {
  const begins = beginnings(placed);
  for (const { row, path } of placed) {
    let unit = root;
    for (const [depth, name] of path.entries()) {
      const here = path.slice(0, depth + 1).join(PATH_SEPARATOR);
      const found = unitNamed(childrenOf(knownDuring(organisation, row), unit.id), name);
      unit = found ?? organisation.create(unit, name, begins.get(here) ?? row.from);
    }
  }
}

function knownDuring(organisation: Organisation, row: PlacedRow): UnitNode[] {
  return knownWithin(organisation.units, { from: row.from, to: row.to ?? FAR_FUTURE });
}

function withoutCity(path: readonly string[], root: UnitNode | undefined): readonly string[] {
  const [first = ""] = path;
  return root && comparable(first) === comparable(root.name) ? path.slice(1) : path;
}

/** The earliest first day in or below each unit, by its path. */
function beginnings(placed: readonly Placed<PlacedRow>[]): Map<string, CivilDate> {
  const begins = new Map<string, CivilDate>();
  for (const { row, path } of placed) {
    for (let depth = 1; depth <= path.length; depth += 1) {
      const unit = path.slice(0, depth).join(PATH_SEPARATOR);
      const known = begins.get(unit);
      if (known === undefined || row.from < known) begins.set(unit, row.from);
    }
  }
  return begins;
}
