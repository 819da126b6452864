import { sql } from "drizzle-orm";
import { text } from "drizzle-orm/sqlite-core";
import { checkThat, flag, table } from "./columns.ts";
import { units } from "./units.ts";

/** The week of a unit that differs from the city's (図書館, 保育所 …); the units below it keep it too. */
export const unitHours = table(
  "unit_hours",
  {
    unitId: text("unit_id")
      .primaryKey()
      .references(() => units.id),
    /** The weekdays it is open: 0 is Sunday. */
    weekdays: text("weekdays", { mode: "json" }).$type<number[]>().notNull(),
    opensOnHolidays: flag("opens_on_holidays").notNull(),
    hoursFrom: text("hours_from").notNull(),
    hoursTo: text("hours_to").notNull(),
  },
  (t) => [checkThat("unit_hours_order", sql`${t.hoursFrom} < ${t.hoursTo}`)],
);
