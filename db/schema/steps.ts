import { index, text } from "drizzle-orm/sqlite-core";
import { id, position, quarter, table } from "./columns.ts";
import { goals } from "./goals.ts";

/** 取組: a bullet of どのような方法で, placed in a quarter once somebody has placed it. */
export const steps = table(
  "steps",
  {
    id: id(),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    position: position("position").notNull(),
    text: text("text").notNull(),
    quarter: quarter("quarter"),
  },
  (t) => [index("steps_goal").on(t.goalId)],
);
