import { inArray } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import type { OwnWeek } from "../../worker/domain/calendar.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import { unitHours, units } from "../schema/index.ts";

/** Units that are open on other days and hours than the city hall. */
const WEEKS = new Map<string, OwnWeek>([
  [
    "わかば保育園",
    { weekdays: [1, 2, 3, 4, 5, 6], opensOnHolidays: false, hours: { from: "07:30", to: "18:30" } },
  ],
]);

/** The inserts of the units' own weeks; the units must be in the database already. */
export async function hoursStatements({ db }: Context): Promise<Statement[]> {
  const rows = await db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(inArray(units.name, [...WEEKS.keys()]));
  const weeks = rows.flatMap(({ id, name }) => {
    const week = WEEKS.get(name);
    if (!week) return [];
    const { weekdays, opensOnHolidays, hours } = week;
    return [
      { unitId: id, weekdays: [...weekdays], opensOnHolidays, hoursFrom: hours.from, hoursTo: hours.to },
    ];
  });
  return insertAll(weeks, (part) => db.insert(unitHours).values(part));
}
