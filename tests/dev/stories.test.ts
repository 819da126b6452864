// What a newcomer makes with one press: the day, the person, and what others must have done before.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { type Stories, storiesOf } from "../../dev/stack/stories.ts";
import { newId } from "../../worker/ids.ts";
import { operator } from "../imports/importing.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const CHIEF = sampleLineUserId("10011");
let city: TestDatabase;
let now: number;
let ticks: string[];
let stories: Stories;

beforeAll(async () => {
  city = await testDatabase();
  await loadSampleCity(operator(city.db));
  now = Date.parse("2026-12-02T10:00:00+09:00");
  ticks = [];
  stories = storiesOf(
    () => ({ db: city.db, now, actor: { kind: "commandLine" }, newId }),
    async (instant) => {
      now = instant;
      ticks.push(new Date(instant + 9 * 3_600_000).toISOString().slice(0, 16));
    },
  );
}, 60_000);
afterAll(() => city.close());

const orders = (day: string) =>
  city.db.query.overtimeOrders.findMany({ where: (rows, { eq }) => eq(rows.day, day) });

test("the week's morning is that of the newest Monday, on a section chief's phone", async () => {
  expect(await stories.firstMorning()).toEqual({ userId: CHIEF });
  expect(ticks.splice(0)).toEqual(["2026-11-30T08:30"]);
});

test("an evening has applications to order, and the next morning somebody to confirm the end", async () => {
  expect(await stories.tell("evening")).toEqual({ userId: CHIEF });
  expect(ticks.splice(0)).toEqual(["2026-11-30T16:45"]);
  const asked = await orders("2026-11-30");
  expect(asked.filter(({ submissionKey }) => submissionKey.startsWith("story-"))).toHaveLength(2);
  const told = await stories.tell("nextMorning");
  expect(told?.userId).not.toBe(CHIEF);
  expect(ticks.splice(0)).toEqual(["2026-12-01T08:30"]);
  expect(
    (await orders("2026-11-30")).filter(({ state }) => state === "ordered").length,
  ).toBeGreaterThanOrEqual(2);
});

test("the next morning alone makes its own evening, and told twice does nothing twice", async () => {
  now = Date.parse("2026-12-09T09:00:00+09:00");
  await stories.tell("nextMorning");
  const made = (await orders("2026-12-08")).length;
  now = Date.parse("2026-12-09T09:00:00+09:00");
  await stories.tell("nextMorning");
  expect((await orders("2026-12-08")).length).toBe(made);
});

test("the quarter opens on its day; somebody not linked is handed the phone; an unknown story is none", async () => {
  ticks.splice(0);
  expect(await stories.tell("quarter")).toEqual({ userId: CHIEF });
  expect(ticks.splice(0)).toEqual(["2026-12-22T08:30"]);
  expect(await stories.tell("unlinked")).toEqual({ userId: sampleLineUserId("10024") });
  expect(await stories.tell("constructor")).toBeNull();
  expect((await stories.list()).map(({ key }) => key)).toEqual([
    "quarter",
    "evening",
    "nextMorning",
    "unlinked",
  ]);
});
