import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { MOST_ALLOTMENT_MINUTES, MOST_TRANSFER_MINUTES } from "../../worker/domain/bounds.ts";
import { TRANSFER_STATES } from "../../worker/domain/overtime/states.ts";
import { checkOneOf, checkThat, id, instant, table, whole } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

const isMonth = (month: AnySQLiteColumn) => sql`${month} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;

/** 配当時間: the hours given to a unit, with those below it, for one month. Minutes. */
export const allotments = table(
  "allotments",
  {
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    /** `YYYY-MM` */
    month: text("month").notNull(),
    minutes: whole("minutes", 0, MOST_ALLOTMENT_MINUTES).notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.month] }), checkThat("allotments_month", isMonth(t.month))],
);

/** 配当時間の融通: hours of one month from one unit to another, which both have to want. */
export const allotmentTransfers = table(
  "allotment_transfers",
  {
    id: id(),
    fromUnitId: text("from_unit_id")
      .notNull()
      .references(() => units.id),
    toUnitId: text("to_unit_id")
      .notNull()
      .references(() => units.id),
    month: text("month").notNull(),
    minutes: whole("minutes", 1, MOST_TRANSFER_MINUTES).notNull(),
    word: text("word").notNull(),
    state: text("state", { enum: TRANSFER_STATES }).notNull(),
    /** Of one of the two units; the other decides. */
    proposedBy: text("proposed_by")
      .notNull()
      .references(() => staff.id),
    proposedByUnitId: text("proposed_by_unit_id")
      .notNull()
      .references(() => units.id),
    proposedAt: instant("proposed_at").notNull(),
    decidedBy: text("decided_by").references(() => staff.id),
    decidedAt: instant("decided_at"),
    decisionWord: text("decision_word").notNull(),
  },
  (t) => [
    index("allotment_transfers_from").on(t.fromUnitId, t.month),
    index("allotment_transfers_to").on(t.toUnitId, t.month),
    index("allotment_transfers_state").on(t.state),
    checkOneOf("allotment_transfers_state_known", t.state, TRANSFER_STATES),
    checkThat("allotment_transfers_two_units", sql`${t.fromUnitId} <> ${t.toUnitId}`),
    checkThat("allotment_transfers_month", isMonth(t.month)),
  ],
);
