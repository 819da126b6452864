// The program ends, or is told a lie, at every single point between planning and recording.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { MISHAPS, type Mishap } from "./life.ts";
import { MONDAY, mondayMorning, restOfTheDay } from "./morning.ts";
import { buildTown } from "./town.ts";

const LONG_MS = 180_000;

let template: Awaited<ReturnType<typeof databaseTemplate>>;
beforeAll(async () => {
  template = await databaseTemplate(buildTown);
});
afterAll(() => template.remove());
afterEach(() => takeConsoleErrors());

/** The morning with something happening at its n-th effect: a round trip to the database, a call to LINE, the queue. */
async function morningWith(mishap: { at: number; what: Mishap } | null, isSound = true) {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const client = await template.open();
  const world = await mondayMorning(client, { isSound });
  world.mishapAt = (_effect, count) => (count === mishap?.at ? mishap.what : null);
  await world.tick();
  await world.goTo(`${MONDAY}T08:45`);
  const { effects } = world;
  const result = await restOfTheDay(world);
  client.close();
  return { effects, ...result };
}

it("undisturbed, everybody is told what they are owed, once", async () => {
  const { effects, said, problems } = await morningWith(null);
  expect(problems).toEqual([]);
  expect(effects).toBeGreaterThan(15);
  expect(said.length).toBeGreaterThan(7);
  expect(new Set(said).size).toBe(said.length);
});

describe.each(MISHAPS)("%s at each point", (what) => {
  it(
    "everybody is told the same as on an undisturbed morning, once",
    async () => {
      const undisturbed = await morningWith(null);
      for (let at = 1; at <= undisturbed.effects; at += 1) {
        const { said, problems } = await morningWith({ at, what });
        expect({ at, problems }).toEqual({ at, problems: [] });
        expect({ at, said }).toEqual({ at, said: undisturbed.said });
      }
    },
    LONG_MS,
  );

  it(
    "with an account that LINE refuses, nobody is told twice, and whoever is not told is listed",
    async () => {
      const undisturbed = await morningWith(null, false);
      for (let at = 1; at <= undisturbed.effects; at += 1) {
        const { said, problems } = await morningWith({ at, what }, false);
        expect({ at, problems }).toEqual({ at, problems: [] });
        expect({ at, unheardOf: said.filter((words) => !undisturbed.said.includes(words)) }).toEqual({
          at,
          unheardOf: [],
        });
      }
    },
    LONG_MS,
  );
});
