import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { figure, table } from "./columns.ts";
import { indicators } from "./indicators.ts";
import { reports } from "./reports.ts";

/** The number of an indicator as one report gives it. */
export const indicatorValues = table(
  "indicator_values",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    value: figure("value").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.indicatorId] }),
    index("indicator_values_indicator").on(t.indicatorId),
  ],
);
