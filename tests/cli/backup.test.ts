import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { auditLog, rounds, settings, staff, units, webhookEvents } from "../../db/schema/index.ts";
import { beginFile } from "../../dev/cli/backup/backupFile.ts";
import { OF_THE_MACHINE } from "../../dev/cli/backup/remains.ts";
import { runTick } from "../../worker/delivery/runTick.ts";
import { finishEvent, takeEvent } from "../../worker/line/takeEvent.ts";
import { countAttempt } from "../../worker/people/countAttempt.ts";
import { beat } from "../../worker/store/beat.ts";
import { everything } from "../imports/importing.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { linesOfBackup, restoreText, sealed, textOf } from "./backups.ts";

let city: TestDatabase;
let lines: string[];
beforeAll(async () => {
  city = await testDatabase();
  await buildCity(city.db);
  await city.db.insert(settings).values({ key: "hours", value: { from: "08:30" }, updatedAt: 0 });
  await city.db.insert(auditLog).values({
    id: 70_000,
    at: 1,
    actorKind: "commandLine",
    action: "roster.import",
    subject: "roster",
    after: { added: ["改行\n、\u2028、\u0000、😀"] },
  });
  lines = await linesOfBackup(city.db);
});
afterAll(() => city.close());

let target: TestDatabase;
beforeEach(async () => {
  target = await testDatabase();
});
afterEach(() => target.close());

const header = () => lines[0] ?? "";
const rowLines = () => lines.slice(1, -1);
const refused = async (text: string | Uint8Array) => {
  const before = await everything(target.db);
  const outcome = await restoreText(target.db, text);
  expect(await everything(target.db)).toBe(before);
  if (outcome.kind !== "refused") throw new Error("restored");
  return outcome;
};

describe("a backup", () => {
  test("comes back whole, and is the same when it is written again", async () => {
    expect(await restoreText(target.db, textOf(lines))).toMatchObject({
      kind: "restored",
      rows: rowLines().length,
      isSealed: true,
      isMigrated: false,
    });
    expect(await everything(target.db)).toBe(await everything(city.db));
    expect(await linesOfBackup(target.db)).toEqual(lines);
  });

  test("names the columns of every table, its schema and when that was made", async () => {
    expect(JSON.parse(header())).toMatchObject({
      version: 2,
      schema: { tag: expect.stringMatching(/^\d{4}_/), madeAt: expect.any(Number) },
      tables: { units: ["id", "parent_id", "name", "position", "valid_from", "valid_to", "successor_id"] },
    });
  });

  test("may have been through an editor that adds a byte order mark and carriage returns", async () => {
    const text = `\ufeff${textOf(lines).replaceAll("\n", "\r\n")}`;
    expect(await restoreText(target.db, text)).toMatchObject({ kind: "restored", isSealed: true });
  });

  test("of thousands of rows of any weight comes back in the same order", { timeout: 60_000 }, async () => {
    const many = await testDatabase();
    const values = Array.from({ length: 5_500 }, (_, n) => ({
      id: n * 3 + (n > 3_000 ? 2_000_000 : 0) + 1,
      at: n,
      actorKind: "system" as const,
      action: "test",
      subject: n % 1_997 === 0 ? "長い".repeat(100_000) : "短い",
    }));
    for (let start = 0; start < values.length; start += 500) {
      await many.db.insert(auditLog).values(values.slice(start, start + 500));
    }
    const written = await linesOfBackup(many.db);
    expect(written).toHaveLength(5_502);
    expect(await restoreText(target.db, textOf(written))).toMatchObject({ kind: "restored", rows: 5_500 });
    expect(await linesOfBackup(target.db)).toEqual(written);
    many.close();
  });

  test("is a file only when it is whole", async () => {
    const folder = mkdtempSync(join(tmpdir(), "shinchoku-backup-"));
    const path = join(folder, "city.jsonl");
    const given = await beginFile(path);
    await given.write("half");
    await given.abandon();
    expect(readdirSync(folder)).toEqual([]);
    const whole = await beginFile(path);
    await whole.write("one");
    expect(readdirSync(folder)).not.toContain("city.jsonl");
    await whole.finish();
    expect(readdirSync(folder)).toEqual(["city.jsonl"]);
    expect(readFileSync(path, "utf8")).toBe("one\n");
    rmSync(folder, { recursive: true });
  });
});

describe("a changed file is refused, and nothing is stored", () => {
  test("wherever one character is another", async () => {
    const text = textOf(lines);
    const before = await everything(target.db);
    const place = fc.nat({ max: text.length - 2 });
    const other = fc.constantFrom(...'0179aあ-"{}:,', "\ud83d\ude00");
    await fc.assert(
      fc.asyncProperty(place, other, async (at, character) => {
        fc.pre(text[at] !== character && text[at] !== "\n");
        const outcome = await restoreText(target.db, text.slice(0, at) + character + text.slice(at + 1));
        expect(outcome.kind).toBe("refused");
      }),
      { numRuns: 150, seed: 20_261_130 },
    );
    expect(await everything(target.db)).toBe(before);
  });

  test("where lines are swapped, gone, or there twice", async () => {
    const [first = "", second = "", ...rest] = rowLines();
    const end = lines.at(-1) ?? "";
    for (const rows of [
      [second, first, ...rest],
      [second, ...rest],
      [first, first, second, ...rest],
    ]) {
      expect((await refused(textOf([header(), ...rows, end]))).words).toMatch(/書き出し|もうあります/);
    }
  });

  test("where its end is missing, or something stands below it", async () => {
    expect(await refused(textOf(lines.slice(0, -1)))).toMatchObject({ reason: "incomplete" });
    expect(await refused(textOf(lines).slice(0, -30))).toMatchObject({ reason: "badLine" });
    expect(await refused(textOf([...lines, rowLines()[0] ?? ""]))).toMatchObject({
      line: lines.length + 1,
      fault: { kind: "afterEnd" },
    });
  });

  test.each([
    ["nothing", "", "notABackup"],
    ["an object", "{}", "notABackup"],
    ["a list", "[]", "notABackup"],
    ["a picture", Uint8Array.from({ length: 4_000 }, (_, n) => (n * 37) % 256), "badLine"],
    ["a header without tables", '{"format":"shinchoku-dayori backup","version":2}', "badLine"],
    ["one of a later format", '{"format":"shinchoku-dayori backup","version":9}', "otherVersion"],
  ])("%s is no backup", async (_, content, reason) => {
    expect(await refused(content)).toMatchObject({
      reason,
      words: expect.stringMatching(/。何も戻していません。$/),
    });
  });

  const unit = (row: unknown) => JSON.stringify({ table: "units", row });
  const UNIT = {
    id: "x",
    parent_id: null,
    name: "課",
    position: 1,
    valid_from: "2026-04-01",
    valid_to: null,
    successor_id: null,
  };
  const setting = (value: string) =>
    JSON.stringify({ table: "settings", row: { key: "k", value, updated_at: 1 } });
  test.each([
    ["a row that is a list", unit([1, 2]), "行の形"],
    ["an empty row", unit({}), "列 id がありません"],
    ["an empty object", "{}", "行の形"],
    ["a list", "[]", "行の形"],
    ["a number", "7", "行の形"],
    ["no JSON", '{"table":', "JSON として"],
    ["a table that there is not", '{"table":"unit","row":{}}', "表 unit は"],
    ["a column that there is not", unit({ ...UNIT, colour: "red" }), "列 colour はありません"],
    ["a column too few", unit({ ...UNIT, name: undefined }), "列 name がありません"],
    ["an object as a value", unit({ ...UNIT, name: { a: 1 } }), "列 name に入らない"],
    ["a list as a value", unit({ ...UNIT, name: [] }), "列 name に入らない"],
    ["text as a number", unit({ ...UNIT, position: "1" }), "列 position に入らない"],
    ["a fraction as an integer", unit({ ...UNIT, position: 1.5 }), "列 position に入らない"],
    ["a number beyond all", unit(UNIT).replace('"position":1', '"position":1e999'), "列 position に入らない"],
    ["a number as text", unit({ ...UNIT, name: 7 }), "列 name に入らない"],
    ["true", unit({ ...UNIT, position: true }), "列 position に入らない"],
    ["nothing where something has to be", unit({ ...UNIT, name: null }), "列 name に入らない"],
    ["broken JSON", setting("{"), "列 value に入らない"],
    ["a day that is none", unit({ ...UNIT, valid_from: "明日" }), "表 units の決まり"],
    ["a row that refers to nothing", unit({ ...UNIT, parent_id: "nobody" }), "表 units にない行"],
    ["a row that is there already", null, "同じ行がもう"],
  ])("%s is named with its line", async (_, line, words) => {
    const at = Math.min(5, rowLines().length);
    const rows = rowLines().toSpliced(at, 0, line ?? rowLines()[0] ?? "");
    const outcome = await refused(textOf(sealed([header(), ...rows])));
    expect(outcome).toMatchObject({ reason: "badLine", line: at + 2 });
    expect(outcome.words).toContain(`${at + 2} 行目: `);
    expect(outcome.words).toContain(words);
  });

  test("a header that names other columns is refused before any row is looked at", async () => {
    const other = JSON.parse(header());
    other.tables.units = ["id", "name"];
    expect(await refused(textOf(sealed([JSON.stringify(other), ...rowLines()])))).toMatchObject({
      reason: "otherColumns",
      table: "units",
    });
  });
});

describe("the format before", () => {
  const unsealed = (rows: string[]) => {
    const counts: Record<string, number> = Object.fromEntries(
      Object.keys(JSON.parse(header()).tables).map((name) => [name, 0]),
    );
    for (const line of rows) counts[JSON.parse(line).table] = (counts[JSON.parse(line).table] ?? 0) + 1;
    const { format, schema, savedAt } = JSON.parse(header());
    return textOf([
      JSON.stringify({ format, version: 1, schema: schema.tag, savedAt, tables: counts }),
      ...rows,
    ]);
  };

  test("is still read, without a seal", async () => {
    expect(await restoreText(target.db, unsealed(rowLines()))).toMatchObject({
      kind: "restored",
      isSealed: false,
    });
    expect(await everything(target.db)).toBe(await everything(city.db));
  });

  test("lets no column of a table be lost because the first of its rows lacks it", async () => {
    const rows = rowLines();
    const at = rows.findIndex((line) => JSON.parse(line).table === "staff");
    const { row } = JSON.parse(rows[at] ?? "");
    delete row.line_user_id;
    expect(await refused(unsealed(rows.with(at, JSON.stringify({ table: "staff", row }))))).toMatchObject({
      line: at + 2,
      fault: { kind: "missingColumn", table: "staff", column: "line_user_id" },
    });
  });
});

describe("the database it goes into", () => {
  test("may have ticked, heard strangers and counted their tries; the backup replaces that", async () => {
    const context = testContext(target.db, { now: Date.parse("2026-10-05T09:00:00+09:00") });
    const summary = await runTick(context, {
      cards: { liffId: "2000000002-Wakaba01", content: "published" },
      enqueue: async () => {},
      newRetryKey: () => crypto.randomUUID(),
      askQuota: () => Promise.reject(new Error("nobody asks")),
      wallNow: context.now,
    });
    expect(summary).toMatchObject({ failed: [] });
    await beat(target.db, "tick", context.now);
    // Earlier versions opened rounds in a city without goals.
    await target.db.insert(rounds).values({
      id: "r1",
      fiscalYear: 2026,
      quarter: 2,
      opensOn: "2026-09-18",
      dueOn: "2026-10-07",
      openedAt: context.now,
    });
    const event = { webhookEventId: "e1", type: "follow", timestamp: 1 } as Parameters<typeof takeEvent>[1];
    await takeEvent(context, event, context.now);
    await finishEvent(context, event);
    const secret = "a secret of the tests, long enough for anybody";
    await countAttempt(context, { lineUserId: "U1", staffNumber: "1", secret, wallNow: context.now });
    expect(await target.db.$count(webhookEvents)).toBe(1);

    expect(await restoreText(target.db, textOf(lines))).toMatchObject({ kind: "restored" });
    expect(await everything(target.db)).toBe(await everything(city.db));
  });

  test("has no table of its own accord of which nobody has said whose it is", async () => {
    const { rows } = await target.db.$client.execute(`
      SELECT t.name FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT GLOB '__*' AND t.name NOT GLOB 'sqlite_*'
        AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) k WHERE k."table" <> t.name)
      ORDER BY t.name`);
    const names = rows.map((row) => String(row.name));
    // What refers to these is empty where they are. A new one belongs here, or to what the machine leaves behind.
    const ofPeople = ["grade_scales", "settings", "staff", "units"];
    expect(names.filter((name) => !ofPeople.includes(name))).toEqual(
      Object.keys(OF_THE_MACHINE).filter((name) => name !== "audit_log"),
    );
  });

  test.each([
    ["a person", () => target.db.insert(staff).values({ id: "p", staffNumber: "1", name: "人" }), "staff"],
    ["a unit", () => target.db.insert(units).values(ROOT), "units"],
    ["a setting", () => target.db.insert(settings).values({ key: "k", value: 1, updatedAt: 0 }), "settings"],
    [
      "an act of somebody",
      () => target.db.insert(auditLog).values({ at: 1, actorKind: "commandLine", action: "a", subject: "s" }),
      "audit_log",
    ],
  ])("with %s in it is left alone", async (_, fill, table) => {
    await fill();
    expect(await refused(textOf(lines))).toMatchObject({
      reason: "notEmpty",
      table,
      words: expect.stringContaining(table),
    });
  });
  const ROOT = { id: "r", parentId: null, name: "市", position: 0, validFrom: "2026-04-01" };

  test("is left alone where somebody else is writing", async () => {
    const [other, ours] = [createClient({ url: target.url }), createClient({ url: target.url })];
    const writing = await other.transaction("write");
    try {
      expect(await restoreText(drizzle(ours, { schema }), textOf(lines))).toMatchObject({
        reason: "brokenOff",
        words: expect.stringContaining("SQLITE_BUSY"),
      });
    } finally {
      writing.close();
      other.close();
      ours.close();
    }
    expect(await target.db.$count(units)).toBe(0);
  });

  test("keeps its foreign keys: a person of the backup is there for whoever comes next", async () => {
    await restoreText(target.db, textOf(lines));
    await target.db.insert(auditLog).values({
      at: 2,
      actorKind: "staff",
      actorId: CITY.staff.admin,
      action: "a",
      subject: "s",
    });
    expect(await target.db.$count(auditLog)).toBe(2);
  });
});
