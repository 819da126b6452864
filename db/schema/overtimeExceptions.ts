import { index, text } from "drizzle-orm/sqlite-core";
import { EXCEPTION_KINDS } from "../../worker/domain/overtime/states.ts";
import { checkDay, checkOneOf, checkOrder, day, flag, id, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/**
 * 災害・議会・選挙: days on which a unit and those below it may stay past the hour at which all should have left,
 * declared beforehand. `isSpecialDuty` (特例業務) takes the hours out of the limits, to be looked into afterwards.
 */
export const overtimeExceptions = table(
  "overtime_exceptions",
  {
    id: id(),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    kind: text("kind", { enum: EXCEPTION_KINDS }).notNull(),
    word: text("word").notNull(),
    isSpecialDuty: flag("is_special_duty").notNull(),
    declaredBy: text("declared_by")
      .notNull()
      .references(() => staff.id),
    declaredAt: instant("declared_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("overtime_exceptions_unit").on(t.unitId, t.untilDay),
    checkOneOf("overtime_exceptions_kind", t.kind, EXCEPTION_KINDS),
    checkDay("overtime_exceptions_from_day", t.fromDay),
    checkDay("overtime_exceptions_until_day", t.untilDay),
    checkOrder("overtime_exceptions_order", t.fromDay, t.untilDay),
  ],
);
