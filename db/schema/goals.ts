import { sql } from "drizzle-orm";
import { index, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MOST_POSITION } from "../../worker/domain/bounds.ts";
import { checkDay, checkThat, day, fiscalYear, flag, id, instant, table, whole } from "./columns.ts";
import { units } from "./units.ts";

/** 実施項目: a row of the 組織目標展開整理表 of a department. Words are kept as written. */
export const goals = table(
  "goals",
  {
    id: id(),
    fiscalYear: fiscalYear("fiscal_year").notNull(),
    /** The department whose sheet this is. */
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    /** Below zero only while numbers are traded. */
    number: whole("number", -1 - MOST_POSITION, MOST_POSITION).notNull(),
    title: text("title").notNull(),
    category: text("category").notNull(),
    deadlineText: text("deadline_text").notNull(),
    deadlineDate: day("deadline_date"),
    /** 共通/課名 as written. */
    owner: text("owner").notNull(),
    /** 共通: asked of every section under the department. */
    isShared: flag("is_shared").notNull(),
    /** Set when a corrected sheet no longer has the row; its reports stay. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    // Withdrawn rows give their number free for the rows of the corrected sheet.
    uniqueIndex("goals_unit_year_number")
      .on(t.unitId, t.fiscalYear, t.number)
      .where(sql`withdrawn_at IS NULL`),
    // What a year asks is read from this alone, without the rows.
    index("goals_year").on(t.fiscalYear, t.withdrawnAt, t.number, t.id),
    index("goals_deadline").on(t.deadlineDate),
    checkDay("goals_deadline_day", t.deadlineDate),
    checkThat("goals_title_not_empty", sql`length(${t.title}) > 0`),
  ],
);

/** The sections a goal is asked of: one for an owned goal, every section of the department for a shared one. */
export const goalSections = table(
  "goal_sections",
  {
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
  },
  (t) => [primaryKey({ columns: [t.goalId, t.unitId] }), index("goal_sections_unit").on(t.unitId)],
);
