import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id, instant } from "./columns.ts";
import { goals } from "./goals.ts";

/** 達成水準: a bullet of どの水準まで. */
export const criteria = sqliteTable(
  "criteria",
  {
    id: id(),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    /** Set when a corrected sheet no longer has the bullet; its judgements stay. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("criteria_goal").on(t.goalId)],
);
