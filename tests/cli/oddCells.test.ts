// SQLite keeps any value in any column. Whatever a hand or a defect has put there, a backup has it and puts it back.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import type { Database } from "../../db/database.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { loadSampleCity } from "../../db/sample/load.ts";
import { saveBackup } from "../../dev/cli/backup/save.ts";
import { quoted, readTables } from "../../dev/cli/backup/tables.ts";
import { wordSaved } from "../../dev/cli/backup/wordBackup.ts";
import { type Sqld, startSqld } from "../../dev/sqld.ts";
import { operator } from "../imports/importing.ts";
import { testDatabase } from "../support/database.ts";
import { restoreText, textOf } from "./backups.ts";

const ODD = [
  "9223372036854775807",
  "-9007199254740993",
  "9e999",
  "-9e999",
  "0.1",
  "1e308",
  "'text'",
  "'{'",
  "x'00ff'",
  "CAST(x'61ff41' AS TEXT)",
  "'a' || char(0) || char(8232) || 'b'",
];

const folder = mkdtempSync(join(tmpdir(), "shinchoku-odd-"));
let server: Sqld;
beforeAll(async () => {
  server = await startSqld({ dataDir: join(folder, "city") });
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("every column's odd values come out, with a notice, and go back in as they were", {
  timeout: 120_000,
}, async () => {
  const from = await testDatabase();
  await loadSampleCity(operator(from.db));
  expect(await putOddValues(from.db)).toBeGreaterThan(60);
  const { lines, saved } = await savedFrom(from.db);
  expect(saved.odd.length).toBeGreaterThan(5);
  const [notice] = saved.odd;
  expect(wordSaved(saved, "city.jsonl").join("\n")).toContain(
    `表 ${notice?.table}、rowid ${notice?.rowid}、列 ${notice?.column}`,
  );

  // Over HTTP to a server, where an answer may not carry every value.
  const into = openDatabase({ url: server.url });
  await migrateDatabase(into);
  expect(await restoreText(into, textOf(lines))).toMatchObject({ kind: "restored", rows: saved.rows });
  expect(await exactly(into)).toEqual(await exactly(from.db));
  expect((await savedFrom(into)).lines).toEqual(lines);
  into.$client.close();
  from.close();
});

async function savedFrom(db: Database) {
  const lines: string[] = [];
  const write = async (line: string) => {
    lines.push(line);
  };
  return { saved: await saveBackup(db, { savedAt: 0, write }), lines };
}

/** One odd value in each column that takes one, each in a row of its own. */
async function putOddValues(db: Database): Promise<number> {
  let put = 0;
  let turn = 0;
  for (const { name, columns } of await readTables(db.$client)) {
    for (const [place, column] of columns.entries()) {
      turn += 1;
      for (let n = 0; n < ODD.length; n += 1) {
        const value = ODD[(turn + n) % ODD.length];
        const sql = `UPDATE ${quoted(name)} SET ${quoted(column.name)} = ${value}
          WHERE rowid = (SELECT rowid FROM ${quoted(name)} ORDER BY rowid LIMIT 1 OFFSET ${place})`;
        const taken = await db.$client.execute(sql).then(
          ({ rowsAffected }) => rowsAffected,
          () => 0,
        );
        if (taken === 0) continue;
        put += taken;
        break;
      }
    }
  }
  return put;
}

/** Every value with its type, in a form that any client can carry. */
async function exactly(db: Database): Promise<unknown> {
  const found: Record<string, unknown[]> = {};
  for (const { name, columns } of await readTables(db.$client)) {
    const exact = columns.map(({ name: column }) => {
      const cell = quoted(column);
      return `typeof(${cell}) || ' ' || CASE typeof(${cell}) WHEN 'real' THEN quote(${cell}) ELSE hex(${cell}) END`;
    });
    const { rows } = await db.$client.execute(
      `SELECT ${exact.map((sql, n) => `${sql} AS c${n}`).join(", ")} FROM ${quoted(name)} ORDER BY rowid`,
    );
    found[name] = rows.map((row) => Object.values(row));
  }
  return found;
}
