import { index, text } from "drizzle-orm/sqlite-core";
import { checkDay, checkOrder, day, id, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/** 専決の委任: somebody of a section (係長) who may order overtime there besides whoever leads it, day by day. */
export const orderDelegations = table(
  "order_delegations",
  {
    id: id(),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    fromDay: day("from_day").notNull(),
    /** Null: until it is taken back. */
    untilDay: day("until_day"),
    givenBy: text("given_by")
      .notNull()
      .references(() => staff.id),
    givenAt: instant("given_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("order_delegations_unit").on(t.unitId),
    index("order_delegations_staff").on(t.staffId),
    checkDay("order_delegations_from_day", t.fromDay),
    checkDay("order_delegations_until_day", t.untilDay),
    checkOrder("order_delegations_order", t.fromDay, t.untilDay),
  ],
);
