import { units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { comparable } from "../domain/matchLists.ts";
import { childrenOf, rootOf, type UnitNode } from "../domain/matchUnits.ts";
import { insertAll, type Statement } from "../imports/writeAll.ts";

/** The root's name until somebody says which city this is. */
const UNNAMED_CITY = "市役所";

/** All units, of all times. */
export function unitsQuery({ db }: Context) {
  return db
    .select({
      id: units.id,
      parentId: units.parentId,
      name: units.name,
      position: units.position,
      validFrom: units.validFrom,
      validTo: units.validTo,
    })
    .from(units)
    .orderBy(units.position, units.id);
}

/** The organisation while an import is being worked out: what is stored and what shall be created. */
export interface Organisation {
  /** Stored and new ones together. */
  readonly units: readonly UnitNode[];
  readonly created: readonly UnitNode[];
  /** Begins on that day, or after the last one of its name in its place has ended. */
  create(parent: UnitNode, name: string, validFrom: CivilDate): UnitNode;
  /** The root, created where there is none yet. */
  rootOrNew(validFrom: CivilDate): UnitNode;
  /** What has to be written, parents first. */
  statements(): Statement[];
}

/**
 * Opens the organisation for additions.
 * @param cityName the root's name where it is new
 */
export function openOrganisation(
  { db, newId }: Context,
  stored: readonly UnitNode[],
  cityName?: string | null,
): Organisation {
  const all = [...stored];
  const created: UnitNode[] = [];
  const add = (unit: UnitNode) => {
    all.push(unit);
    created.push(unit);
    return unit;
  };
  return {
    units: all,
    created,
    create(parent, name, validFrom) {
      const siblings = childrenOf(all, parent.id);
      const position = Math.max(-1, ...siblings.map((unit) => unit.position)) + 1;
      const begins = siblings
        .filter((unit) => comparable(unit.name) === comparable(name))
        .map(({ validTo }) => (validTo === null ? validFrom : addDays(validTo, 1)))
        .reduce((latest, day) => (day > latest ? day : latest), validFrom);
      return add({ id: newId(), parentId: parent.id, name, position, validFrom: begins, validTo: null });
    },
    rootOrNew(validFrom) {
      const unit = { id: newId(), parentId: null, name: cityName || UNNAMED_CITY, position: 0, validFrom };
      return rootOf(all) ?? add({ ...unit, validTo: null });
    },
    statements: () => insertAll(created, (rows) => db.insert(units).values(rows)),
  };
}
