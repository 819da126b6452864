import type { Database } from "../../db/database.ts";
import { batches, staff } from "../../db/schema/index.ts";
import { createLineSimulator, type LineSimulator } from "../../dev/line/index.ts";
import type { Context } from "../../worker/context.ts";
import type { QueuedBatch } from "../../worker/delivery/batchMessage.ts";
import { runTick, type TickParts } from "../../worker/delivery/runTick.ts";
import { type SendResult, sendBatch } from "../../worker/delivery/sendBatch.ts";
import { consumeBatches } from "../../worker/delivery/sendBatches.ts";
import { askQuota } from "../../worker/line/askQuota.ts";
import { createLineClient, type LineClient } from "../../worker/line/client.ts";
import { buildCity } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";

const CHANNEL = {
  channelId: "1650000001",
  channelSecret: "0123456789abcdef0123456789abcdef",
  loginChannelId: "1650000002",
  liffId: "1650000002-AbCdEfGh",
};

/** The test city with LINE's simulator, and everything that the Worker would put between them. */
export interface Scene {
  db: Context["db"];
  sim: LineSimulator;
  line: LineClient;
  /** A context at a minute of the city, `2026-10-05T09:00`. */
  at(minute: string): Context;
  /** Runs the tick; what it enqueues is appended to `queue`. */
  tick(minute: string, parts?: Partial<TickParts>): ReturnType<typeof runTick>;
  queue: QueuedBatch[];
  /** Sends everything on the queue, in the order it came. */
  drain(): Promise<SendResult["kind"][]>;
  /** Lets the consumer have everything on the queue, as the Worker does; says what it told the queue of each. */
  consume(): Promise<string[]>;
  /** The wall clock, UTC ms; tests move it. */
  wall: { now: number };
  /** The LINE user id of a member of staff. */
  lineUserId(staffId: string): Promise<string>;
  /** altText of what a person got, oldest first. */
  said(staffId: string): Promise<string[]>;
  stored(): Promise<(typeof batches.$inferSelect)[]>;
  close(): Promise<void>;
}

/** @param open the database to play in; a file of its own unless told otherwise */
export async function openScene(
  open: () => Promise<{ db: Database; close(): void | Promise<void> }> = testDatabase,
): Promise<Scene> {
  const city = await open();
  await buildCity(city.db);
  const sim = await createLineSimulator(CHANNEL);
  const people = await city.db.select({ id: staff.id, lineUserId: staff.lineUserId }).from(staff);
  const lineIds = new Map(people.map((person) => [person.id, person.lineUserId]));
  for (const { id, lineUserId } of people) {
    if (lineUserId) sim.addUser({ userId: lineUserId, name: id, friend: true });
  }
  const line = createLineClient({ ...CHANNEL, apiBaseUrl: sim.url });
  const wall = { now: Date.parse("2026-11-21T15:00:00+09:00") };
  const queue: QueuedBatch[] = [];
  let ids = 0;
  const at = (minute: string) =>
    testContext(city.db, {
      now: Date.parse(`${minute}:00+09:00`),
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
    });
  const lineUserId = async (staffId: string) => {
    const id = lineIds.get(staffId);
    if (!id) throw new Error(`${staffId} has no LINE account`);
    return id;
  };
  return {
    db: city.db,
    sim,
    line,
    at,
    queue,
    wall,
    lineUserId,
    tick: (minute, parts = {}) =>
      runTick(at(minute), {
        cards: { liffId: CHANNEL.liffId, content: "published" },
        enqueue: async (messages) => {
          queue.push(...messages);
        },
        newRetryKey: () => crypto.randomUUID(),
        askQuota: () => askQuota(line),
        wallNow: wall.now,
        ...parts,
      }),
    drain: async () => {
      const results: SendResult["kind"][] = [];
      for (const { body } of queue.splice(0)) {
        const result = await sendBatch(at("2026-10-05T09:00"), body.batchId, {
          line,
          wallNow: () => wall.now,
        });
        results.push(result.kind);
      }
      return results;
    },
    consume: async () => {
      const told: string[] = [];
      const messages = queue.splice(0).map(({ body }, index) => ({
        body,
        attempts: 1,
        ack: () => {
          told[index] = "ack";
        },
        retry: ({ delaySeconds }: { delaySeconds: number }) => {
          told[index] = `retry ${delaySeconds}`;
        },
      }));
      await consumeBatches(messages as unknown as Message<unknown>[], {
        context: at("2026-10-05T09:00"),
        line,
        wallNow: () => wall.now,
      });
      return told;
    },
    said: async (staffId) =>
      sim
        .inbox(await lineUserId(staffId))
        .flatMap(({ messages }) => messages.map((message) => ("altText" in message ? message.altText : ""))),
    stored: () => city.db.select().from(batches).orderBy(batches.digestKey, batches.id),
    close: async () => {
      await sim.close();
      await city.close();
    },
  };
}
