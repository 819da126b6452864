import { type AnySQLiteColumn, index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkDay, checkOrder, day, id, position, table } from "./columns.ts";

/** 部・課・室・係: a node of the organisation, valid from a day to a day. The root is the city itself. */
export const units = table(
  "units",
  {
    id: id(),
    parentId: text("parent_id").references((): AnySQLiteColumn => units.id),
    name: text("name").notNull(),
    position: position("position").notNull(),
    validFrom: day("valid_from").notNull(),
    validTo: day("valid_to"),
    successorId: text("successor_id").references((): AnySQLiteColumn => units.id),
  },
  (t) => [
    uniqueIndex("units_parent_name_from").on(t.parentId, t.name, t.validFrom),
    index("units_parent").on(t.parentId),
    checkDay("units_valid_from_day", t.validFrom),
    checkDay("units_valid_to_day", t.validTo),
    checkOrder("units_valid_order", t.validFrom, t.validTo),
  ],
);
