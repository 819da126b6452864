import { primaryKey, text } from "drizzle-orm/sqlite-core";
import { WARNING_LEVELS } from "../../worker/domain/overtime/states.ts";
import { checkOneOf, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** That somebody who was warned about a person's hours of a month has looked at it, and what they mean to do. */
export const warningLooks = table(
  "warning_looks",
  {
    /** Whose hours. */
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    /** `YYYY-MM` */
    month: text("month").notNull(),
    level: text("level", { enum: WARNING_LEVELS }).notNull(),
    lookedBy: text("looked_by")
      .notNull()
      .references(() => staff.id),
    lookedAt: instant("looked_at").notNull(),
    word: text("word").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.staffId, t.month, t.level, t.lookedBy] }),
    checkOneOf("warning_looks_level", t.level, WARNING_LEVELS),
  ],
);
