import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CITY } from "../support/city.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => scene.close());

/** How often each person got each message. */
const counts = () =>
  scene.sim.messagesPerOccasion(({ retryKey }) => String(retryKey)).map((occasion) => occasion.count);
/** The lines of the log so far. */
const logged = () => vi.mocked(console.log).mock.calls.map(([line]) => JSON.parse(String(line)));

describe("an answer that was lost in the evening", () => {
  const EVENING = "2026-10-06T17:00";
  const NEXT_MORNING = "2026-10-07T08:30";
  const HOURS = 60 * 60 * 1000;
  const chief = CITY.staff.residentsChief;
  /** The evening's only message goes to one chief: the round is announced late. */
  beforeEach(async () => {
    await scene.db.run("UPDATE points SET is_priority = 0");
    await scene.tick(EVENING);
  });

  it("is asked for in the morning; had it arrived, today's message comes as well", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: "/v2/bot/message/", times: 99 });
    await scene.consume();
    scene.sim.faults.clear();
    scene.wall.now += 15 * HOURS;
    await scene.tick(NEXT_MORNING);
    await scene.consume();
    expect(await scene.said(chief)).toHaveLength(1);
    await scene.tick("2026-10-07T08:45");
    await scene.consume();
    expect(await scene.said(chief)).toEqual([
      expect.stringContaining("締切は10月7日"),
      expect.stringContaining("今日が締切"),
    ]);
    expect(new Set(counts())).toEqual(new Set([1]));
  });

  it("had it not, it is this day's message, and there is no second one", async () => {
    scene.sim.faults.add({ kind: "status", status: 500, endpoint: "/v2/bot/message/", times: 99 });
    await scene.consume();
    scene.sim.faults.clear();
    scene.wall.now += 15 * HOURS;
    for (const minute of [NEXT_MORNING, "2026-10-07T08:45", "2026-10-07T12:00"]) {
      await scene.tick(minute);
      await scene.consume();
    }
    expect(await scene.said(chief)).toHaveLength(1);
    expect(new Set(counts())).toEqual(new Set([1]));
  });

  it("waits another day for whoever has had this day's message already", async () => {
    scene.sim.faults.add({ kind: "status", status: 500, endpoint: "/v2/bot/message/", times: 99 });
    await scene.consume();
    scene.sim.faults.clear();
    await scene.db.run("UPDATE batches SET leased_until = 0, state = 'sending', last_day = '2026-10-08'");
    await scene.db.run(`INSERT INTO batches (id, day, digest_key, occasion, last_day, method, body, recipients, retry_key,
      state, created_at, finished_at) VALUES ('other', '2026-10-07', 'k', 'daily', '2026-10-07', 'push', '{}', 1, 'k',
      'accepted', 0, 0)`);
    await scene.db.run(
      `INSERT INTO deliveries SELECT 'other', staff_id, '2026-10-07', 'daily' FROM deliveries WHERE batch_id <> 'other'`,
    );
    scene.wall.now += 15 * HOURS;
    expect(await scene.tick(NEXT_MORNING)).toMatchObject({ planned: 0, swept: 0, failed: [] });
  });

  it("after 23 hours is uncertain, the log says so, and it is never sent again by itself", async () => {
    scene.sim.faults.add({ kind: "dropAnswer", endpoint: "/v2/bot/message/", times: 99 });
    await scene.consume();
    scene.sim.faults.clear();
    await scene.db.run("UPDATE batches SET last_day = '2026-10-30'");
    scene.wall.now += 23 * HOURS;
    const before = scene.sim.calls.length;
    await scene.tick("2026-10-07T08:30");
    await scene.tick("2026-10-08T08:30");
    expect(logged()).toContainEqual(
      expect.objectContaining({ kind: "batch", outcome: "uncertain", reason: "keyExpired" }),
    );
    const evening = (await scene.stored()).filter((batch) => batch.day === "2026-10-06");
    expect(new Set(evening.map(({ state }) => state))).toEqual(new Set(["uncertain"]));
    const keys = new Set(evening.map((batch) => batch.retryKey));
    await scene.consume();
    expect(scene.sim.calls.slice(before).filter(({ retryKey }) => retryKey && keys.has(retryKey))).toEqual(
      [],
    );
  });
});
