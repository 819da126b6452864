// A LINE account is bound in the place of another, with the program ending or being told a lie at every point.
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { MISHAPS, type Mishap } from "./life.ts";
import type { Weather } from "./line.ts";
import { buildTown } from "./town.ts";
import { World } from "./world.ts";

const LONG_MS = 180_000;
/** A Sunday evening: the bot speaks to nobody of its own accord. */
const NIGHT = "2026-10-04T21:00";

let template: Awaited<ReturnType<typeof databaseTemplate>>;
beforeAll(async () => {
  template = await databaseTemplate(buildTown);
});
afterAll(() => template.remove());
afterEach(() => takeConsoleErrors());

async function openWorld() {
  vi.spyOn(console, "log").mockImplementation(() => {});
  return new World(await template.open(), { minute: NIGHT, isSound: true });
}

/** An account is bound, and then another one in its place. */
async function rebound(prepare: (world: World) => void = () => {}) {
  const world = await openWorld();
  await world.rebind();
  await world.goTo("2026-10-04T21:05");
  const before = world.effects;
  prepare(world);
  await world.rebind();
  await world.goTo("2026-10-04T21:20");
  return { world, effects: world.effects - before };
}

const told = ({ line }: World) => line.acceptances.map(({ to }) => to.join());
const owed = ({ bindings }: World) => bindings.owed.map(({ account }) => account);

it("tells the new account and the old one at once, at any hour and while sending is paused", async () => {
  const { world } = await rebound((each) => void each.facts.pause(true));
  expect(told(world).toSorted()).toEqual(owed(world).toSorted());
  expect(owed(world)).toHaveLength(4);
  expect(await world.problems()).toEqual([]);
});

describe.each(MISHAPS)("%s at each point", (what: Mishap) => {
  it(
    "both hear of it once, by the tick at the latest, or there is nothing to hear of",
    async () => {
      const { effects } = await rebound();
      expect(effects).toBeGreaterThan(6);
      for (let at = 1; at <= effects; at += 1) {
        const { world } = await rebound((each) => {
          const until = each.effects + at;
          each.mishapAt = (_effect, count) => (count === until ? what : null);
        });
        world.mishapAt = () => null;
        await world.tickAt("2026-10-04T21:30");
        await world.goTo("2026-10-04T22:00");
        expect({ at, problems: await world.problems() }).toEqual({ at, problems: [] });
        expect({ at, told: told(world).toSorted() }).toEqual({ at, told: owed(world).toSorted() });
      }
    },
    LONG_MS,
  );
});

const WEATHERS: [string, Weather][] = [
  ["an error", { kind: "status", status: 500 }],
  ["an error although LINE has it", { kind: "status", status: 500, isAccepted: true }],
  ["too many calls", { kind: "status", status: 429 }],
  ["no answer", { kind: "silence", isAccepted: false }],
  ["no answer although LINE has it", { kind: "silence", isAccepted: true }],
];
it.each(WEATHERS)("%s: both hear of it once", async (_name, weather) => {
  const met = new Set<string>();
  const { world } = await rebound((each) => {
    each.weatherAt = ({ retryKey }) => {
      if (retryKey === null || met.has(retryKey)) return null;
      met.add(retryKey);
      return weather;
    };
  });
  expect(met.size).toBe(3);
  expect(told(world).toSorted()).toEqual(owed(world).toSorted());
  expect(await world.problems()).toEqual([]);
});

it("a spent quota holds them until there is room again, under a new key once the old one is old", async () => {
  const { world } = await rebound((each) => {
    each.line.limit = each.line.used;
  });
  for (const time of ["05T08:30", "05T21:00", "06T08:30", "06T21:00"]) await world.tickAt(`2026-10-${time}`);
  world.line.limit = null;
  await world.tickAt("2026-10-07T08:30");
  await world.tickAt("2026-10-07T10:30");
  await world.goTo("2026-10-07T10:45");
  expect(await world.bindings.problems()).toEqual([]);
  const [row] = await drizzle(world.client).all<{ keys: number }>(
    sql`SELECT count(*) AS keys FROM batches WHERE occasion = 'notice' AND state = 'accepted'`,
  );
  expect(row?.keys).toBe(4);
});
