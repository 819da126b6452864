import { text } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";

import { staff } from "./staff.ts";

/** 月の締め: no order, result or import changes a month that the personnel section has locked. */
export const overtimeLocks = table("overtime_locks", {
  /** `YYYY-MM` */
  month: text("month").primaryKey(),
  lockedAt: instant("locked_at").notNull(),
  lockedBy: text("locked_by")
    .notNull()
    .references(() => staff.id),
});
