// An older city, full of rows, is brought to the newest shape: nothing is lost, and nothing is half done.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/libsql/migrator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import type { Database } from "../../db/database.ts";
import { MigrationRefused, migrateDatabase } from "../../db/migrate.ts";
import { loadSampleCity } from "../../db/sample/load.ts";
import { type Sqld, startSqld } from "../../dev/sqld.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const MIGRATIONS = fileURLToPath(new URL("../../db/migrations", import.meta.url));
/** The last shape before numbers had bounds. */
const BEFORE = "0011_heartbeats";

let folder: string;
let sqld: Sqld;
let db: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shinchoku-migration-"));
  sqld = await startSqld({ dataDir: join(folder, "city") });
  db = openDatabase({ url: sqld.url });
  await migrate(db, { migrationsFolder: migrationsUntil(BEFORE) });
  await fill();
}, 120_000);
afterAll(async () => {
  db.$client.close();
  await sqld.stop();
  rmSync(folder, { recursive: true, force: true });
});

function migrationsUntil(last: string): string {
  const kept = join(folder, "migrations");
  cpSync(MIGRATIONS, kept, { recursive: true });
  const journalFile = join(kept, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { tag: string }[] };
  const end = journal.entries.findIndex(({ tag }) => tag === last) + 1;
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return kept;
}

/** The rows of the sample city, as far as the older shape has a place for them. */
async function fill() {
  const newest = await testDatabase();
  await loadSampleCity({ ...testContext(newest.db), now: Date.parse("2026-11-21T10:00:00+09:00") });
  const statements = ["PRAGMA defer_foreign_keys = ON"].map((sql) => ({ sql, args: [] as never[] }));
  for (const name of await tablesOf(db)) {
    const older = await columnsOf(db, name);
    const newer = new Set(await columnsOf(newest.db, name));
    const columns = older.filter((column) => newer.has(column)).map((column) => `"${column}"`);
    const { rows } = await newest.db.$client.execute(`SELECT ${columns} FROM "${name}"`);
    const marks = columns.map(() => "?");
    for (const row of rows) {
      const args = columns.map((_, index) => row[index]) as never[];
      statements.push({ sql: `INSERT INTO "${name}" (${columns}) VALUES (${marks})`, args });
    }
  }
  await db.$client.batch(statements, "write");
  newest.close();
}

async function tablesOf({ $client }: Database): Promise<string[]> {
  const { rows } = await $client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'libsql_%'",
  );
  return rows.map(({ name }) => String(name));
}

async function columnsOf({ $client }: Database, table: string): Promise<string[]> {
  const { rows } = await $client.execute(`SELECT name FROM pragma_table_info('${table}')`);
  return rows.map(({ name }) => String(name));
}

/** Everything that is stored, table by table. */
async function contents(tables: string[]): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const columns = (await columnsOf(db, table)).map((column) => `"${column}"`);
    const { rows } = await db.$client.execute(`SELECT ${columns} FROM "${table}" ORDER BY ${columns}`);
    found[table] = rows.map((row) => ({ ...row }));
  }
  return found;
}

async function shape(): Promise<string[]> {
  const { rows } = await db.$client.execute(
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name",
  );
  return rows.map(({ sql }) => String(sql));
}

test("a stored number out of bounds is named, and nothing is changed", async () => {
  await db.$client.execute(`
    INSERT INTO allotment_transfers
    SELECT 'transfer-huge', a.id, b.id, '2026-11', 9007199254740992, '', 'proposed', s.id, a.id, 0, NULL, NULL, ''
    FROM units a, units b, staff s WHERE a.id <> b.id LIMIT 1`);
  const before = await shape();
  const refused = await migrateDatabase(db).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(MigrationRefused);
  expect(refused).toMatchObject({ rule: "allotment_transfers_minutes_bounds" });
  expect(String(refused)).not.toContain("9007199254740992");
  expect(await shape()).toEqual(before);
  await db.$client.execute("DELETE FROM allotment_transfers WHERE id = 'transfer-huge'");
}, 60_000);

test("every row is still there, every reference leads somewhere, and a second run changes nothing", async () => {
  const tables = await tablesOf(db);
  const before = await contents(tables);
  expect(Object.values(before).flat().length).toBeGreaterThan(2_000);
  await migrateDatabase(db);
  const after = await contents(tables);
  for (const table of tables) {
    expect(after[table]?.length, table).toBe(before[table]?.length);
    expect(after[table], table).toMatchObject(before[table] ?? []);
  }
  expect((await db.$client.execute("PRAGMA foreign_key_check")).rows).toEqual([]);
  expect((await db.$client.execute("PRAGMA integrity_check")).rows.map((row) => row[0])).toEqual(["ok"]);
  const migrated = await shape();
  await migrateDatabase(db);
  expect(await shape()).toEqual(migrated);
}, 60_000);
