import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { heartbeats } from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { tick } from "../../worker/delivery/tick.ts";
import { readConfig } from "../../worker/env.ts";
import type { Readiness } from "../../worker/operations/readiness.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { type DatabaseProxy, startDatabaseProxy } from "../support/databaseProxy.ts";

const WRITES = /\b(INSERT|UPDATE|DELETE)\b/i;
const MINUTE_MS = 60_000;

let under: ApiUnderTest;
let proxy: DatabaseProxy;
/** A Worker that has not looked yet. */
let bindings: Record<string, unknown>;
beforeAll(async () => {
  under = await startApi();
  proxy = await startDatabaseProxy(under.bindings.DATABASE_URL as string);
}, 60_000);
afterAll(async () => {
  proxy.close();
  await under.close();
});
beforeEach(async () => {
  proxy.faultOf = () => null;
  proxy.asked.length = 0;
  bindings = { ...under.bindings, DATABASE_URL: proxy.url };
  await under.db.delete(heartbeats);
});
afterEach(() => void vi.useRealTimers());

async function ask() {
  const answer = await api.request("/readyz", {}, bindings);
  return {
    status: answer.status,
    retryAfter: answer.headers.get("retry-after"),
    body: (await answer.json()) as Readiness,
  };
}

it("says that the database reads and writes, which schema it has, and when the last tick went through", async () => {
  const before = Date.now();
  await tick(bindings as never, readConfig(bindings), Date.parse("2026-10-04T09:00:00+09:00"));
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: "ready",
    database: { reads: true, writes: true },
    schema: { isCurrent: true, applied: body.schema.expected },
    tick: { isLate: false },
  });
  expect(body.schema.expected).toMatch(/^\d{4}_\w+$/);
  expect(Date.parse(body.tick.lastAt ?? "")).toBeGreaterThanOrEqual(before);
});

it("is ready before the first tick and after a late one, and says so", async () => {
  expect(await ask()).toMatchObject({ status: 200, body: { tick: { lastAt: null, isLate: true } } });
  await under.db.insert(heartbeats).values({ name: "tick", at: Date.now() - 46 * MINUTE_MS });
  bindings = { ...bindings };
  expect(await ask()).toMatchObject({ status: 200, body: { tick: { isLate: true } } });
});

it("sees within seconds a database that reads and takes no write", async () => {
  proxy.faultOf = (asked) => (WRITES.test(asked) ? "silent" : null);
  const started = performance.now();
  expect(await ask()).toMatchObject({
    status: 503,
    retryAfter: "5",
    body: { status: "notReady", database: { reads: true, writes: false }, schema: { isCurrent: true } },
  });
  expect(performance.now() - started).toBeLessThan(6_000);
  const [line] = takeConsoleErrors();
  expect(JSON.parse(line ?? "")).toMatchObject({
    kind: "error",
    where: "readyz.write",
    name: "DatabaseUnavailable",
    code: "DATABASE_SILENT",
  });
}, 20_000);

it("sees a database that is away", async () => {
  proxy.faultOf = () => "away";
  expect(await ask()).toMatchObject({
    status: 503,
    body: { database: { reads: false, writes: null }, schema: { applied: null, isCurrent: null } },
  });
  expect(takeConsoleErrors()).toHaveLength(1);
});

it("sees a schema that is behind the program, and names it", async () => {
  const { db } = under;
  const newest = sql`(SELECT max(created_at) FROM __drizzle_migrations)`;
  const [last] = await db.all<{ hash: string; at: number }>(
    sql`SELECT hash, created_at AS at FROM __drizzle_migrations WHERE created_at = ${newest}`,
  );
  await db.run(sql`DELETE FROM __drizzle_migrations WHERE created_at = ${newest}`);
  const { status, body } = await ask();
  await db.run(sql`INSERT INTO __drizzle_migrations (hash, created_at) VALUES (${last?.hash}, ${last?.at})`);
  expect({ status, body }).toMatchObject({ status: 503, body: { schema: { isCurrent: false } } });
  expect(body.schema.applied).not.toBe(body.schema.expected);
});

it("looks once in some seconds, however often it is asked, and at what is new after that", async () => {
  await ask();
  const looks = proxy.asked.length;
  for (let n = 0; n < 20; n += 1) expect(await ask()).toMatchObject({ status: 200 });
  expect(proxy.asked).toHaveLength(looks);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
  proxy.faultOf = (asked) => (WRITES.test(asked) ? "away" : null);
  expect(await ask()).toMatchObject({ status: 503 });
  expect(takeConsoleErrors()).toHaveLength(1);
});

it("tells nothing of the city", async () => {
  expect(JSON.stringify((await ask()).body)).not.toMatch(/staff|unit|若葉|127\.0\.0\.1|http/);
});
