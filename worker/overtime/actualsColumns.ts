import { sql } from "drizzle-orm";
import * as v from "valibot";
import { settings } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { ACTUALS_KEYS, type ActualsColumns, missingKeys } from "../documents/actuals/columns.ts";

/** Beside the city's settings, under a key that is not one of them. */
const KEY = "actualsColumns";

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

/** The columns as they were named the last time; undefined where nobody had to. One round trip. */
export async function rememberedColumns({ db }: Context): Promise<ActualsColumns | undefined> {
  const rows = await db.all<{ value: string }>(sql`SELECT value FROM settings WHERE key = ${KEY}`);
  const [row] = rows;
  if (!row) return undefined;
  const read = v.safeParse(actualsColumnsShape, JSON.parse(row.value));
  return read.success ? read.output : undefined;
}

/** The statement that remembers them. */
export function rememberColumns({ db, now }: Context, columns: ActualsColumns) {
  return db
    .insert(settings)
    .values({ key: KEY, value: columns, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value: columns, updatedAt: now } });
}
