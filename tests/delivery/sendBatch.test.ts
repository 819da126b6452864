import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendBatch } from "../../worker/delivery/sendBatch.ts";
import { sweep } from "../../worker/delivery/sweep.ts";
import { KEY_LIFETIME_MS } from "../../worker/domain/outcome.ts";
import type { LineClient } from "../../worker/line/client.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

const HOUR = 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const PUSH = "/v2/bot/message/push";
let scene: Scene;
let batchId: string;

beforeEach(async () => {
  scene = await openScene();
  await scene.db.run("UPDATE points SET is_priority = 0");
  await scene.tick("2026-09-18T09:00");
  const chief = await scene.lineUserId(CITY.staff.residentsChief);
  batchId = (await scene.stored()).find((batch) => batch.body.includes(chief))?.id ?? "";
});
afterEach(() => scene.close());

const send = (line: LineClient = scene.line) =>
  sendBatch(scene.at("2026-09-18T09:01"), batchId, { line, wallNow: () => scene.wall.now });
const swept = async (minute = "2026-09-18T09:15") => {
  const context = scene.at(minute);
  const options = { wallNow: scene.wall.now, rules: await readSettings(context) };
  return (await sweep(context, options)).find((each) => each.id === batchId);
};
const batch = async () => (await scene.stored()).find((each) => each.id === batchId);
const received = async () => (await scene.said(CITY.staff.residentsChief)).length;
/** LINE is called, and then the Worker is gone before anything is recorded. */
const dyingAfterTheCall: LineClient["send"] = async (request) => {
  await scene.line.send(request);
  throw new Error("the isolate is gone");
};

describe("a batch", () => {
  it("is sent and recorded with LINE's request id", async () => {
    expect(await send()).toMatchObject({ kind: "accepted", facts: { attempt: 1, lineStatus: 200 } });
    expect(await batch()).toMatchObject({
      state: "accepted",
      attempts: 1,
      leasedUntil: null,
      lastStatus: 200,
    });
    expect((await batch())?.lineRequestId).toBe(
      scene.sim.inbox(await scene.lineUserId(CITY.staff.residentsChief))[0]?.requestId,
    );
  });

  it("that was sent is not sent again, however often the queue delivers it", async () => {
    await send();
    expect(await send()).toEqual({ kind: "nothingToDo" });
    expect(await received()).toBe(1);
  });

  it("is sent once by two consumers at once", async () => {
    const results = await Promise.all([send(), send()]);
    expect(results.map((result) => result.kind).sort()).toEqual(["accepted", "notNow"]);
    expect(await received()).toBe(1);
  });

  it("that nobody knows is nothing to do", async () => {
    batchId = "gone";
    expect(await send()).toEqual({ kind: "nothingToDo" });
  });
});

describe("interrupted after LINE accepted", () => {
  it("sends nobody a second message: the next attempt is answered 409 and recorded as accepted", async () => {
    await expect(send({ ...scene.line, send: dyingAfterTheCall })).rejects.toThrow("the isolate is gone");
    expect(await received()).toBe(1);
    expect(await batch()).toMatchObject({ state: "sending", attempts: 1 });

    expect(await send()).toMatchObject({ kind: "notNow" });
    expect((await swept())?.delaySeconds).toBeGreaterThan(0);
    scene.wall.now += MINUTE;
    expect(await swept()).toMatchObject({ id: batchId, delaySeconds: 0 });
    expect(await send()).toMatchObject({ kind: "accepted", facts: { attempt: 2, lineStatus: 409 } });
    expect(await received()).toBe(1);
    expect(scene.sim.violations).toEqual([]);
    const accepted = scene.sim.calls.find((call) => call.path === PUSH && call.status === 200);
    expect((await batch())?.lineRequestId).toBe(accepted?.requestId);
  });

  it("an answer that was lost on the way is found out in the same way", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "later" });
    expect(await batch()).toMatchObject({ state: "planned", lastStatus: 0, reason: "network" });
    scene.wall.now += MINUTE;
    expect(await send()).toMatchObject({ kind: "accepted", facts: { lineStatus: 409 } });
    expect(await received()).toBe(1);
  });
});

describe("when LINE is unwell", () => {
  it("5xx is tried again after a while, with the same key and body", async () => {
    scene.sim.faults.add({ kind: "status", status: 500, endpoint: PUSH, times: 2 });
    expect(await send()).toMatchObject({ kind: "later", afterMs: 10_000 });
    expect(await send()).toEqual({ kind: "notNow", afterMs: 10_000 });
    scene.wall.now += 10_000;
    expect(await send()).toMatchObject({ kind: "later", afterMs: 20_000 });
    scene.wall.now += 20_000;
    expect(await send()).toMatchObject({ kind: "accepted", facts: { attempt: 3 } });
    const calls = scene.sim.calls.filter((call) => call.path === PUSH);
    expect(new Set(calls.map((call) => JSON.stringify([call.retryKey, call.body]))).size).toBe(1);
    expect(await received()).toBe(1);
  });

  it("garbage with 200 is success", async () => {
    scene.sim.faults.add({ kind: "garbage", endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "accepted" });
    expect(await received()).toBe(1);
  });

  it("a token that ends in the middle is renewed once", async () => {
    scene.sim.faults.add({ kind: "status", status: 401, endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "accepted", facts: { attempt: 1 } });
  });

  it("a refused token costs the message nothing: it is tried again", async () => {
    scene.sim.faults.add({ kind: "status", status: 401, endpoint: PUSH, times: 2 });
    expect(await send()).toMatchObject({ kind: "later" });
    expect(await batch()).toMatchObject({ reason: "credentials" });
  });

  it("refused for good it has failed", async () => {
    scene.sim.faults.add({ kind: "status", status: 403, endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "failed" });
    expect(await batch()).toMatchObject({ state: "failed", reason: "refused", lastStatus: 403 });
    expect(await swept()).toBeUndefined();
  });

  it("refused after an answer that was lost it is uncertain: it may have arrived", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: PUSH, times: 1 });
    await send();
    scene.wall.now += MINUTE;
    scene.sim.faults.add({ kind: "status", status: 403, endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "uncertain" });
    expect(await batch()).toMatchObject({ state: "uncertain", reason: "refused" });
  });

  it("after 23 hours of lost answers it is uncertain and never sent again by itself", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: PUSH, times: 1 });
    await send();
    scene.wall.now += KEY_LIFETIME_MS;
    expect(await send()).toEqual({ kind: "nothingToDo" });
    expect(await swept("2026-09-24T09:00")).toBeUndefined();
    expect(await batch()).toMatchObject({ state: "uncertain", reason: "keyExpired" });
    expect(await send()).toEqual({ kind: "nothingToDo" });
    expect(await received()).toBe(1);
  });
});

describe("429", () => {
  it("by quota is held, and planned anew by the next tick for whom the quota reaches", async () => {
    scene.sim.quota.limit = 0;
    expect(await send()).toMatchObject({ kind: "held" });
    expect(await batch()).toMatchObject({ state: "held", reason: "quota", lastStatus: 429 });
    scene.sim.quota.limit = 5000;
    await scene.tick("2026-09-18T09:15");
    expect(await batch()).toMatchObject({ state: "dropped", reason: "replanned" });
    await scene.drain();
    expect(await received()).toBe(1);
  });

  it("by rate is tried again soon", async () => {
    scene.sim.faults.add({ kind: "status", status: 429, endpoint: PUSH, times: 1 });
    expect(await send()).toMatchObject({ kind: "later", reason: "rate", afterMs: 10_000 });
    expect(await batch()).toMatchObject({ state: "planned", reason: "rate" });
  });

  it("by quota after an answer that was lost keeps its key until LINE says more", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: PUSH, times: 1 });
    await send();
    scene.wall.now += MINUTE;
    scene.sim.faults.add({ kind: "status", status: 429, endpoint: PUSH, times: 1 });
    scene.sim.quota.limit = 0;
    expect(await send()).toMatchObject({ kind: "held" });
    scene.wall.now += HOUR;
    expect(await swept("2026-09-18T10:15")).toMatchObject({ id: batchId });
    expect(await send()).toMatchObject({ kind: "accepted", facts: { lineStatus: 409 } });
    expect(await received()).toBe(1);
  });
});

it("a late answer does not undo what a later attempt has found out", async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = send({
    ...scene.line,
    send: async () => {
      await slow;
      return { kind: "noAnswer", cause: "timeout" };
    },
  });
  await expect.poll(async () => (await batch())?.state).toBe("sending");
  scene.wall.now += MINUTE;
  expect(await send()).toMatchObject({ kind: "accepted" });
  release();
  await first;
  expect(await batch()).toMatchObject({ state: "accepted", lastStatus: 200 });
});
