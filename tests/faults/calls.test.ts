// 声をかける on a Friday on which nothing is planned, with the program ending at every point and with several at once.
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { forgottenBy } from "./evening.ts";
import { MISHAPS, type Mishap } from "./life.ts";
import { saidSoFar } from "./morning.ts";
import { buildTown } from "./town.ts";
import { type Choose, everyWay, fewChanges, Turns } from "./turns.ts";
import { World } from "./world.ts";

const LONG_MS = 180_000;
const FRIDAY = "2026-09-25";

let template: Awaited<ReturnType<typeof databaseTemplate>>;
beforeAll(async () => {
  template = await databaseTemplate(buildTown);
});
afterAll(() => template.remove());
afterEach(() => takeConsoleErrors());

/** A week after the round opened and a day after the week's point was told. */
async function fridayWorld(): Promise<World> {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const world = new World(await template.open(), { minute: "2026-09-18T08:00", isSound: true });
  for (const day of ["2026-09-18", "2026-09-24", FRIDAY]) {
    for (const time of ["08:30", "08:45", "10:15"]) await world.tickAt(`${day}T${time}`);
  }
  await world.goTo(`${FRIDAY}T10:32`);
  return world;
}

/** The rest of the day, all well: what was said since, and what is wrong. */
async function restOfFriday(world: World, before: number) {
  world.mishapAt = () => null;
  world.turn = undefined;
  for (const time of ["10:45", "11:00", "12:30", "16:00"]) await world.tickAt(`${FRIDAY}T${time}`);
  await world.goTo(`${FRIDAY}T17:00`);
  const problems = [...(await world.problems()), ...(await forgottenBy(world))];
  const said = saidSoFar(world).length - before;
  const isStored = world.facts.calls.filter((call) => call.isStored).length > 0;
  world.client.close();
  return { said, problems, isStored };
}

async function friday(mishap: { at: number; what: Mishap } | null) {
  const world = await fridayWorld();
  const [before, effects] = [saidSoFar(world).length, world.effects];
  world.mishapAt = (_effect, count) => (count - effects === mishap?.at ? mishap.what : null);
  await world.call();
  const steps = world.effects - effects;
  return { steps, ...(await restOfFriday(world, before)) };
}

it.each(MISHAPS)(
  "%s at each point of a call: all of the silent are told once, or none where it was not written down",
  async (what) => {
    const undisturbed = await friday(null);
    expect(undisturbed).toMatchObject({ problems: [], isStored: true });
    expect(undisturbed.said).toBeGreaterThan(3);
    expect(undisturbed.steps).toBeGreaterThan(6);
    for (let at = 1; at <= undisturbed.steps; at += 1) {
      const { said, problems, isStored } = await friday({ at, what });
      expect({ at, problems, said }).toEqual({
        at,
        problems: [],
        said: isStored ? undisturbed.said : 0,
      });
    }
  },
  LONG_MS,
);

it(
  "two directors and a tick at once: everybody is told once",
  async () => {
    const { said } = await friday(null);
    const atOnce = async (programs: (world: World) => (() => Promise<unknown>)[], choose: Choose) => {
      const world = await fridayWorld();
      const before = saidSoFar(world).length;
      const turns = new Turns(choose);
      world.turn = turns.turn;
      await turns.run(programs(world));
      expect(await restOfFriday(world, before)).toEqual({ said, problems: [], isStored: true });
    };
    const twoCalls = (world: World) => [() => world.call(), () => world.call()];
    const callAndTick = (world: World) => [() => world.call(), () => world.tick()];
    for (const programs of [twoCalls, callAndTick]) {
      expect(await everyWay((choose) => atOnce(programs, fewChanges(choose, 1)))).toBeGreaterThan(8);
    }
  },
  LONG_MS,
);
