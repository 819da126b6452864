// Cities that are hardly there, people of many posts or none, and what a tick costs the database.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "../../db/database.ts";
import { posts } from "../../db/schema/index.ts";
import { runTick } from "../../worker/delivery/runTick.ts";
import { CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";
import { openScene, type Scene } from "./scene.ts";

const parts = (queued: unknown[]) => ({
  cards: { liffId: "1650000001-AbCdEfGh", content: "published" as const },
  enqueue: async (messages: unknown[]) => {
    queued.push(...messages);
  },
  newRetryKey: () => crypto.randomUUID(),
  askQuota: async () => null,
  wallNow: 0,
});

describe("a city without anything", () => {
  it("has its ticks, opens its round, and says nothing", async () => {
    const empty = await testDatabase();
    const queued: unknown[] = [];
    for (const day of ["2026-10-05", "2026-12-22", "2027-04-01"]) {
      const now = Date.parse(`${day}T09:00:00+09:00`);
      expect(await runTick(testContext(empty.db, { now, newId: () => day }), parts(queued))).toMatchObject({
        planned: 0,
        swept: 0,
        failed: [],
      });
    }
    expect(queued).toEqual([]);
    empty.close();
  });
});

describe("people", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
    await scene.db.run("UPDATE points SET is_priority = 0");
  });
  afterEach(() => scene.close());

  it("chief of two sections gets one message with the goals of both counted together", async () => {
    await scene.db.insert(posts).values({
      id: "second",
      staffId: CITY.staff.residentsChief,
      unitId: CITY.units.planning,
      title: "課長事務取扱",
      role: "chief",
      isMain: false,
      validFrom: "2026-04-01",
    });
    await scene.tick("2026-09-18T08:30");
    await scene.drain();
    expect(await scene.said(CITY.staff.residentsChief)).toEqual([expect.stringContaining("目標は 5 件です")]);
  });

  it("whose posts have ended, or have not begun, get nothing", async () => {
    await scene.db.run("UPDATE points SET is_priority = 1");
    await scene.db
      .update(posts)
      .set({ validTo: "2026-09-17" })
      .where(eq(posts.staffId, CITY.staff.planningChief));
    await scene.db.update(posts).set({ validFrom: "2026-09-19" }).where(eq(posts.staffId, CITY.staff.admin));
    for (const day of ["2026-09-14", "2026-09-18"]) {
      await scene.tick(`${day}T08:30`);
      await scene.drain();
    }
    expect(await scene.said(CITY.staff.admin)).toEqual([]);
    expect((await scene.said(CITY.staff.planningChief)).join()).not.toContain("進捗確認");
  });
});

describe("what a tick costs", () => {
  it("is a handful of round trips on a working day with nothing to say, and three when closed", async () => {
    const scene = await openScene();
    vi.spyOn(console, "log").mockImplementation(() => {});
    await scene.tick("2026-10-14T08:30");
    const trips = countTrips(scene.db);
    const costOf = async (minute: string) => {
      const before = trips();
      await runTick(scene.at(minute), parts([]));
      return trips() - before;
    };
    const quiet = await costOf("2026-10-14T08:45");
    expect(quiet).toBeGreaterThan(0);
    expect(quiet).toBeLessThanOrEqual(6);
    expect(await costOf("2026-10-14T22:00")).toBeLessThanOrEqual(3);
    await scene.close();
  });
});

/** Counts from now on how often the database is asked: statements by themselves and batches. */
function countTrips(db: Database): () => number {
  const client = db.$client;
  const spies = [vi.spyOn(client, "execute"), vi.spyOn(client, "batch")];
  return () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
}
