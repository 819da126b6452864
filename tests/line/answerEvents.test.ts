import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { points, readings, staff, webhookEvents } from "../../db/schema/index.ts";
import { type Config, readConfig } from "../../worker/env.ts";
import worker from "../../worker/index.ts";
import { answerEvents } from "../../worker/line/answerEvents.ts";
import { readEvent } from "../../worker/line/events.ts";
import { finishEvent, keepEvent, releaseEvent, takeEvent } from "../../worker/line/takeEvent.ts";
import { retryDelaySeconds } from "../../worker/queueRetries.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { testContext } from "../support/context.ts";

const CHIEF = "U00000000000000000000000000000002";
const MEMBER = "U00000000000000000000000000000003";
const STRANGER = "Uffffffffffffffffffffffffffffffff";
const REPLY = "/v2/bot/message/reply";
const T = Date.parse("2026-10-05T09:00:00+09:00");

/** Its reply token is worth nothing any more: LINE is asked once. */
const LONG_AGO = new Date(0);

let under: ApiUnderTest;
let config: Config;
let lines: Record<string, unknown>[];
beforeAll(async () => {
  under = await startApi();
  config = readConfig(under.bindings);
  under.line.addUser({ userId: CHIEF, name: "chief", friend: true });
}, 30_000);
afterAll(() => under.close());
beforeEach(() => {
  under.line.faults.clear();
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => {
    lines.push(JSON.parse(line));
  });
});

let count = 0;
type Draft = { type: string; userId?: string; timestamp?: number; webhookEventId?: string; data?: string };

function event({ type, userId = CHIEF, timestamp = T, webhookEventId, data }: Draft) {
  count += 1;
  return {
    type,
    webhookEventId: webhookEventId ?? `event-${count}`,
    timestamp,
    mode: "active",
    source: { type: "user", userId },
    replyToken: `reply-${count}`,
    ...(type === "postback" ? { postback: { data } } : {}),
    ...(type === "message" ? { message: { type: "text", text: "秘密の相談" } } : {}),
  };
}

/** Lets the consumer have these messages; says what became of each. */
async function consume(
  bodies: unknown[],
  {
    attempts = 1,
    at = config,
    receivedAt = LONG_AGO,
  }: { attempts?: number; at?: Config; receivedAt?: Date } = {},
) {
  const fates: string[] = [];
  const messages = bodies.map((body, index) => ({
    id: String(index),
    timestamp: receivedAt,
    attempts,
    body,
    ack: () => {
      fates[index] = "ack";
    },
    retry: (options?: { delaySeconds?: number }) => {
      fates[index] = `retry ${options?.delaySeconds}`;
    },
  }));
  const batch = { queue: "shinchoku-events", messages } as unknown as MessageBatch<unknown>;
  await answerEvents(batch, under.bindings as never, at);
  return fates;
}

const replies = () => under.line.calls.filter((call) => call.path === REPLY).length;
const blockedAt = async (userId: string) =>
  (await under.db.select({ at: staff.lineBlockedAt }).from(staff).where(eq(staff.lineUserId, userId)))[0]?.at;
const read = (pointId: string, staffId: string) =>
  under.db.$count(readings, eq(readings.pointId, pointId)).then(async (all) => {
    const rows = await under.db.select().from(readings).where(eq(readings.staffId, staffId));
    return all > 0 && rows.some((row) => row.pointId === pointId);
  });

describe("an event", () => {
  test("is answered once, however often the queue has it", async () => {
    const tap = event({ type: "postback", data: `read:${CITY.points.first}` });
    const before = replies();
    expect(await consume([tap])).toEqual(["ack"]);
    expect(await consume([tap, tap])).toEqual(["ack", "ack"]);
    expect(replies()).toBe(before + 1);
    expect(await read(CITY.points.first, CITY.staff.residentsChief)).toBe(true);
  });

  test("has one line in the log, without a person, a token or a typed word", async () => {
    const asked = event({ type: "message" });
    await consume([asked]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: "event", eventId: asked.webhookEventId, outcome: "answered" });
    expect(JSON.stringify(lines)).not.toMatch(/U[0-9a-f]{32}|秘密|reply-|藤代|staff-/);
  });

  test.each([
    ["400", { kind: "status", status: 400 } as const],
    ["500", { kind: "status", status: 500 } as const],
    ["a broken connection", { kind: "dropAnswer" } as const],
  ])("whose reply meets %s is done all the same: what it asked for is recorded", async (_, fault) => {
    under.line.faults.add({ ...fault, endpoint: REPLY, times: 1 });
    await under.db.delete(readings);
    expect(await consume([event({ type: "postback", data: `read:${CITY.points.second}` })])).toEqual(["ack"]);
    expect(await read(CITY.points.second, CITY.staff.residentsChief)).toBe(true);
  });

  test.each([
    ["an error", { kind: "status", status: 500 } as const],
    ["too many calls", { kind: "status", status: 429 } as const],
    ["a broken connection", { kind: "dropAnswer" } as const],
  ])("whose reply meets %s is replied to within its minute, once", async (_, fault) => {
    under.line.faults.add({ ...fault, endpoint: REPLY, times: 1 });
    const before = under.line.inbox(CHIEF).length;
    // Goes nowhere, but has a reply token that is worth something.
    await under.line.postback(CHIEF, `read:${CITY.points.second}`);
    const [tap] = JSON.parse(under.line.webhook.attempts.at(-1)?.body ?? "").events;
    expect(await consume([tap], { receivedAt: new Date() })).toEqual(["ack"]);
    expect(under.line.inbox(CHIEF)).toHaveLength(before + 1);
    expect(lines).toMatchObject([{ kind: "event", outcome: "answered", reply: "answered" }]);
  });

  test("is taken by one of two consumers; by the other when the first has not been heard of for long", async () => {
    const context = testContext(under.db);
    const read = readEvent(event({ type: "postback", data: "answer" }));
    if (read.kind !== "known") throw new Error("no event");
    const take = async (at: number) => (await takeEvent(context, read.event, at)).kind;
    expect([await take(T), await take(T + 29_000)]).toEqual(["taken", "beingWorkedOn"]);
    expect([await take(T + 31_000), await take(T + 32_000)]).toEqual(["taken", "beingWorkedOn"]);
    await keepEvent(context, read.event, T + 60_000);
    expect(await take(T + 62_000)).toBe("beingWorkedOn");
    await releaseEvent(context, read.event);
    expect(await take(T + 63_000)).toBe("taken");
    await finishEvent(context, read.event);
    expect(await take(T + 1_000_000)).toBe("alreadyDone");
  });

  test("in a group or a room is not answered, and nothing of it is recorded", async () => {
    await under.db.delete(readings);
    const [before, calls] = [await under.db.$count(webhookEvents), under.line.calls.length];
    const sources = [
      { type: "group", groupId: "C1", userId: CHIEF },
      { type: "room", roomId: "R1", userId: CHIEF },
    ];
    const types = ["follow", "unfollow", "message", "postback", "join", "memberJoined"];
    const data = `read:${CITY.points.first}`;
    const bodies = sources.flatMap((source) => types.map((type) => ({ ...event({ type, data }), source })));
    expect(new Set(await consume(bodies))).toEqual(new Set(["ack"]));
    expect(under.line.calls.length).toBe(calls);
    expect(await under.db.$count(webhookEvents)).toBe(before);
    expect(await under.db.$count(readings)).toBe(0);
    expect(await blockedAt(CHIEF)).toBeNull();
  });

  test("of a withdrawn or unknown point, or of data of another product, records nothing", async () => {
    await under.db.delete(readings);
    await under.db.update(points).set({ withdrawnAt: 1 }).where(eq(points.id, CITY.points.civic));
    const data = [
      `read:${CITY.points.civic}`,
      "read:nowhere",
      "read:",
      "",
      "report:1",
      `read:${"x".repeat(300)}`,
    ];
    const fates = await consume(data.map((each) => event({ type: "postback", data: each })));
    expect(new Set(fates)).toEqual(new Set(["ack"]));
    expect(await under.db.$count(readings)).toBe(0);
    await under.db.update(points).set({ withdrawnAt: null }).where(eq(points.id, CITY.points.civic));
  });

  test("of somebody who is not linked records nothing", async () => {
    await under.db.delete(readings);
    const types = ["follow", "message", "postback", "unfollow"];
    const data = `read:${CITY.points.first}`;
    const fates = await consume(types.map((type) => event({ type, userId: STRANGER, data })));
    expect(fates).toEqual(["ack", "ack", "ack", "ack"]);
    expect(await under.db.$count(readings)).toBe(0);
  });

  test("that is poisoned costs the others theirs nothing", async () => {
    await under.db.delete(readings);
    const poisoned = event({ type: "message", webhookEventId: "half \ud83d" });
    const fates = await consume([
      event({ type: "postback", data: `read:${CITY.points.first}` }),
      poisoned,
      { type: 7 },
      event({ type: "postback", userId: MEMBER, data: `read:${CITY.points.first}` }),
    ]);
    expect(fates).toEqual(["ack", "retry 2", "ack", "ack"]);
    expect(await under.db.$count(readings)).toBe(2);
    expect(lines.filter((line) => line.kind === "event")).toHaveLength(4);
    expect(takeConsoleErrors()).toHaveLength(1);
  });
});

describe("when the database is away", () => {
  test("every event is tried again, and the log names its kind and code, no value", async () => {
    const tap = event({ type: "postback", data: `read:${CITY.points.first}` });
    const away = { ...config, DATABASE_URL: "http://127.0.0.1:1" };
    expect(await consume([tap], { attempts: 3, at: away })).toEqual(["retry 8"]);
    expect(lines).toMatchObject([{ kind: "event", outcome: "failed", eventId: tap.webhookEventId }]);
    const [error] = takeConsoleErrors();
    expect(error).toContain(tap.webhookEventId);
    expect(error).not.toMatch(/U[0-9a-f]{32}|127\.0\.0\.1|insert/i);
    expect(await consume([tap], { attempts: 4 })).toEqual(["ack"]);
  });

  test("an outage of half a day costs no event, within what Cloudflare Queues allows", () => {
    const toml = readFileSync(new URL("../../wrangler.toml", import.meta.url), "utf8");
    const allowed = [...toml.matchAll(/max_retries = (\d+)/g)].map(([, n]) => Number(n));
    expect(allowed).toHaveLength(2);
    for (const retries of allowed) {
      expect(retries).toBeLessThanOrEqual(100);
      const delays = Array.from({ length: retries }, (_, index) => retryDelaySeconds(index + 1));
      expect(Math.max(...delays)).toBeLessThanOrEqual(43_200);
      expect(delays.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(12 * 3600);
    }
  });

  test("a wrong configuration gives the messages back instead of losing them", async () => {
    const told: unknown[] = [];
    const batch = {
      queue: "shinchoku-events",
      messages: [{ id: "1", attempts: 5, body: event({ type: "message" }) }],
      retryAll: (options: unknown) => told.push(options),
    };
    await worker.queue(batch as never, { LIFF_ID: "none" } as never);
    expect(told).toEqual([{ delaySeconds: 32 }]);
    expect(takeConsoleErrors().join()).toContain("DATABASE_URL");
  });
});

describe("follow and unfollow", () => {
  const linkedAt = Date.parse("2026-04-02T09:00:00+09:00");

  test("in whatever order they arrive, the newest decides", async () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(times, fc.boolean(), fc.infiniteStream(fc.nat()), async (at, first, shuffle) => {
        await under.db
          .update(staff)
          .set({ lineBlockedAt: null, lineFollowedAt: null })
          .where(eq(staff.lineUserId, CHIEF));
        const events = at
          .toSorted((a, b) => a - b)
          .map((minute, index) => ({
            type: (index % 2 === 0) === first ? "follow" : "unfollow",
            timestamp: T + minute * 60_000,
          }));
        const arriving = events
          .map((each) => ({ each, place: shuffle.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place);
        for (const { each } of arriving) await consume([event(each)]);
        const isBlocked = (await blockedAt(CHIEF)) !== null;
        expect(isBlocked).toBe(events.at(-1)?.type === "unfollow");
      }),
      { numRuns: 25 },
    );
    await consume([event({ type: "follow", timestamp: T + 10_000_000 })]);
  }, 60_000);

  test("a block from before the account was linked says nothing", async () => {
    await consume([event({ type: "unfollow", userId: MEMBER, timestamp: linkedAt - 1 })]);
    expect(await blockedAt(MEMBER)).toBeNull();
  });

  test("an event is forgotten by its content: the table holds ids and times", async () => {
    const [row] = await under.db.select().from(webhookEvents).limit(1);
    expect(Object.keys(row ?? {}).sort()).toEqual([
      "attempts",
      "id",
      "occurredAt",
      "state",
      "takenAt",
      "type",
    ]);
  });
});
