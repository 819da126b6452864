import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batches } from "../../db/schema/index.ts";
import { createPace } from "../../worker/delivery/pace.ts";
import { openScene, type Scene } from "./scene.ts";

const MULTICAST = "/v2/bot/message/multicast";
const MANY = 20;
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
  await scene.db.run("UPDATE points SET is_priority = (id = 'point-1')");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
  await scene.tick("2026-10-13T08:30");
  const [first] = await scene.stored();
  const [message] = scene.queue;
  if (!first || !message) throw new Error("nothing was planned");
  for (let n = 1; n < MANY; n += 1) {
    const id = `more-${n}`;
    await scene.db.insert(batches).values({ ...first, id, retryKey: crypto.randomUUID() });
    scene.queue.push({ body: { ...message.body, batchId: id } });
  }
});
afterEach(() => scene.close());

const sends = () => scene.sim.calls.filter((call) => call.path === MULTICAST).length;
const states = async () => (await scene.stored()).map(({ state, attempts }) => `${state} ${attempts}`);

describe("messages that come together", () => {
  it("are sent several at a time, but never more than a Worker may have connections open", async () => {
    const { send } = scene.line;
    let open = 0;
    let most = 0;
    vi.spyOn(scene.line, "send").mockImplementation(async (request) => {
      open += 1;
      most = Math.max(most, open);
      const answer = await send(request);
      open -= 1;
      return answer;
    });
    expect(await scene.consume()).toEqual(Array(MANY).fill("ack"));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  it("cost the database one claim for all of them, and one write each at most", async () => {
    const { $client } = scene.db;
    const spies = [vi.spyOn($client, "execute"), vi.spyOn($client, "batch")];
    await scene.consume();
    expect(spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBeLessThanOrEqual(1 + MANY);
  });

  it("two of them for one batch send it once", async () => {
    const [message] = scene.queue;
    if (message) scene.queue.push(message);
    expect(await scene.consume()).toEqual(Array(MANY + 1).fill("ack"));
    expect(sends()).toBe(MANY);
  });

  it("whose turn comes too late for their lease are given back untouched", async () => {
    const { send } = scene.line;
    vi.spyOn(scene.line, "send").mockImplementation(async (request) => {
      scene.wall.now += 2_000;
      return send(request);
    });
    const told = await scene.consume();
    const late = told.filter((each) => each === "retry 1").length;
    expect(late).toBeGreaterThan(0);
    expect((await states()).filter((each) => each === "planned 0")).toHaveLength(late);
    expect((await states()).filter((each) => each === "accepted 1")).toHaveLength(MANY - late);
  });

  it("one that fails costs the others nothing", async () => {
    scene.sim.faults.add({ kind: "status", status: 500, endpoint: MULTICAST, times: 1 });
    expect((await scene.consume()).sort()).toEqual([...Array(MANY - 1).fill("ack"), "retry 10"]);
  });

  it.each([
    ["too fast", { status: 429, times: 12 }, "rate"],
    ["using a token that no new one replaces", { status: 401, times: 12 }, "credentials"],
  ])("wait together when LINE finds the channel %s, and are all sent later", async (_name, fault, reason) => {
    scene.sim.faults.add({ kind: "status", endpoint: MULTICAST, ...fault });
    const queued = [...scene.queue];
    const told = await scene.consume();
    expect(told.filter((each) => each === "retry 10").length).toBeGreaterThanOrEqual(MANY - 6);
    const tried = (await scene.stored()).filter(({ attempts }) => attempts > 0).length;
    expect(tried).toBeLessThanOrEqual(6);
    expect((await scene.stored()).map((batch) => batch.reason)).toContain(reason);
    scene.sim.faults.clear();
    scene.wall.now += 10_000;
    scene.queue.push(...queued);
    await scene.consume();
    expect(new Set((await states()).map((each) => each.split(" ")[0]))).toEqual(new Set(["accepted"]));
    expect(
      new Set(scene.sim.messagesPerOccasion(({ retryKey }) => String(retryKey)).map((o) => o.count)),
    ).toEqual(new Set([1]));
  });
});

describe("the pace", () => {
  it("lets some through at once and then one every ten milliseconds, however late they come", async () => {
    let now = 1000;
    const waits: number[] = [];
    const pace = createPace(
      { ms: 10, atOnce: 2 },
      {
        now: () => now,
        sleep: async (ms) => {
          waits.push(ms);
        },
      },
    );
    for (const at of [1000, 1000, 1000, 1000, 1100, 1100, 1100]) {
      now = at;
      const before = waits.length;
      await pace();
      if (waits.length === before) waits.push(0);
    }
    expect(waits).toEqual([0, 0, 10, 20, 0, 0, 10]);
  });
});

it("nothing is sent of a message whose time to speak has passed while it waited for its turn", async () => {
  for (const message of scene.queue) message.body.speakUntil = scene.wall.now;
  expect(await scene.consume()).toEqual(Array(MANY).fill("ack"));
  expect(sends()).toBe(0);
});
