import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { settings } from "../../db/schema/index.ts";
import { unavailabilityIn } from "../../db/unavailable.ts";
import { type Sqld, startSqld } from "../../dev/sqld.ts";
import { type DatabaseFault, type DatabaseProxy, startDatabaseProxy } from "../support/databaseProxy.ts";

/** More than froze sqld when nothing held them back. */
const WRITERS = 40;
const WRITES_EACH = 5;

let folder: string;
let sqld: Sqld;
let proxy: DatabaseProxy;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shinchoku-steady-"));
  sqld = await startSqld({ dataDir: join(folder, "city") });
  await migrateDatabase(openDatabase({ url: sqld.url }));
  proxy = await startDatabaseProxy(sqld.url);
}, 60_000);
afterAll(async () => {
  proxy.close();
  await sqld.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  proxy.faultOf = () => null;
  await openDatabase({ url: sqld.url }).delete(settings);
  proxy.asked.length = 0;
});

const open = (patienceMs?: number) =>
  openDatabase({ url: proxy.url, ...(patienceMs === undefined ? {} : { patienceMs }) });
const row = (key: string) => ({ key, value: 1, updatedAt: 0 }) as never;
const stored = () => openDatabase({ url: sqld.url }).$count(settings);
/** The first requests go wrong. */
function failFirst(count: number, fault: DatabaseFault) {
  let left = count;
  proxy.faultOf = () => {
    left -= 1;
    return left >= 0 ? fault : null;
  };
}

describe("a burst", () => {
  it("of writers is written, each once, and the database takes writes after it", async () => {
    const write = async (writer: number) => {
      const db = openDatabase({ url: sqld.url, timeoutMs: 25_000 });
      for (let n = 0; n < WRITES_EACH; n += 1) {
        await db.batch([
          db
            .select()
            .from(settings)
            .where(eq(settings.key, `${writer}`)),
          db.insert(settings).values(row(`${writer}.${n}`)),
        ]);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(await stored()).toBe(WRITERS * WRITES_EACH);
    const after = openDatabase({ url: sqld.url, timeoutMs: 5_000, patienceMs: 0 });
    await after.insert(settings).values(row("after"));
    expect(await stored()).toBe(WRITERS * WRITES_EACH + 1);
  }, 60_000);

  it("of one client has one write on its way at a time", async () => {
    const { $client } = open();
    proxy.mostAtOnce = 0;
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        $client.execute(`INSERT INTO settings (key, value, updated_at) VALUES ('${n}', '1', 0)`),
      ),
    );
    expect(proxy.mostAtOnce).toBe(1);
  });
});

describe("a batch", () => {
  it.each([
    [
      "that only reads",
      "BEGIN TRANSACTION READONLY",
      (db: ReturnType<typeof open>) => [db.select().from(settings)],
    ],
    [
      "that reads behind WITH",
      "BEGIN TRANSACTION READONLY",
      (db: ReturnType<typeof open>) => [db.all("WITH a AS (SELECT 1) SELECT * FROM a")],
    ],
    [
      "that writes after reading",
      "BEGIN IMMEDIATE",
      (db: ReturnType<typeof open>) => [db.select().from(settings), db.insert(settings).values(row("a"))],
    ],
    [
      "that writes behind WITH",
      "BEGIN IMMEDIATE",
      (db: ReturnType<typeof open>) => [
        db.run("WITH a AS (SELECT 'b' AS k) INSERT INTO settings SELECT k, '1', 0 FROM a"),
      ],
    ],
  ])("%s says so when it begins", async (_, begin, statements) => {
    const db = open();
    await db.batch(statements(db) as never);
    expect(proxy.asked.join()).toContain(begin);
  });
});

describe.each(["busy", "tooMany"] as const)("what the database had no room for (%s)", (fault) => {
  it("is tried again, alone or in a batch, reading or writing", async () => {
    const db = open();
    failFirst(2, fault);
    await db.insert(settings).values(row("a"));
    failFirst(2, fault);
    await db.batch([db.insert(settings).values(row("b")), db.select().from(settings)]);
    failFirst(2, fault);
    expect(await db.select().from(settings)).toHaveLength(2);
  });

  it("for too long is told as busy, and nothing was done", async () => {
    const db = open(200);
    proxy.faultOf = () => fault;
    const started = performance.now();
    const error = await db
      .insert(settings)
      .values(row("a"))
      .catch((thrown: unknown) => thrown);
    expect(unavailabilityIn(error)).toMatchObject({ kind: "busy", code: "DATABASE_BUSY" });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await stored()).toBe(0);
  });
});

it.each(["away", "lost"] as const)("what may have been done (%s) is not tried again", async (fault) => {
  const db = open();
  proxy.faultOf = () => fault;
  const error = await db
    .insert(settings)
    .values(row("a"))
    .catch((thrown: unknown) => thrown);
  expect(unavailabilityIn(error)).toMatchObject({ kind: "silent", code: "DATABASE_SILENT" });
  expect(proxy.asked).toHaveLength(1);
});
