import { uniqueIndex } from "drizzle-orm/sqlite-core";
import { checkDay, checkOrder, day, fiscalYear, id, instant, quarter, table } from "./columns.ts";

/** 進捗確認: the question put in a quarter. The row appears when the round opens. */
export const rounds = table(
  "rounds",
  {
    id: id(),
    fiscalYear: fiscalYear("fiscal_year").notNull(),
    quarter: quarter("quarter").notNull(),
    opensOn: day("opens_on").notNull(),
    dueOn: day("due_on").notNull(),
    openedAt: instant("opened_at").notNull(),
    /** A closed round takes no more answers. */
    closedAt: instant("closed_at"),
  },
  (t) => [
    uniqueIndex("rounds_year_quarter").on(t.fiscalYear, t.quarter),
    checkDay("rounds_opens_on_day", t.opensOn),
    checkDay("rounds_due_on_day", t.dueOn),
    checkOrder("rounds_order", t.opensOn, t.dueOn),
  ],
);
