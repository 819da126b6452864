import { primaryKey, text } from "drizzle-orm/sqlite-core";
import { TALK_STAGES } from "../../worker/domain/talk.ts";
import { checkDay, checkOneOf, day, fiscalYear, table } from "./columns.ts";
import { units } from "./units.ts";

/** 面談: the day on which a talk about a department's goals was held. */
export const talks = table(
  "talks",
  {
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    fiscalYear: fiscalYear("fiscal_year").notNull(),
    stage: text("stage", { enum: TALK_STAGES }).notNull(),
    heldOn: day("held_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.fiscalYear, t.stage] }),
    checkOneOf("talks_stage", t.stage, TALK_STAGES),
    checkDay("talks_held_on_day", t.heldOn),
  ],
);
