import { index, text } from "drizzle-orm/sqlite-core";
import { checkDay, checkOrder, day, id, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** 不在: days on which a person is not spoken to; no reason is asked. Somebody else is asked instead. */
export const absences = table(
  "absences",
  {
    id: id(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    /** Who is asked instead; null is the next superior. */
    deputyId: text("deputy_id").references(() => staff.id),
    recordedAt: instant("recorded_at").notNull(),
    /** When it was taken back, before or during it. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("absences_staff").on(t.staffId, t.untilDay),
    index("absences_until").on(t.untilDay),
    checkDay("absences_from_day", t.fromDay),
    checkDay("absences_until_day", t.untilDay),
    checkOrder("absences_order", t.fromDay, t.untilDay),
  ],
);
