import { eq, inArray } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deliveries, nudges, staff } from "../../db/schema/index.ts";
import { markFollowing } from "../../worker/people/lineAccount.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

// A Tuesday after a holiday, on which the week's point of the city goes to everybody: one multicast.
const MORNING = "2026-10-13T08:30";
const MULTICAST = "/v2/bot/message/multicast";
const { communityChief, civicDirector, residentsChief, admin } = CITY.staff;
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
  await scene.db.run("UPDATE points SET is_priority = (id = 'point-1')");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
});
afterEach(() => scene.close());

const setAccount = (staffId: string, lineUserId: string) =>
  scene.db.update(staff).set({ lineUserId }).where(eq(staff.id, staffId));
/** An account of another channel: well formed, and LINE does not say which one it is that it does not know. */
const STRANGER = `U${"f".repeat(32)}`;
const sends = () => scene.sim.calls.filter((call) => /message\/(push|multicast)$/.test(call.path));
const counts = () => new Set(scene.sim.messagesPerOccasion().map(({ count }) => count));
const blocked = async () =>
  (await scene.db.select({ id: staff.id, at: staff.lineBlockedAt }).from(staff))
    .filter(({ at }) => at !== null)
    .map(({ id }) => id);

/** The consumer with a LINE that refuses every message to a stranger, without saying why. */
async function consumeRefusingStrangers() {
  const { send } = scene.line;
  vi.spyOn(scene.line, "send").mockImplementation(async (request) => {
    if (!request.body.includes(STRANGER)) return send(request);
    scene.sim.calls.push({ path: `/v2/bot/message/${request.method}` } as never);
    return {
      kind: "answered",
      status: 400,
      requestId: null,
      acceptedRequestId: null,
      message: "Failed to send messages",
      refusedRecipients: [],
    };
  });
  return scene.consume();
}

describe("a recipient whom LINE names", () => {
  it("is taken out alone: two calls, and everybody else has the message", async () => {
    await setAccount(communityChief, "not an id");
    await scene.tick(MORNING);
    expect(scene.queue).toHaveLength(1);
    expect(await scene.consume()).toEqual(["ack"]);
    expect(sends()).toHaveLength(2);
    for (const person of [civicDirector, residentsChief, admin])
      expect(await scene.said(person)).toHaveLength(1);
    expect(counts()).toEqual(new Set([1]));
    const stored = await scene.stored();
    expect(stored.map(({ state, reason, recipients }) => [state, reason, recipients]).sort()).toEqual([
      ["accepted", null, 7],
      ["dropped", "split", 8],
      ["failed", "refused", 1],
    ]);
    expect(new Set(stored.map((batch) => batch.retryKey)).size).toBe(stored.length);
  });

  it("is listed as not to be reached until they come back, and nothing more is sent to them", async () => {
    await setAccount(communityChief, "not an id");
    await scene.tick(MORNING);
    await scene.consume();
    expect(await blocked()).toEqual([communityChief]);
    await scene.tick("2026-10-19T08:30");
    await scene.consume();
    const later = sends().slice(2);
    expect(later.length).toBeGreaterThan(0);
    expect(JSON.stringify(later)).not.toContain("not an id");
    await markFollowing(scene.at("2026-10-19T09:00"), "not an id", scene.wall.now + 1);
    expect(await blocked()).toEqual([]);
  });

  it("together with others: all of them are taken out at once", async () => {
    await setAccount(communityChief, "not an id");
    await setAccount(residentsChief, "nor this");
    await scene.tick(MORNING);
    scene.sim.faults.add({
      kind: "status",
      status: 400,
      endpoint: MULTICAST,
      times: 1,
      message: (await namedIn(["not an id", "nor this"])).join(", "),
    });
    await scene.consume();
    expect(sends()).toHaveLength(2);
    expect((await blocked()).sort()).toEqual([communityChief, residentsChief].sort());
    expect((await scene.stored()).find(({ state }) => state === "failed")).toMatchObject({ recipients: 2 });
  });
});

/** `to[3]` for each account, by its place in the stored batch. */
async function namedIn(accounts: string[]): Promise<string[]> {
  const [batch] = await scene.stored();
  const { to } = JSON.parse(batch?.body ?? "{}") as { to: string[] };
  return accounts.map((account) => `to[${to.indexOf(account)}]`);
}

describe("a recipient whom LINE does not name", () => {
  it("is found by halving, costs the others nothing and is listed", async () => {
    await setAccount(communityChief, STRANGER);
    await scene.tick(MORNING);
    expect(await consumeRefusingStrangers()).toEqual(["ack"]);
    // 8 people: the batch, and two halves at each of log2(8) steps.
    expect(sends()).toHaveLength(1 + 2 * 3);
    for (const person of [civicDirector, residentsChief, admin])
      expect(await scene.said(person)).toHaveLength(1);
    expect(counts()).toEqual(new Set([1]));
    expect(await blocked()).toEqual([communityChief]);
    const stored = await scene.stored();
    expect(stored.filter(({ state }) => state === "failed")).toMatchObject([
      { recipients: 1, method: "push" },
    ]);
    expect(sum(stored.filter(({ state }) => state === "accepted").map((b) => b.recipients))).toBe(7);
  });

  it("is not listed when they have bound another account meanwhile", async () => {
    await setAccount(communityChief, STRANGER);
    await scene.tick(MORNING);
    await setAccount(communityChief, `U${"e".repeat(32)}`);
    await consumeRefusingStrangers();
    expect(await blocked()).toEqual([]);
  });
});

it("everybody stays in one delivery with their nudges, and the next tick says nothing again", async () => {
  await setAccount(communityChief, "not an id");
  await scene.tick(MORNING);
  const before = await scene.db.$count(deliveries);
  await scene.consume();
  expect(await scene.db.$count(deliveries)).toBe(before);
  const refused = (await scene.stored()).filter((batch) => batch.reason === "refused").map(({ id }) => id);
  expect(await scene.db.select().from(nudges).where(inArray(nudges.batchId, refused))).toMatchObject([
    { staffId: communityChief },
  ]);
  expect(await scene.db.select().from(deliveries).where(inArray(deliveries.batchId, refused))).toMatchObject([
    { staffId: communityChief },
  ]);
  await scene.tick("2026-10-13T08:45");
  await scene.consume();
  expect(counts()).toEqual(new Set([1]));
});

it("messages that LINE refuses are refused once, not halved, and nobody is marked", async () => {
  await scene.tick(MORNING);
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: MULTICAST, times: 1 });
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: "/v2/bot/message/validate", times: 1 });
  expect(await scene.consume()).toEqual(["ack"]);
  expect(await scene.stored()).toMatchObject([{ state: "failed", reason: "refused" }]);
  expect(await blocked()).toEqual([]);
});

it.each([
  ["is unwell", { kind: "status", status: 503 } as const],
  ["finds the channel too fast", { kind: "status", status: 429 } as const],
  ["does not answer", { kind: "dropAnswer" } as const],
])(
  "a refusal that LINE does not explain because it %s costs nobody theirs: it is asked again",
  async (_, fault) => {
    await scene.tick(MORNING);
    const [{ body } = { body: { batchId: "", speakUntil: 0 } }] = scene.queue;
    scene.sim.faults.add({ kind: "status", status: 400, endpoint: MULTICAST, times: 1 });
    scene.sim.faults.add({ ...fault, endpoint: "/v2/bot/message/validate", times: 1 });
    expect(await scene.consume()).toEqual(["retry 10"]);
    expect(await scene.stored()).toMatchObject([{ state: "planned", reason: "unchecked" }]);
    scene.wall.now += 60_000;
    scene.queue.push({ body: { ...body, speakUntil: scene.wall.now + 1 } });
    await scene.consume();
    expect(await scene.stored()).toMatchObject([{ state: "accepted", reason: null }]);
    expect(await blocked()).toEqual([]);
  },
);

it("a refusal that names somebody costs the others nothing after a failed attempt either", async () => {
  await scene.tick(MORNING);
  const [{ body } = { body: { batchId: "", speakUntil: 0 } }] = scene.queue;
  scene.sim.faults.add({ kind: "status", status: 500, endpoint: MULTICAST, times: 1 });
  await scene.consume();
  scene.wall.now += 60_000;
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: MULTICAST, times: 1, message: "to[0]" });
  scene.queue.push({ body: { ...body, speakUntil: scene.wall.now + 1 } });
  await scene.consume();
  await scene.tick("2026-10-13T08:45");
  await scene.consume();
  const stored = await scene.stored();
  expect(stored.map(({ state }) => state).sort()).toEqual(["accepted", "dropped", "failed"]);
  expect(stored.find(({ state }) => state === "failed")?.recipients).toBe(1);
  expect(await blocked()).toHaveLength(1);
});

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
