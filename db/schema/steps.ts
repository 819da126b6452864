import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { checkThat, id } from "./columns.ts";
import { goals } from "./goals.ts";

/** 取組: a bullet of どのような方法で, placed in a quarter once somebody has placed it. */
export const steps = sqliteTable(
  "steps",
  {
    id: id(),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    quarter: integer("quarter"),
  },
  (t) => [index("steps_goal").on(t.goalId), checkThat("steps_quarter", sql`${t.quarter} BETWEEN 1 AND 4`)],
);
