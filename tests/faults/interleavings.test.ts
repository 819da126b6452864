// Several runs of the Worker at once, one step of one of them at a time, in every order there is or in very many.
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { Life, MISHAPS } from "./life.ts";
import { MONDAY, mondayMorning, restOfTheDay } from "./morning.ts";
import { randomFrom } from "./random.ts";
import { buildTown, SECTIONS } from "./town.ts";
import { type Choose, everyWay, fewChanges, Turns } from "./turns.ts";
import type { World } from "./world.ts";

const LONG_MS = 180_000;

let template: Awaited<ReturnType<typeof databaseTemplate>>;
let undisturbed: string[];
beforeAll(async () => {
  template = await databaseTemplate(buildTown);
});
afterAll(() => template.remove());
afterEach(() => takeConsoleErrors());

/** A morning on which some programs run at once; for the rest of the day all is well. */
async function atOnce(
  programs: (world: World, turns: Turns) => Promise<(() => Promise<unknown>)[]> | (() => Promise<unknown>)[],
  choose: Choose,
  { mishaps = () => 0, rest = restOfTheDay }: { mishaps?: Choose; rest?: typeof restOfTheDay } = {},
) {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const client = await template.open();
  const world = await mondayMorning(client);
  const turns = new Turns(choose);
  const running = await programs(world, turns);
  world.turn = turns.turn;
  let isSpent = false;
  world.mishapAt = () => {
    const way = isSpent ? 0 : mishaps(MISHAPS.length + 1);
    isSpent ||= way > 0;
    return MISHAPS[way - 1] ?? null;
  };
  await turns.run(running);
  world.turn = undefined;
  world.mishapAt = () => null;
  const result = await rest(world);
  client.close();
  return result;
}

async function expectUndisturbed(result: { said: string[]; problems: string[] }, note: unknown = "") {
  undisturbed ??= (
    await atOnce(
      (world) => [() => world.tick()],
      () => 0,
    )
  ).said;
  expect({ note, problems: result.problems }).toEqual({ note, problems: [] });
  expect({ note, said: result.said }).toEqual({ note, said: undisturbed });
}

const twoTicks = (world: World) => [() => world.tick(), () => world.tick()];

/** Two consumers that hold the same batch. */
async function twoConsumers(world: World) {
  world.queue.mood = { ...world.queue.mood, twice: 1 };
  await world.tick();
  world.queue.mood = { ...world.queue.mood, twice: 0 };
  return [() => world.consume(1), () => world.consume(1)];
}

/** A consumer at work while the next tick finds the duty of its batch done. */
async function consumerAndTick(world: World) {
  await world.tick();
  for (const section of SECTIONS) {
    for (const goalId of section.goals) await world.facts.answer(section, goalId);
  }
  world.clock.now += 15 * 60_000;
  return [() => world.consume(3), () => world.tick()];
}

/** Until the next tick: enough to see what is sent of two plans. */
async function nextQuarterHour(world: World) {
  await world.goTo(`${MONDAY}T08:45`);
  return { said: [], problems: world.witness.problems };
}

/** Two ticks, and between their steps somebody reads the point and becomes the deputy of a chief who goes away. */
const ticksAroundAChange = (world: World, turns: Turns) => [
  () => world.tick(),
  async () => {
    await turns.turn(new Life({ mishapAt: () => null }, 0));
    const deputyId = CITY.staff.residentsMember;
    await world.facts.read(CITY.points.civic, deputyId);
    const away = { staffId: CITY.staff.residentsChief, from: MONDAY, until: MONDAY, deputyId };
    await world.facts.beAbsent(away);
    await world.tick();
  },
];

it(
  "two consumers with the same batch, in every order of their steps",
  async () => {
    const runs = await everyWay(async (choose) => {
      const path: number[] = [];
      const noted: Choose = (ways) => {
        const way = choose(ways);
        path.push(way);
        return way;
      };
      await expectUndisturbed(await atOnce(twoConsumers, noted), path);
    });
    expect(runs).toBeGreaterThan(3);
  },
  LONG_MS,
);

it(
  "two consumers with the same batch, one of which dies or hears a lie at any step",
  async () => {
    const runs = await everyWay(async (choose) =>
      expectUndisturbed(await atOnce(twoConsumers, fewChanges(choose, 1), { mishaps: choose })),
    );
    expect(runs).toBeGreaterThan(50);
  },
  LONG_MS,
);

it(
  "two ticks at once, one of them as a whole between any two steps of the other",
  async () => {
    const runs = await everyWay(async (choose) =>
      expectUndisturbed(await atOnce(twoTicks, fewChanges(choose, 1))),
    );
    expect(runs).toBeGreaterThan(10);
  },
  LONG_MS,
);

it(
  "two ticks that see different duties of the same person",
  async () => {
    const runs = await everyWay(async (choose) => {
      const { problems } = await atOnce(ticksAroundAChange, fewChanges(choose, 2), { rest: nextQuarterHour });
      expect(problems).toEqual([]);
    });
    expect(runs).toBeGreaterThan(10);
  },
  LONG_MS,
);

it(
  "three ticks at once, in forty orders",
  async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { below } = randomFrom(seed);
      await expectUndisturbed(await atOnce((world) => [...twoTicks(world), () => world.tick()], below), {
        seed,
      });
    }
  },
  LONG_MS,
);

it(
  "a tick that finds a duty done while its batch is being sent",
  async () => {
    await everyWay(async (choose) => {
      const { problems } = await atOnce(consumerAndTick, fewChanges(choose, 2));
      expect(problems).toEqual([]);
    });
  },
  LONG_MS,
);

it(`on ${MONDAY} there is something to be told`, async () => {
  const { said } = await atOnce(
    (world) => [() => world.tick()],
    () => 0,
  );
  expect(said.length).toBeGreaterThan(7);
});
