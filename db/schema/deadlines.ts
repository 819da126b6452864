import { sql } from "drizzle-orm";
import { index, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { HAND_IN_BY, HAND_IN_KINDS, REPEATS } from "../../worker/domain/deadlines/states.ts";
import { ROLES } from "../../worker/domain/roles.ts";
import type { LadderRung } from "../../worker/domain/settings.ts";
import {
  checkDay,
  checkOneOf,
  checkOrder,
  checkThat,
  day,
  fiscalYear,
  id,
  instant,
  position,
  table,
} from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/** 期限: a dated obligation that is not a goal. One of a yearly series is a row of its own in each fiscal year. */
export const deadlines = table(
  "deadlines",
  {
    id: id(),
    /** The same in every year of a series. */
    seriesId: text("series_id").notNull(),
    fiscalYear: fiscalYear("fiscal_year").notNull(),
    title: text("title").notNull(),
    /** What is meant, in the owner's words. */
    note: text("note").notNull(),
    opensOn: day("opens_on").notNull(),
    dueOn: day("due_on").notNull(),
    /** Who asks and sees what is missing. */
    ownerUnitId: text("owner_unit_id")
      .notNull()
      .references(() => units.id),
    handIn: text("hand_in", { enum: HAND_IN_KINDS }).notNull(),
    handInBy: text("hand_in_by", { enum: HAND_IN_BY }).notNull(),
    repeat: text("repeat", { enum: REPEATS }).notNull(),
    /** The rungs of its own; null is the city's. */
    ladder: text("ladder", { mode: "json" }).$type<LadderRung[]>(),
    createdBy: text("created_by")
      .notNull()
      .references(() => staff.id),
    createdAt: instant("created_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("deadlines_series_year").on(t.seriesId, t.fiscalYear),
    index("deadlines_due").on(t.dueOn),
    index("deadlines_owner").on(t.ownerUnitId),
    checkDay("deadlines_opens_on_day", t.opensOn),
    checkDay("deadlines_due_on_day", t.dueOn),
    checkOrder("deadlines_order", t.opensOn, t.dueOn),
    checkOneOf("deadlines_hand_in", t.handIn, HAND_IN_KINDS),
    checkOneOf("deadlines_hand_in_by", t.handInBy, HAND_IN_BY),
    checkOneOf("deadlines_repeat", t.repeat, REPEATS),
    checkThat("deadlines_title_not_empty", sql`length(${t.title}) > 0`),
  ],
);

/** Of whom a deadline asks something: a unit and those below it, and there everybody, a role, or a 職名. */
export const deadlineAudiences = table(
  "deadline_audiences",
  {
    deadlineId: text("deadline_id")
      .notNull()
      .references(() => deadlines.id),
    position: position("position").notNull(),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    role: text("role", { enum: ROLES }),
    title: text("title"),
  },
  (t) => [
    primaryKey({ columns: [t.deadlineId, t.position] }),
    index("deadline_audiences_unit").on(t.unitId),
    checkThat(
      "deadline_audiences_role",
      sql`${t.role} IS NULL OR ${t.role} IN ('member', 'chief', 'director', 'admin')`,
    ),
  ],
);

/** 提出: that a unit or a person has handed in. Taken back, it keeps its row. */
export const deadlineHandIns = table(
  "deadline_hand_ins",
  {
    id: id(),
    deadlineId: text("deadline_id")
      .notNull()
      .references(() => deadlines.id),
    /** Id of the unit or of the person that had to. */
    subjectId: text("subject_id").notNull(),
    /** A link or the number of a document; empty where a check is enough. */
    paper: text("paper").notNull(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    staffName: text("staff_name").notNull(),
    handedInAt: instant("handed_in_at").notNull(),
    takenBackAt: instant("taken_back_at"),
  },
  (t) => [
    uniqueIndex("deadline_hand_ins_once").on(t.deadlineId, t.subjectId).where(sql`taken_back_at IS NULL`),
    index("deadline_hand_ins_subject").on(t.subjectId),
  ],
);
