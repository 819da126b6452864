// Whole days of trouble, each in one way.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { tokyoDate } from "../../worker/domain/civilDate.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { forgottenBy } from "./evening.ts";
import type { Weather } from "./line.ts";
import { MONDAY, mondayMorning, restOfTheDay, saidSoFar } from "./morning.ts";
import { buildTown } from "./town.ts";
import { minuteOf, World } from "./world.ts";

let template: Awaited<ReturnType<typeof databaseTemplate>>;
let undisturbed: string[];
let worlds: World[] = [];

beforeAll(async () => {
  template = await databaseTemplate(buildTown);
  vi.spyOn(console, "log").mockImplementation(() => {});
  const world = await mondayMorning(await template.open());
  await world.tick();
  undisturbed = (await restOfTheDay(world)).said;
  world.client.close();
});
afterAll(() => template.remove());
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  takeConsoleErrors();
  for (const world of worlds) world.client.close();
  worlds = [];
});

async function monday(): Promise<World> {
  const world = await mondayMorning(await template.open());
  worlds.push(world);
  return world;
}

async function worldAt(minute: string, mostSkew = 0): Promise<World> {
  const world = new World(await template.open(), { minute, mostSkew });
  worlds.push(world);
  return world;
}

const WEATHERS: Record<string, Weather> = {
  "500": { kind: "status", status: 500 },
  "500 although accepted": { kind: "status", status: 500, isAccepted: true },
  "502": { kind: "status", status: 502 },
  "503 although accepted": { kind: "status", status: 503, isAccepted: true },
  "429 by rate": { kind: "status", status: 429 },
  "401": { kind: "status", status: 401 },
  garbage: { kind: "garbage" },
  "no answer for as long as one waits": { kind: "silence", isAccepted: false },
  "accepted, but the answer was lost": { kind: "silence", isAccepted: true },
};

describe("LINE answers", () => {
  const names = Object.keys(WEATHERS);
  it.each(names)("%s, and then each of the others: everybody gets each message once", async (first) => {
    for (const second of names) {
      const world = await monday();
      const met = new Map<string, number>();
      world.weatherAt = ({ retryKey }) => {
        if (retryKey === null) return null;
        const attempt = (met.get(retryKey) ?? 0) + 1;
        met.set(retryKey, attempt);
        return (attempt === 1 ? WEATHERS[first] : attempt === 2 ? WEATHERS[second] : null) ?? null;
      };
      await world.tick();
      const { said, problems } = await restOfTheDay(world);
      expect({ second, problems }).toEqual({ second, problems: [] });
      expect({ second, said }).toEqual({ second, said: undisturbed });
    }
  });

  it("401 from the middle of the morning on, until somebody puts the secret right", async () => {
    const world = await monday();
    await world.tick();
    await world.consume(1);
    world.line.revokeTokens();
    world.weatherAt = () =>
      world.clock.now < minuteOf(`${MONDAY}T11:00`) ? { kind: "status", status: 401 } : null;
    const { said, problems } = await restOfTheDay(world);
    expect(problems).toEqual([]);
    expect(said).toEqual(undisturbed);
  });

  it("429 by quota until the plan has grown: nothing is lost, nobody is told twice", async () => {
    const world = await monday();
    world.line.limit = 4;
    await world.tick();
    await world.tickAt(`${MONDAY}T08:45`);
    await world.goTo(`${MONDAY}T08:59`);
    expect(world.line.used).toBeLessThanOrEqual(4);
    world.line.limit = 200;
    const { said, problems } = await restOfTheDay(world);
    expect(problems).toEqual([]);
    expect(said.filter((words) => !words.startsWith("trouble:"))).toEqual(
      undisturbed.filter((words) => !words.startsWith("trouble:")),
    );
  });

  it("nothing clear for more than a day: what may have arrived is uncertain and never sent again", async () => {
    const world = await monday();
    world.weatherAt = ({ retryKey, at }) =>
      retryKey !== null && at < minuteOf("2026-10-06T09:00") ? { kind: "silence", isAccepted: true } : null;
    await world.tick();
    for (const time of ["09:00", "12:00", "17:00"]) await world.tickAt(`${MONDAY}T${time}`);
    expect(saidSoFar(world)).toEqual(undisturbed);
    for (const time of ["08:30", "08:45", "16:00"]) await world.tickAt(`2026-10-06T${time}`);
    await world.goTo("2026-10-07T17:00");
    expect(new Set(saidSoFar(world)).size).toBe(saidSoFar(world).length);
    expect(await world.problems()).toEqual([]);
  });
});

describe("the queue", () => {
  it.each([
    ["delivers everything twice", { twice: 1, late: 0, lost: 0, isUnordered: false }],
    ["delivers late and in any order", { twice: 0, late: 1, lost: 0, isUnordered: true }],
    ["loses everything of the first tick", { twice: 0, late: 0, lost: 1, isUnordered: false }],
  ])("%s: everybody gets each message once", async (_name, mood) => {
    const world = await monday();
    world.queue.mood = mood;
    await world.tick();
    world.queue.mood = { ...mood, lost: 0 };
    const { said, problems } = await restOfTheDay(world);
    expect(problems).toEqual([]);
    expect(said).toEqual(undisturbed);
  });
});

describe("the database", () => {
  it("is away for an hour, from before the first tick: the messages come when it is back", async () => {
    const world = await monday();
    world.mishapAt = (effect) =>
      effect === "database" && world.clock.now < minuteOf(`${MONDAY}T09:20`) ? "failBefore" : null;
    expect(await world.tick()).toBe("failed");
    const { said, problems } = await restOfTheDay(world);
    expect(problems).toEqual([]);
    expect(said).toEqual(undisturbed);
  });

  it("goes away for an hour while messages are being sent", async () => {
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const world = await monday();
      await world.tick();
      const from = world.effects + count;
      world.mishapAt = (effect, at) =>
        effect === "database" && at >= from && world.clock.now < minuteOf(`${MONDAY}T09:50`)
          ? "failAfter"
          : null;
      const { said, problems } = await restOfTheDay(world);
      expect({ count, problems }).toEqual({ count, problems: [] });
      expect({ count, said }).toEqual({ count, said: undisturbed });
    }
  });
});

describe("the clock of the programs", () => {
  it.each([
    [40, 0],
    [-40, 0],
    [0, 40],
    [0, -40],
    [40, -40],
  ])("is %i minutes wrong when planning and %i when sending", async (planning, sending) => {
    const world = await worldAt(`${MONDAY}T08:30`, 40 * 60_000);
    world.weatherAt = ({ retryKey }) =>
      retryKey !== null && world.clock.now < minuteOf(`${MONDAY}T09:00`)
        ? { kind: "silence", isAccepted: true }
        : null;
    world.skew = planning * 60_000;
    await world.tick();
    world.skew = sending * 60_000;
    await world.goTo(`${MONDAY}T08:44`);
    world.skew = 0;
    const { problems } = await restOfTheDay(world);
    expect(problems).toEqual([]);
  });
});

describe("no tick", () => {
  it("for three days: one message to catch up, not one for each day", async () => {
    const world = await worldAt("2026-10-02T08:30");
    await world.tickAt("2026-10-02T08:30");
    await world.goTo("2026-10-02T17:00");
    const before = world.witness.said.length;
    await world.tickAt("2026-10-07T08:30");
    await world.goTo("2026-10-07T08:44");
    const caughtUp = world.witness.said
      .slice(before)
      .filter(({ messageOccasion }) => messageOccasion === "daily");
    expect(caughtUp.length).toBeGreaterThan(7);
    expect(new Set(caughtUp.map(({ staffId }) => staffId)).size).toBe(caughtUp.length);
    for (const time of ["08:45", "09:00", "12:00", "16:00"]) await world.tickAt(`2026-10-07T${time}`);
    await world.goTo("2026-10-07T17:00");
    expect(await forgottenBy(world)).toEqual([]);
    const daily = world.witness.said.filter(
      ({ at, messageOccasion }) => messageOccasion === "daily" && tokyoDate(at) === "2026-10-07",
    );
    expect(new Set(daily.map(({ staffId }) => staffId)).size).toBe(daily.length);
  });

  it("from the plan to the next morning: what was not sent is planned anew, not said on top", async () => {
    const world = await worldAt("2026-10-05T17:00");
    world.queue.mood = { ...world.queue.mood, lost: 1 };
    await world.tick();
    world.queue.mood = { ...world.queue.mood, lost: 0 };
    for (const time of ["08:30", "08:45", "12:00", "16:00"]) await world.tickAt(`2026-10-06T${time}`);
    await world.goTo("2026-10-06T17:00");
    expect(await forgottenBy(world)).toEqual([]);
    await world.tickAt("2026-10-13T08:30");
    await world.goTo("2026-10-13T17:00");
    expect(await world.problems()).toEqual([]);
  });
});

it("paused, nothing goes out, also not from the queue; resumed, everything does", async () => {
  const world = await monday();
  world.queue.mood = { ...world.queue.mood, late: 1 };
  await world.tick();
  world.queue.mood = { ...world.queue.mood, late: 0 };
  await world.facts.pause(true);
  world.clock.now += 1000;
  await world.tick();
  const before = saidSoFar(world);
  await world.tickAt(`${MONDAY}T09:15`);
  expect(saidSoFar(world)).toEqual(before);
  await world.facts.pause(false);
  const { said, problems } = await restOfTheDay(world);
  expect(problems).toEqual([]);
  expect(said).toEqual(undisturbed);
});

it("whoever has read or answered before the next tick is not told of it when LINE is back", async () => {
  const world = await monday();
  world.weatherAt = ({ at, retryKey }) =>
    retryKey !== null && at < minuteOf(`${MONDAY}T10:00`) ? { kind: "status", status: 429 } : null;
  await world.tick();
  await world.goTo(`${MONDAY}T08:40`);
  await world.facts.read(CITY.points.civic, CITY.staff.residentsMember);
  const { said, problems } = await restOfTheDay(world);
  expect(problems).toEqual([]);
  expect(said.filter((words) => words.includes(CITY.staff.residentsMember))).toEqual([]);
});
