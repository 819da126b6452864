import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkThat, flag, id, instant, position, table } from "./columns.ts";
import { policies, policySections } from "./policies.ts";

/** 重点事項 and every other numbered item of a policy, as written. */
export const points = table(
  "points",
  {
    id: id(),
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    sectionId: text("section_id")
      .notNull()
      .references(() => policySections.id),
    parentId: text("parent_id").references((): AnySQLiteColumn => points.id),
    position: position("position").notNull(),
    label: text("label").notNull(),
    /** Where it stands in the paper, for people and for re-imports: `3(3)`, `1(2)②`, `2・4`. */
    path: text("path").notNull(),
    text: text("text").notNull(),
    /** A few plain words for the phone; the beginning of the text stands in where there are none. */
    shortForm: text("short_form"),
    isPriority: flag("is_priority").notNull().default(false),
    /** Set when a corrected paper no longer has the point; its readings stay. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("points_policy_path").on(t.policyId, t.path),
    index("points_priority").on(t.isPriority),
    checkThat("points_text_not_empty", sql`length(${t.text}) > 0`),
  ],
);
