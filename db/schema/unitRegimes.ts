import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { REGIMES } from "../../worker/domain/overtime/states.ts";
import { checkDay, checkOneOf, day, table } from "./columns.ts";
import { units } from "./units.ts";

/** The regime of limits of a unit and those below it from a day on, until the next row; without one it is ordinary. */
export const unitRegimes = table(
  "unit_regimes",
  {
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    validFrom: day("valid_from").notNull(),
    regime: text("regime", { enum: REGIMES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.validFrom] }),
    index("unit_regimes_from").on(t.validFrom),
    checkOneOf("unit_regimes_regime", t.regime, REGIMES),
    checkDay("unit_regimes_valid_from_day", t.validFrom),
  ],
);
