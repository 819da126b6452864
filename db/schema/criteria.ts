import { index, text } from "drizzle-orm/sqlite-core";
import { id, instant, position, table } from "./columns.ts";
import { goals } from "./goals.ts";

/** 達成水準: a bullet of どの水準まで. */
export const criteria = table(
  "criteria",
  {
    id: id(),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    position: position("position").notNull(),
    text: text("text").notNull(),
    /** Set when a corrected sheet no longer has the bullet; its judgements stay. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("criteria_goal").on(t.goalId)],
);
