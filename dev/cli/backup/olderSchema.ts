import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import type { Database } from "../../../db/database.ts";
import { MIGRATIONS_FOLDER, migrateDatabase } from "../../../db/migrate.ts";
import journal from "../../../db/migrations/meta/_journal.json" with { type: "json" };
import * as schema from "../../../db/schema/index.ts";
import { causeOf } from "../causeOf.ts";
import { beginFile } from "./backupFile.ts";
import { BackupFault } from "./fault.ts";
import { saveBackup } from "./save.ts";
import { migrationsUpTo } from "./schemaVersion.ts";

/**
 * Brings a backup of an older schema to the newest: restored in a database of its own, in a folder that only its owner can
 * read and that is removed again, migrated there and saved anew.
 * @param then.restore puts the backup into the database of the way; `then.take` the new one where it belongs
 * @throws BackupFault
 */
export async function throughOlderSchema(
  path: string,
  saved: { tag: string; madeAt: number },
  then: {
    restore(staging: Database, path: string): Promise<number>;
    take(path: string): Promise<number>;
  },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-restore-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    const renewed = join(folder, "renewed.jsonl");
    const client = createClient({ url: `file:${join(folder, "staging.db")}` });
    try {
      const staging = drizzle(client, { schema });
      await migrate(staging, { migrationsFolder: migrationsFolder(folder, migrationsUpTo(saved)) });
      await then.restore(staging, path);
      await migrateOn(staging, saved);
      const file = await beginFile(renewed);
      await saveBackup(staging, { savedAt: 0, write: (line) => file.write(line) });
      await file.finish();
    } finally {
      client.close();
    }
    return await then.take(renewed);
  } finally {
    remove();
    process.off("exit", remove);
  }
}

async function migrateOn(staging: Database, saved: { tag: string; madeAt: number }): Promise<void> {
  try {
    await migrateDatabase(staging);
  } catch (error) {
    throw new BackupFault({ reason: "notMigrated", saved, cause: causeOf(error) });
  }
}

/** A copy of the migrations that ends with the last one wanted. */
function migrationsFolder(folder: string, count: number): string {
  const copy = join(folder, "migrations");
  cpSync(MIGRATIONS_FOLDER, copy, { recursive: true });
  const shorter = { ...journal, entries: journal.entries.slice(0, count) };
  writeFileSync(join(copy, "meta", "_journal.json"), JSON.stringify(shorter));
  return copy;
}
