// What must hold while messages go out, in the real parts: LINE answers wrongly or not at all, ticks come twice or not
// for days, the database goes away. The points at which each can happen are enumerated in tests/faults.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sqld, startSqld } from "../../dev/sqld.ts";
import { buildCity } from "../support/city.ts";
import { type Stack, startStack, until } from "./support/stack.ts";

const PUSH = "/v2/bot/message/push";
const MULTICAST = "/v2/bot/message/multicast";
const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-e2e-"));
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);

let sqld: Sqld;
let stack: Stack;
beforeAll(async () => {
  sqld = await startSqld({ dataDir });
  stack = await startStack({
    variables: { DATABASE_URL: sqld.url },
    prepare: (context) => buildCity(context.db).then(() => undefined),
  });
  for (let position = 1; position <= 9; position += 1) {
    stack.line.addUser({ userId: `U${String(position).padStart(32, "0")}`, name: "職員", friend: true });
  }
}, 60_000);
afterAll(async () => {
  await stack?.stop();
  await sqld?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => stack.line.faults.clear());

const batches = () => stack.context.db.query.batches.findMany();
const everyBatchAccepted = (count: number) =>
  until(
    "every batch to be recorded as accepted",
    async () => {
      const rows = await batches().catch(() => []);
      return rows.length >= count && rows.every((row) => row.state === "accepted");
    },
    90_000,
  );
/** How many messages each person got since a number of deliveries. */
const counts = (since: number) => {
  const byPerson = Map.groupBy(stack.line.deliveries.slice(since), ({ userId }) => userId);
  return [...byPerson.values()].map((messages) => messages.length);
};

test("a token that ends in the middle, garbage, and no answer at all: one message for everybody", async () => {
  stack.line.faults.add({ kind: "status", status: 401, endpoint: MULTICAST, times: 1 });
  stack.line.faults.add({ kind: "garbage", endpoint: PUSH, times: 1 });
  stack.line.faults.add({ kind: "noAnswer", endpoint: PUSH, times: 1 });
  await stack.city.tickAt(at("2026-10-05T08:30"));
  const planned = (await batches()).length;
  expect(planned).toBeGreaterThanOrEqual(3);
  await everyBatchAccepted(planned);
  expect(stack.line.faults.list()).toEqual([]);
  expect(new Set(counts(0))).toEqual(new Set([1]));
  expect((await batches()).some((row) => row.attempts > 1)).toBe(true);
  expect(stack.line.violations).toEqual([]);
}, 120_000);

test("two ticks at once: one message for everybody", async () => {
  const [before, planned] = [stack.line.deliveries.length, (await batches()).length];
  const now = at("2026-10-06T08:30");
  await Promise.all([stack.city.tickAt(now), stack.city.tickAt(now), stack.city.tickAt(now)]);
  await everyBatchAccepted(planned + 1);
  expect(new Set(counts(before))).toEqual(new Set([1]));
}, 60_000);

test("three days without a tick: one message to catch up, and no more that day", async () => {
  const [before, planned] = [stack.line.deliveries.length, (await batches()).length];
  for (const time of ["08:30", "08:45", "12:00"]) {
    await stack.city.tickAt(at(`2026-10-09T${time}`));
    await everyBatchAccepted(planned + 1);
  }
  expect(new Set(counts(before))).toEqual(new Set([1]));
}, 60_000);

test("the database away from before LINE's answer on, through several ticks: one message for everybody", async () => {
  const [before, planned] = [stack.line.deliveries.length, (await batches()).length];
  stack.line.faults.add({ kind: "delay", ms: 2_000, endpoint: MULTICAST, times: 1 });
  await stack.city.tickAt(at("2026-10-13T08:30"));
  await until("LINE to accept the first batch", () => stack.line.deliveries.length > before);
  const { port } = new URL(sqld.url);
  await sqld.stop();
  for (const time of ["08:45", "09:00", "09:15"]) {
    await stack.city.tickAt(at(`2026-10-13T${time}`)).catch(() => undefined);
  }
  await sleep(3_000);
  sqld = await startSqld({ dataDir, port: Number(port) });
  await stack.city.tickAt(at("2026-10-13T09:30"));
  await everyBatchAccepted(planned + 1);
  expect(counts(before).length).toBeGreaterThan(5);
  expect(new Set(counts(before))).toEqual(new Set([1]));
  expect(stack.line.violations).toEqual([]);
}, 150_000);
