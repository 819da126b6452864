import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { deliveries } from "./batches.ts";
import { checkDay, day, id, instant } from "./columns.ts";
import { staff } from "./staff.ts";

/** 声かけ: one rung of the ladder for one duty and person. Its natural key makes planning twice harmless. */
export const nudges = sqliteTable(
  "nudges",
  {
    id: id(),
    /** `report:<round>:<unit>` or `read:<point>`. */
    dutyKey: text("duty_key").notNull(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    rung: text("rung").notNull(),
    day: day("day").notNull(),
    plannedAt: instant("planned_at").notNull(),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => deliveries.id),
  },
  (t) => [
    uniqueIndex("nudges_once").on(t.dutyKey, t.staffId, t.rung),
    index("nudges_delivery").on(t.deliveryId),
    index("nudges_staff_day").on(t.staffId, t.day),
    checkDay("nudges_day_day", t.day),
  ],
);
