import { afterEach, beforeEach, expect, it } from "vitest";
import type { LineSimulator } from "../../dev/line/index.ts";
import { multicast, newKey, post, push, startSimulator, USER_A } from "./simulation.ts";

const endpoint = "/v2/bot/message/push";

let simulator: LineSimulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

it("answers a status so many times, at that endpoint only, delivering nothing", async () => {
  simulator.faults.add({ endpoint, times: 2, kind: "status", status: 503 });
  expect((await multicast(simulator, [USER_A])).status).toBe(200);
  expect((await push(simulator, USER_A)).status).toBe(503);
  expect((await push(simulator, USER_A)).status).toBe(503);
  expect((await push(simulator, USER_A)).status).toBe(200);
  expect(simulator.inbox(USER_A)).toHaveLength(2);
});

it("can accept although it answers 500; the retry learns it by 409", async () => {
  const retryKey = newKey();
  simulator.faults.add({ endpoint, times: 1, kind: "status", status: 500, accepted: true });
  expect((await push(simulator, USER_A, { retryKey })).status).toBe(500);
  expect((await push(simulator, USER_A, { retryKey })).status).toBe(409);
  expect(simulator.inbox(USER_A)).toHaveLength(1);
});

it("loses an answer after acceptance; the retry learns it by 409", async () => {
  const retryKey = newKey();
  simulator.faults.add({ endpoint, times: 1, kind: "dropAnswer" });
  await expect(push(simulator, USER_A, { retryKey })).rejects.toThrow(TypeError);
  expect((await push(simulator, USER_A, { retryKey })).status).toBe(409);
  expect(simulator.inbox(USER_A)).toHaveLength(1);
  expect(simulator.calls.map(({ status }) => status)).toEqual([null, 409]);
});

it("answers late, garbage, or not at all", async () => {
  simulator.faults.add({ endpoint, times: 1, kind: "delay", ms: 60 });
  const startedAt = performance.now();
  await push(simulator, USER_A);
  expect(performance.now() - startedAt).toBeGreaterThan(50);

  simulator.faults.add({ endpoint, times: 1, kind: "garbage" });
  await expect(push(simulator, USER_A)).rejects.toThrow(SyntaxError);

  simulator.faults.add({ endpoint, times: 1, kind: "noAnswer" });
  const waiting = fetch(`${simulator.url}${endpoint}`, { method: "POST", signal: AbortSignal.timeout(80) });
  await expect(waiting).rejects.toThrow("timeout");
  expect(simulator.inbox(USER_A)).toHaveLength(2);
});

it("takes faults over HTTP, lists and clears them", async () => {
  const fault = { endpoint, kind: "status", status: 429, times: 1 };
  expect((await post(simulator, "/simulator/faults", fault)).status).toBe(200);
  expect((await post(simulator, "/simulator/faults", { webhook: "duplicate" })).status).toBe(200);
  expect(await (await fetch(`${simulator.url}/simulator/faults`)).json()).toEqual({
    faults: [fault],
    webhookFaults: [{ webhook: "duplicate", times: 1 }],
  });
  await fetch(`${simulator.url}/simulator/faults`, { method: "DELETE" });
  expect((await push(simulator, USER_A)).status).toBe(200);
});

it.each([
  {},
  { endpoint, kind: "explode" },
  { endpoint, kind: "status" },
  { endpoint, kind: "delay" },
  { endpoint, kind: "dropAnswer", times: 0 },
  { webhook: "explode" },
])("refuses a fault it does not understand: %j", async (fault) => {
  expect((await post(simulator, "/simulator/faults", fault)).status).toBe(400);
});
