import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deliveries, nudges, staff } from "../../db/schema/index.ts";
import { consumeBatch } from "../../worker/delivery/sendBatches.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

// A Monday on which the week's point of the city goes to everybody: one multicast.
const MORNING = "2026-10-13T08:30";
const MULTICAST = "/v2/bot/message/multicast";
let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
  await scene.db.run("UPDATE points SET is_priority = (id = 'point-1')");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
});
afterEach(() => scene.close());

/** Consumes the queue as the Worker does. */
async function drain(): Promise<string[]> {
  const told: string[] = [];
  for (const { body } of scene.queue.splice(0)) {
    const message = { body, attempts: 1, ack: () => told.push("ack"), retry: () => told.push("retry") };
    await consumeBatch(message as unknown as Message<unknown>, {
      context: scene.at(MORNING),
      line: scene.line,
      wallNow: () => scene.wall.now,
    });
  }
  return told;
}

it("a recipient whom LINE refuses costs the others of the batch nothing", async () => {
  await scene.db
    .update(staff)
    .set({ lineUserId: "not an id" })
    .where(eq(staff.id, CITY.staff.communityChief));
  await scene.tick(MORNING);
  expect(scene.queue).toHaveLength(1);
  expect(await drain()).toEqual(["ack"]);

  const linked = [CITY.staff.civicDirector, CITY.staff.residentsChief, CITY.staff.admin];
  for (const person of linked) expect(await scene.said(person)).toHaveLength(1);
  expect(new Set(scene.sim.messagesPerOccasion().map(({ count }) => count))).toEqual(new Set([1]));
  const stored = await scene.stored();
  expect(stored.filter((batch) => batch.reason === "refused")).toMatchObject([
    { state: "failed", recipients: 1 },
  ]);
  const reached = stored.filter((batch) => batch.state === "accepted");
  expect(reached.reduce((sum, batch) => sum + batch.recipients, 0)).toBe(7);
  expect(new Set(stored.map((batch) => batch.retryKey)).size).toBe(stored.length);
});

it("everybody stays in one delivery, and the next tick says nothing again", async () => {
  await scene.db
    .update(staff)
    .set({ lineUserId: "not an id" })
    .where(eq(staff.id, CITY.staff.communityChief));
  await scene.tick(MORNING);
  const before = await scene.db.$count(deliveries);
  await drain();
  expect(await scene.db.$count(deliveries)).toBe(before);
  const told = await scene.db
    .select({ batchId: deliveries.batchId, staffId: nudges.staffId })
    .from(nudges)
    .innerJoin(deliveries, eq(deliveries.id, nudges.deliveryId));
  const refused = (await scene.stored()).find((batch) => batch.reason === "refused");
  expect(told.filter(({ batchId }) => batchId === refused?.id)).toMatchObject([
    { staffId: CITY.staff.communityChief },
  ]);
  expect(await scene.tick("2026-10-13T08:45")).toMatchObject({ planned: 0, swept: 0 });
});

it("messages that LINE refuses are refused once, not halved", async () => {
  await scene.tick(MORNING);
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: MULTICAST, times: 1 });
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: "/v2/bot/message/validate", times: 1 });
  expect(await drain()).toEqual(["ack"]);
  expect(await scene.stored()).toMatchObject([{ state: "failed", reason: "refused" }]);
});

it("after an answer that was lost nothing is halved: it may have arrived", async () => {
  await scene.tick(MORNING);
  const [{ body } = { body: { batchId: "", speakUntil: 0 } }] = scene.queue;
  scene.sim.faults.add({ kind: "dropAnswer", endpoint: MULTICAST, times: 1 });
  await drain();
  scene.wall.now += 60_000;
  scene.sim.faults.add({ kind: "status", status: 400, endpoint: MULTICAST, times: 1 });
  scene.queue.push({ body: { ...body, speakUntil: scene.wall.now + 1 } });
  await drain();
  expect(await scene.stored()).toHaveLength(1);
  expect(new Set(scene.sim.messagesPerOccasion().map(({ count }) => count))).toEqual(new Set([1]));
});
