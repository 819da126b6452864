import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/libsql/migrator";
import type { Database } from "./database.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** Something stored breaks a rule of the newest shape; nothing was changed. Names the rule, never the value. */
export class MigrationRefused extends Error {
  readonly rule: string;

  constructor(rule: string, cause: unknown) {
    super(`A stored row breaks "${rule}"; nothing was changed.`, { cause });
    this.rule = rule;
  }
}

/**
 * Brings the database to the newest shape, wholly or not at all; running it again changes nothing. Node only.
 * @throws MigrationRefused
 */
export async function migrateDatabase(db: Database): Promise<void> {
  try {
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  } catch (error) {
    const rule = brokenRule(error);
    throw rule ? new MigrationRefused(rule, error) : error;
  }
}

function brokenRule(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /CHECK constraint failed: (\w+)/.exec(error.message)?.[1] ?? brokenRule(error.cause);
}
