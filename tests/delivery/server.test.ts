// The file database of the other tests understands more SQL than the server of production: each statement of the
// sender once, on the real server.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { resendBatch } from "../../worker/delivery/resendBatch.ts";
import { settleBatch } from "../../worker/delivery/settleBatch.ts";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-server-"));
    const sqld = await startSqld({ dataDir });
    const database = await openLocalDatabase(sqld.url);
    const close = async () => {
      database.close();
      await sqld.stop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { db: database.db, close };
  });
  await scene.db.run("UPDATE points SET is_priority = (id = 'point-1')");
  await scene.db.run("UPDATE rounds SET closed_at = 1");
}, 30_000);
afterAll(() => scene?.close());

it("a week in which everything goes wrong once", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const states = async () => (await scene.stored()).map(({ state, reason }) => `${state} ${reason}`).sort();
  await scene.db
    .update(staff)
    .set({ lineUserId: "not an id" })
    .where(eq(staff.id, CITY.staff.communityChief));

  await scene.tick("2026-10-13T08:30");
  expect(await states()).toEqual(["planned null"]);
  scene.queue.splice(0);
  await scene.tick("2026-10-14T08:30");
  expect(await states()).toEqual(["dropped replanned", "planned null"]);
  await scene.consume();
  expect(await states()).toEqual(["accepted null", "dropped replanned", "dropped split", "failed refused"]);
  const failed = (await scene.stored()).find(({ state }) => state === "failed");
  const byHand = { batchId: failed?.id ?? "" };
  expect(await resendBatch(scene.at("2026-10-14T09:00"), byHand)).toMatchObject({
    reason: "nobodyReachable",
  });
  await scene.db.update(staff).set({ lineBlockedAt: null });
  expect(await resendBatch(scene.at("2026-10-14T09:00"), byHand)).toMatchObject({
    kind: "resent",
    people: 1,
  });
  expect(await settleBatch(scene.at("2026-10-14T09:00"), byHand)).toEqual({ kind: "settled" });

  scene.sim.faults.add({ kind: "dropAnswer", endpoint: "/v2/bot/message/", times: 9 });
  await scene.tick("2026-10-14T17:00");
  await scene.consume();
  scene.sim.faults.clear();
  scene.wall.now += 15 * 60 * 60 * 1000;
  await scene.tick("2026-10-15T08:30");
  await scene.consume();
  expect((await scene.stored()).filter(({ state }) => state === "planned")).toEqual([]);
});
