import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batches, deliveries, nudges } from "../../db/schema/index.ts";
import { consumeBatches } from "../../worker/delivery/sendBatches.ts";
import { record } from "../reports/writing.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => scene.close());

/** The lines of the log so far. */
const logged = () => vi.mocked(console.log).mock.calls.map(([line]) => JSON.parse(String(line)));

/** How often each person got each message; reminders may have the same words on other days. */
const counts = () =>
  scene.sim.messagesPerOccasion(({ retryKey }) => String(retryKey)).map((occasion) => occasion.count);

describe("a morning", () => {
  it("brings one card to everybody who has something due, and nothing at the next tick", async () => {
    await scene.tick("2026-09-18T08:30");
    await scene.drain();
    await scene.tick("2026-09-18T08:45");
    expect(await scene.drain()).toEqual([]);
    expect(new Set(counts())).toEqual(new Set([1]));
    expect(scene.sim.violations).toEqual([]);
    const [said] = await scene.said(CITY.staff.residentsChief);
    expect(said).toMatch(/進捗確認.*4 件.*10月7日/);
  });

  it("on the due day says so", async () => {
    await scene.tick("2026-10-07T08:30");
    await scene.drain();
    expect((await scene.said(CITY.staff.residentsChief))[0]).toContain("今日が締切");
  });

  it("ticked twice at once, everybody still gets one message", async () => {
    await Promise.all([scene.tick("2026-10-05T08:30"), scene.tick("2026-10-05T08:30")]);
    await scene.drain();
    expect(counts().length).toBeGreaterThan(0);
    expect(new Set(counts())).toEqual(new Set([1]));
  });

  it("at a year's end, in the evening and on a holiday nothing is said", async () => {
    for (const minute of ["2026-12-29T10:00", "2026-10-07T19:00", "2026-09-22T10:00", "2026-10-04T10:00"]) {
      expect(await scene.tick(minute)).toMatchObject({ planned: 0, swept: 0 });
    }
    await scene.drain();
    expect(scene.sim.deliveries).toEqual([]);
  });

  it("through a whole quarter everybody gets each occasion once, on working days, one message a day at most", async () => {
    await scene.db.run("UPDATE points SET is_priority = 1");
    for (
      let day = new Date("2026-09-14");
      day < new Date("2026-10-17");
      day.setUTCDate(day.getUTCDate() + 1)
    ) {
      const date = day.toISOString().slice(0, 10);
      for (const time of ["08:15", "08:30", "12:00", "17:15"]) await scene.tick(`${date}T${time}`);
      await scene.drain();
    }
    expect(new Set(counts())).toEqual(new Set([1]));
    const days = await scene.db
      .select({ day: deliveries.day })
      .from(deliveries)
      .where(eq(deliveries.staffId, CITY.staff.planningChief))
      .orderBy(deliveries.day);
    expect(days.map((row) => row.day)).toEqual([
      "2026-09-18",
      "2026-09-24",
      "2026-09-28",
      "2026-09-30",
      "2026-10-05",
      "2026-10-06",
      "2026-10-07",
      "2026-10-09",
      "2026-10-13",
      "2026-10-14",
    ]);
  });
});

describe("what a tick left behind", () => {
  it("planned but never enqueued, the next tick hands over", async () => {
    const dying = { enqueue: () => Promise.reject(new Error("the queue refuses")) };
    expect(await scene.tick("2026-10-05T08:30", dying)).toMatchObject({ failed: ["enqueue"] });
    expect(takeConsoleErrors().join()).toContain("tick.enqueue");
    expect(scene.queue).toEqual([]);
    const { planned, swept } = await scene.tick("2026-10-05T08:45");
    expect(planned).toBe(0);
    expect(swept).toBe((await scene.stored()).length);
    await scene.drain();
    expect(new Set(counts())).toEqual(new Set([1]));
  });

  it("is handed over although this day's plan fails, and the plan follows when it can", async () => {
    await scene.tick("2026-10-05T08:30");
    scene.queue.splice(0);
    await scene.db.run(
      "CREATE TRIGGER no_batches BEFORE INSERT ON batches BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await scene.db.run("DELETE FROM nudges WHERE staff_id = 'staff-residents-chief'");
    await scene.db.run("DELETE FROM deliveries WHERE staff_id = 'staff-residents-chief'");
    const { swept, failed } = await scene.tick("2026-10-05T08:45");
    expect({ isSwept: swept > 0, failed }).toEqual({ isSwept: true, failed: ["plan"] });
    expect(scene.queue).toHaveLength(swept);
    const [line] = takeConsoleErrors();
    expect(line).not.toMatch(/INSERT|staff-|U[0-9a-f]{32}/);
    await scene.db.run("DROP TRIGGER no_batches");
    expect(await scene.tick("2026-10-05T09:00")).toMatchObject({ planned: 1, failed: [] });
  });

  it("and what is due is said although no round can be opened", async () => {
    await scene.db.run(
      "CREATE TRIGGER no_rounds BEFORE INSERT ON rounds BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await scene.db.run("DELETE FROM rounds");
    const { planned, failed } = await scene.tick("2026-10-05T08:30");
    expect({ isPlanned: planned > 0, failed }).toEqual({ isPlanned: true, failed: ["rounds"] });
    expect(takeConsoleErrors()).toHaveLength(1);
  });

  it("waits for the next opening when the day is over", async () => {
    await scene.tick("2026-09-18T17:00");
    scene.queue.splice(0);
    expect(await scene.tick("2026-09-18T17:15")).toMatchObject({ swept: 0 });
    await scene.tick("2026-09-24T08:30");
    await scene.drain();
    expect((await scene.said(CITY.staff.planningChief)).join()).toContain("進捗確認");
    expect(new Set(counts())).toEqual(new Set([1]));
  });

  it("is not said with yesterday's words: today's plan takes its place, also for who has answered since", async () => {
    await scene.db.run("UPDATE points SET is_priority = 0");
    await scene.tick("2026-09-18T17:00");
    scene.queue.splice(0);
    await record(scene.db, {
      unitId: CITY.units.planning,
      goalId: CITY.goals.planning1,
      by: CITY.staff.planningChief,
    });
    await record(scene.db, { unitId: CITY.units.residents, goalId: CITY.goals.g1 });
    await scene.tick("2026-09-24T08:30");
    await scene.drain();
    expect(await scene.said(CITY.staff.planningChief)).toEqual([]);
    expect(await scene.said(CITY.staff.residentsChief)).toEqual([
      expect.stringContaining("4 件中 3 件が未回答です"),
    ]);
    expect(await scene.db.$count(nudges, eq(nudges.day, "2026-09-18"))).toBe(0);
  });

  it("is dropped when its words are no longer true: 今日が締切です is not said the day after", async () => {
    await scene.db.run("UPDATE points SET is_priority = 0");
    await scene.tick("2026-10-07T17:00");
    scene.queue.splice(0);
    await scene.tick("2026-10-08T08:30");
    await scene.drain();
    expect(await scene.said(CITY.staff.residentsChief)).toEqual([]);
    expect(logged()).toContainEqual(
      expect.objectContaining({ kind: "batch", outcome: "dropped", reason: "replanned" }),
    );
    expect(await scene.db.$count(nudges)).toBe(0);
    expect(await scene.db.$count(deliveries)).toBe(0);
  });
});

describe("what was left lying for long", () => {
  it("is not said when its week is over", async () => {
    await scene.tick("2026-10-13T17:00");
    scene.queue.splice(0);
    await scene.db.run("UPDATE points SET is_priority = 0");
    expect(await scene.tick("2026-12-22T08:30")).toMatchObject({ swept: 0 });
    expect(await scene.db.$count(nudges, eq(nudges.day, "2026-10-13"))).toBe(0);
    await scene.drain();
    expect((await scene.said(CITY.staff.residentsChief)).join()).not.toContain("重点事項");
  });
});

describe("a message of the queue", () => {
  const message = (body: unknown) => {
    const told: string[] = [];
    const queued = {
      id: "m",
      timestamp: new Date(0),
      attempts: 1,
      body,
      ack: () => told.push("ack"),
      retry: (options?: { delaySeconds?: number }) => told.push(`retry ${options?.delaySeconds}`),
    };
    return { queued: queued as unknown as Message<unknown>, told };
  };
  const consume = async (body: unknown) => {
    const { queued, told } = message(body);
    await consumeBatches([queued], {
      context: scene.at("2026-10-05T09:00"),
      line: scene.line,
      wallNow: () => scene.wall.now,
    });
    return told;
  };

  it("is acknowledged when sent, and one log line says so without any person in it", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await scene.tick("2026-10-05T08:30");
    const [first] = scene.queue;
    expect(await consume(first?.body)).toEqual(["ack"]);
    const lines = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "batch", outcome: "accepted", lineStatus: 200 });
    expect(lines[0]).not.toMatch(/U[0-9a-f]{32}|staff-/);
  });

  it("comes back after the backoff when LINE is unwell", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await scene.tick("2026-10-05T08:30");
    scene.sim.faults.add({ kind: "status", status: 502, endpoint: "/v2/bot/message", times: 1 });
    expect(await consume(scene.queue[0]?.body)).toEqual(["retry 10"]);
    log.mockRestore();
  });

  it("comes back when the database is away", async () => {
    const complain = vi.spyOn(console, "error").mockImplementation(() => {});
    await scene.tick("2026-10-05T08:30");
    const { queued, told } = message(scene.queue[0]?.body);
    const context = {
      ...scene.at("2026-10-05T09:00"),
      db: new Proxy(
        {},
        {
          get: () => () => {
            throw new Error("away");
          },
        },
      ),
    };
    await consumeBatches([queued], {
      context: context as never,
      line: scene.line,
      wallNow: () => scene.wall.now,
    });
    complain.mockRestore();
    expect(told).toEqual(["retry 2"]);
  });

  it("after closing time is left to the next opening", async () => {
    await scene.tick("2026-10-05T17:00");
    scene.wall.now += 15 * 60 * 1000;
    expect(await consume(scene.queue[0]?.body)).toEqual(["ack"]);
    expect(scene.sim.deliveries).toEqual([]);
    const [untouched] = await scene.db.select({ attempts: batches.attempts }).from(batches);
    expect(untouched).toEqual({ attempts: 0 });
  });

  it("that is none of ours is acknowledged and forgotten", async () => {
    expect(await consume({ hello: "world" })).toEqual(["ack"]);
  });
});
