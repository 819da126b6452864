import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import type { Database } from "../../db/database.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import * as schema from "../../db/schema/index.ts";
import { SteadyClient } from "../../db/steadyClient.ts";

let migrated: Promise<string> | undefined;

export interface TestDatabase {
  db: Database;
  url: string;
  close(): void;
  /** Another one with what is in this one now. */
  copy(): Promise<TestDatabase>;
}

/** A fresh, migrated libSQL file of its own; the migrations run once per test worker and are copied after that. */
export async function testDatabase(): Promise<TestDatabase> {
  migrated ??= migrateTemplate();
  return copyOf(await migrated);
}

async function copyOf(template: string): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-"));
  const path = join(folder, "city.db");
  copyFileSync(template, path);
  const client = createClient({ url: `file:${path}` });
  await client.execute("PRAGMA foreign_keys = ON");
  return {
    db: drizzle(new SteadyClient(client), { schema }),
    url: `file:${path}`,
    close: () => {
      client.close();
      rmSync(folder, { recursive: true, force: true });
    },
    copy: () => copyOf(path),
  };
}

async function migrateTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-template-"));
  const path = join(folder, "template.db");
  const client = createClient({ url: `file:${path}` });
  await migrateDatabase(drizzle(client, { schema }));
  client.close();
  return path;
}
