import { index, text } from "drizzle-orm/sqlite-core";
import { MOST_POSITION } from "../../worker/domain/bounds.ts";
import { INDICATOR_KINDS } from "../../worker/domain/indicator.ts";
import { checkOneOf, figure, id, table, whole } from "./columns.ts";
import { criteria } from "./criteria.ts";
import { goals } from "./goals.ts";

/** The place of an indicator that a corrected sheet no longer has, kept for the numbers that were reported. */
export const WITHDRAWN_POSITION = -1;

/** 指標: a number found in a criterion, proposed when the sheet was read. */
export const indicators = table(
  "indicators",
  {
    id: id(),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    criterionId: text("criterion_id").references(() => criteria.id),
    position: whole("position", WITHDRAWN_POSITION, MOST_POSITION).notNull(),
    text: text("text").notNull(),
    /** Null where the target is a direction (前年比プラス) or an upkeep (継続的実施). */
    target: figure("target"),
    unit: text("unit").notNull(),
    kind: text("kind", { enum: INDICATOR_KINDS }).notNull(),
  },
  (t) => [index("indicators_goal").on(t.goalId), checkOneOf("indicators_kind", t.kind, INDICATOR_KINDS)],
);
