import { afterEach, beforeEach, expect, it } from "vitest";
import type { LineSimulator } from "../../dev/line/index.ts";
import { multicast, newKey, push, reply, startSimulator, USER_A, USER_B } from "./simulation.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

let simulator: LineSimulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

it("answers an accepted push again with 409, the first request's id and the same messages", async () => {
  const retryKey = newKey();
  const first = await push(simulator, USER_A, { retryKey });
  const second = await push(simulator, USER_A, { retryKey });
  expect(second.status).toBe(409);
  expect(second.headers.get("x-line-accepted-request-id")).toBe(first.headers.get("x-line-request-id"));
  expect(second.headers.get("x-line-request-id")).not.toBe(first.headers.get("x-line-request-id"));
  expect(second.json).toEqual({
    message: "The retry key is already accepted",
    sentMessages: first.json.sentMessages,
  });
  expect(simulator.inbox(USER_A)).toHaveLength(1);
  expect(simulator.violations).toEqual([]);
});

it("answers an accepted multicast again without messages", async () => {
  const retryKey = newKey();
  await multicast(simulator, [USER_A], { retryKey });
  expect((await multicast(simulator, [USER_A], { retryKey })).json).toEqual({
    message: "The retry key is already accepted",
  });
});

it("takes a key for new after 24 hours, and delivers twice", async () => {
  const retryKey = newKey();
  await push(simulator, USER_A, { retryKey });
  simulator.clock.advance(DAY_MS - MINUTE_MS);
  expect((await push(simulator, USER_A, { retryKey })).status).toBe(409);
  simulator.clock.advance(2 * MINUTE_MS);
  expect((await push(simulator, USER_A, { retryKey })).status).toBe(200);
  expect(simulator.inbox(USER_A)).toHaveLength(2);
});

it("refuses a key that is no UUID, and any key on a reply", async () => {
  expect((await push(simulator, USER_A, { retryKey: "batch-7" })).status).toBe(400);
  expect((await reply(simulator, "token", { retryKey: newKey() })).status).toBe(400);
});

it("records a retry whose content changed, also when the first attempt was lost", async () => {
  const retryKey = newKey();
  simulator.faults.add({ endpoint: "/v2/bot/message/multicast", times: 1, kind: "status", status: 500 });
  expect((await multicast(simulator, [USER_A], { retryKey })).status).toBe(500);
  expect((await multicast(simulator, [USER_B], { retryKey })).status).toBe(200);
  expect(simulator.violations).toMatchObject([{ rule: "retryKeyBodyChanged", detail: retryKey }]);
});

it("keeps no key of a refused request", async () => {
  const retryKey = newKey();
  expect((await multicast(simulator, ["typo"], { retryKey })).status).toBe(400);
  expect((await multicast(simulator, [USER_A], { retryKey })).status).toBe(200);
  expect(simulator.violations.map(({ rule }) => rule)).toEqual(["invalidRequest"]);
});
