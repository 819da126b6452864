import { sql } from "drizzle-orm";
import * as v from "valibot";
import { settings } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { ACTUALS_KEYS, type ActualsColumns, missingKeys } from "../documents/actuals/columns.ts";
import { HOURS_WRITTEN, type HoursWritten } from "../documents/actuals/hoursWritten.ts";

/** Beside the city's settings, under keys that are none of them. */
const COLUMNS = "actualsColumns";
const HOURS = "actualsHours";

const heading = v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)));

/** What somebody says about the columns of the attendance system. */
export const actualsColumnsShape = v.pipe(
  v.strictObject(
    Object.fromEntries(ACTUALS_KEYS.map((key) => [key, heading])) as Record<
      (typeof ACTUALS_KEYS)[number],
      typeof heading
    >,
  ),
  v.check((columns) => missingKeys((key) => columns[key] !== undefined).length === 0),
);

/** What somebody says of the attendance system: its columns, and how it writes hours with a point. */
export interface ActualsSaid {
  columns: ActualsColumns | undefined;
  hours: HoursWritten | undefined;
}

/** What was said the last time; undefined where nobody had to. One round trip. */
export async function rememberedActuals({ db }: Context): Promise<ActualsSaid> {
  const rows = await db.all<{ key: string; value: string }>(
    sql`SELECT key, value FROM settings WHERE key IN (${COLUMNS}, ${HOURS})`,
  );
  const stored = new Map(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  const columns = v.safeParse(actualsColumnsShape, stored.get(COLUMNS));
  const hours = v.safeParse(v.picklist(HOURS_WRITTEN), stored.get(HOURS));
  return {
    columns: columns.success ? columns.output : undefined,
    hours: hours.success ? hours.output : undefined,
  };
}

/** The statements that remember what was said. */
export function rememberActuals({ db, now }: Context, { columns, hours }: ActualsSaid) {
  const said = [
    { key: COLUMNS, value: columns },
    { key: HOURS, value: hours },
  ];
  return said.flatMap(({ key, value }) =>
    value === undefined
      ? []
      : [
          db
            .insert(settings)
            .values({ key, value, updatedAt: now })
            .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } }),
        ],
  );
}
