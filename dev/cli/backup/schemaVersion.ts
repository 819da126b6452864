import journal from "../../../db/migrations/meta/_journal.json" with { type: "json" };
import type { SchemaVersion } from "./format.ts";
import type { Reader } from "./tables.ts";

interface Migration {
  tag: string;
  madeAt: number;
}

const MIGRATIONS: readonly Migration[] = journal.entries.map(({ tag, when }) => ({ tag, madeAt: when }));

/** The newest migration that this program knows. */
export function newestSchema(): Migration {
  return MIGRATIONS.at(-1) ?? { tag: "", madeAt: 0 };
}

/** The newest migration of a database; without a name where this program does not know it. */
export async function schemaOf(database: Reader): Promise<Migration> {
  const { rows } = await database.execute("SELECT max(created_at) AS madeAt FROM __drizzle_migrations");
  const madeAt = Number(rows[0]?.madeAt ?? 0);
  return MIGRATIONS.find((each) => each.madeAt === madeAt) ?? { tag: "", madeAt };
}

/** The migration of this program that a backup was written at; null where the program has none such. */
export function knownSchema({ tag, madeAt }: SchemaVersion): Migration | null {
  return MIGRATIONS.find((each) => (madeAt === null ? each.tag === tag : each.madeAt === madeAt)) ?? null;
}

/** How many migrations lead up to one, itself among them. */
export function migrationsUpTo({ tag }: Migration): number {
  return MIGRATIONS.findIndex((each) => each.tag === tag) + 1;
}
