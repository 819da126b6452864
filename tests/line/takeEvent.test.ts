// An event is one person's act: it is taken up once, and again only from somebody who is gone.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LineEvent } from "../../worker/line/events.ts";
import { finishEvent, keepEvent, releaseEvent, takeEvent } from "../../worker/line/takeEvent.ts";
import { testContext } from "../support/context.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const NOW = Date.parse("2026-10-05T10:00:00+09:00");
const SECOND = 1_000;
const event = {
  type: "follow",
  webhookEventId: "event-1",
  timestamp: NOW,
  mode: "active",
  replyToken: "t",
  source: { type: "user", userId: "U1" },
} as LineEvent;

let city: TestDatabase;
beforeEach(async () => {
  city = await testDatabase();
});
afterEach(() => city.close());

const take = (after: number) => takeEvent(testContext(city.db), event, NOW + after * SECOND);

test("while it is being worked on nobody else has it; after the lease somebody may", async () => {
  expect(await take(0)).toEqual({ kind: "taken" });
  expect(await take(20)).toEqual({ kind: "beingWorkedOn" });
  expect(await take(31)).toEqual({ kind: "taken" });
  expect(await take(32)).toEqual({ kind: "beingWorkedOn" });
});

test("what is answered stays answered, also long after the lease", async () => {
  await take(0);
  await finishEvent(testContext(city.db), event);
  expect(await take(60)).toEqual({ kind: "alreadyDone" });
});

test("work can be prolonged, and given back at once", async () => {
  await take(0);
  await keepEvent(testContext(city.db), event, NOW + 25 * SECOND);
  expect(await take(50)).toEqual({ kind: "beingWorkedOn" });
  await releaseEvent(testContext(city.db), event);
  expect(await take(51)).toEqual({ kind: "taken" });
});
