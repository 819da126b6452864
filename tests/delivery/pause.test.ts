import { ne } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deliveries, settings } from "../../db/schema/index.ts";
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
const pause = (isPaused: boolean) =>
  scene.db
    .insert(settings)
    .values({ key: "sending", value: { isPaused }, updatedAt: 0 })
    .onConflictDoUpdate({ target: settings.key, set: { value: { isPaused } } });

describe("what was planned before sending was paused", () => {
  it("does not go out, also from the queue, and comes once when it is resumed", async () => {
    await scene.tick("2026-10-05T08:30");
    const left = scene.queue.splice(0);
    await pause(true);
    scene.queue.push(...left);
    expect(new Set(await scene.consume())).toEqual(new Set(["ack"]));
    expect(await scene.tick("2026-10-05T08:45")).toMatchObject({ planned: 0, swept: 0 });
    expect(scene.sim.deliveries).toEqual([]);
    expect(new Set((await scene.stored()).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(["planned 0"]),
    );
    await pause(false);
    await scene.tick("2026-10-05T09:00");
    await scene.consume();
    const reached = await scene.db.$count(deliveries);
    expect(counts()).toEqual(Array(reached).fill(1));
  });

  it("is planned anew when it is resumed on another day", async () => {
    await scene.tick("2026-10-05T08:30");
    await pause(true);
    await scene.consume();
    await scene.tick("2026-10-06T08:30");
    await pause(false);
    await scene.tick("2026-10-06T08:45");
    await scene.consume();
    expect(counts()).toEqual(Array(await scene.db.$count(deliveries)).fill(1));
    expect(await scene.db.$count(deliveries, ne(deliveries.day, "2026-10-06"))).toBe(0);
  });
});
