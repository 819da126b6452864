import { index, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { indicators } from "./indicators.ts";
import { reports } from "./reports.ts";

/** The number of an indicator as one report gives it. */
export const indicatorValues = sqliteTable(
  "indicator_values",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    value: real("value").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.indicatorId] }),
    index("indicator_values_indicator").on(t.indicatorId),
  ],
);
