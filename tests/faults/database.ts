import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import type { Database } from "../../db/database.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import * as schema from "../../db/schema/index.ts";
import type { Life } from "./life.ts";

/** Prepares a database once and gives out copies: a thousand runs have a file each, and none pays for the migrations. */
export async function databaseTemplate(fill: (db: Database) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-faults-"));
  const template = join(folder, "template.db");
  const client = createClient({ url: `file:${template}` });
  const db = drizzle(client, { schema });
  await migrateDatabase(db);
  await fill(db);
  client.close();
  let copies = 0;
  return {
    /** A fresh copy. `concurrency: 1`: the settings below are of a connection, and there is to be only one. */
    async open(): Promise<Client> {
      copies += 1;
      const path = join(folder, `${copies % 8}.db`);
      copyFileSync(template, path);
      const copy = createClient({ url: `file:${path}`, concurrency: 1 });
      // What dies here is a program, never the machine: nothing has to reach the disk.
      for (const pragma of ["foreign_keys = ON", "synchronous = OFF", "journal_mode = MEMORY"]) {
        await copy.execute(`PRAGMA ${pragma}`);
      }
      return copy;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The database as one run of the Worker sees it: each round trip is an effect that can go wrong. */
export function databaseOf(client: Client, life: Life, onTrip: () => void): Database {
  const trip = <T>(work: () => Promise<T>) =>
    life.effect(
      "database",
      () => {
        onTrip();
        return work();
      },
      () => new TypeError("the database is away"),
    );
  const seen = {
    execute: (...args: Parameters<Client["batch"]>[0]) => trip(() => client.execute(args[0] as string)),
    batch: (...args: Parameters<Client["batch"]>) => trip(() => client.batch(...args)),
  };
  // Without the schema, which only relational queries need: a run of the Worker has a database of its own, and there
  // are very many.
  return drizzle(seen as unknown as Client) as unknown as Database;
}
