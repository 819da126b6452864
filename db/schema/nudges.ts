import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { batches } from "./batches.ts";
import { checkDay, day, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** 声かけ: one rung of the ladder for one duty and person. Its natural key makes planning twice harmless. */
export const nudges = table(
  "nudges",
  {
    /** `report:<round>:<unit>`, `read:<point>`, … */
    dutyKey: text("duty_key").notNull(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    /** `opens`, `-5`, `day`, `+2`, `asked:<snooze>`, … */
    rung: text("rung").notNull(),
    day: day("day").notNull(),
    plannedAt: instant("planned_at").notNull(),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
  },
  (t) => [
    primaryKey({ columns: [t.dutyKey, t.staffId, t.rung] }),
    index("nudges_batch").on(t.batchId, t.staffId),
    checkDay("nudges_day_day", t.day),
  ],
);
