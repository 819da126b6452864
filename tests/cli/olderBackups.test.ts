import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { afterAll, describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { MIGRATIONS_FOLDER, migrateDatabase } from "../../db/migrate.ts";
import journal from "../../db/migrations/meta/_journal.json" with { type: "json" };
import * as schema from "../../db/schema/index.ts";
import { everything } from "../imports/importing.ts";
import { testDatabase } from "../support/database.ts";
import { linesOfBackup, restoreText, sealed, textOf } from "./backups.ts";

const folder = mkdtempSync(join(tmpdir(), "shinchoku-older-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A database as it was at a migration, with a few rows that every version has. */
async function databaseAt(count: number): Promise<{ db: Database; close(): void }> {
  const own = mkdtempSync(join(folder, "city-"));
  const migrations = join(own, "migrations");
  cpSync(MIGRATIONS_FOLDER, migrations, { recursive: true });
  const entries = journal.entries.slice(0, count);
  writeFileSync(join(migrations, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  const client = createClient({ url: `file:${join(own, "city.db")}` });
  const db = drizzle(client, { schema });
  await migrate(db, { migrationsFolder: migrations });
  await client.batch([
    "INSERT INTO units (id, parent_id, name, position, valid_from) VALUES ('r', NULL, '若葉市', 0, '2026-04-01')",
    "INSERT INTO units (id, parent_id, name, position, valid_from) VALUES ('d', 'r', '市民生活部', 0, '2026-04-01')",
    "INSERT INTO staff (id, staff_number, name) VALUES ('s', '10001', '真鍋 志津子')",
    `INSERT INTO goals (id, fiscal_year, unit_id, number, title, category, deadline_text, owner, is_shared)
     VALUES ('g', 2026, 'd', 1, '窓口の案内', '', '年度末', '共通', 1)`,
    "INSERT INTO audit_log (at, actor_kind, action, subject, after) VALUES (1, 'commandLine', 'a', 's', '[1]')",
  ]);
  return { db, close: () => client.close() };
}

describe("a backup of an older version", () => {
  const older = journal.entries.slice(0, -1).map(({ tag }, index) => [tag, index + 1] as const);
  test.each(older)("%s is brought to the newest on its way", async (_, count) => {
    const old = await databaseAt(count);
    const lines = await linesOfBackup(old.db);
    const target = await testDatabase();
    expect(await restoreText(target.db, textOf(lines))).toMatchObject({ kind: "restored", isMigrated: true });
    await migrateDatabase(old.db);
    expect(await everything(target.db)).toBe(await everything(old.db));
    old.close();
    target.close();
  });

  test("whose rows are at fault is refused with the line, and nothing is stored", async () => {
    const old = await databaseAt(1);
    const lines = await linesOfBackup(old.db);
    old.close();
    const target = await testDatabase();
    const before = await everything(target.db);
    const rows = lines.slice(0, -1).map((line) => line.replace('"parent_id":"r"', '"parent_id":"x"'));
    const at = rows.findIndex((line) => line.includes('"parent_id":"x"'));
    expect(await restoreText(target.db, textOf(sealed(rows)))).toMatchObject({
      reason: "badLine",
      line: at + 1,
      fault: { kind: "brokenReference" },
    });
    expect(await everything(target.db)).toBe(before);
    target.close();
  });
});

test("a backup of a newer version says whose program it needs", async () => {
  const target = await testDatabase();
  const lines = (await linesOfBackup(target.db)).slice(0, -1);
  const newer = JSON.parse(lines[0] ?? "");
  newer.schema = { tag: "0999_far_ahead", madeAt: Date.parse("2031-05-06T12:00:00+09:00") };
  const outcome = await restoreText(target.db, textOf(sealed([JSON.stringify(newer), ...lines.slice(1)])));
  expect(outcome).toMatchObject({ kind: "refused", reason: "newerSchema" });
  const words = outcome.kind === "refused" ? outcome.words : "";
  expect(words).toContain("令和13年5月6日の版 0999_far_ahead");
  expect(words).toContain(journal.entries.at(-1)?.tag);
  expect(words).toContain("プログラムを書き出したときの版に上げて");
  target.close();
});
