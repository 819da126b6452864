// Two people tap 「確認しました」 at once, with the program ending or being told a lie at every point, or LINE unwell.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { databaseTemplate } from "./database.ts";
import { MISHAPS } from "./life.ts";
import type { Weather } from "./line.ts";
import { buildTown } from "./town.ts";
import { World } from "./world.ts";

const LONG_MS = 180_000;
const EVENING = "2026-10-05T20:00";

let template: Awaited<ReturnType<typeof databaseTemplate>>;
beforeAll(async () => {
  template = await databaseTemplate(buildTown);
});
afterAll(() => template.remove());
afterEach(() => takeConsoleErrors());

async function tapped(prepare: (world: World) => void = () => {}) {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const world = new World(await template.open(), { minute: EVENING });
  prepare(world);
  for (const staffId of [CITY.staff.residentsChief, CITY.staff.residentsMember]) {
    world.tap({ staffId, pointId: CITY.points.first });
  }
  await world.answer();
  await world.goTo("2026-10-05T20:10");
  const problems = await world.problems();
  const { effects } = world;
  world.client.close();
  return { problems, effects, replied: world.taps.replied() };
}

const WELL = { problems: [], replied: [true, true] };

it("undisturbed, both are recorded and replied to", async () => {
  expect(await tapped()).toMatchObject(WELL);
});

describe.each(MISHAPS)("%s at each point", (what) => {
  it(
    "both are recorded, and replied to within the minute",
    async () => {
      const { effects } = await tapped();
      expect(effects).toBeGreaterThan(10);
      for (let at = 1; at <= effects; at += 1) {
        const { problems, replied } = await tapped((world) => {
          world.mishapAt = (_effect, count) => (count === at ? what : null);
        });
        expect({ at, problems, replied }).toEqual({ at, ...WELL });
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
it.each(WEATHERS)("%s to the first calls: both are replied to", async (_name, weather) => {
  const { problems, replied } = await tapped((world) => {
    let calls = 0;
    world.weatherAt = ({ path }) => {
      if (!path.endsWith("/reply")) return null;
      calls += 1;
      return calls <= 4 ? weather : null;
    };
  });
  expect({ problems, replied }).toEqual(WELL);
});

it("LINE unwell for longer than a token lives: it is tried to the end, and both are recorded", async () => {
  const { problems, replied } = await tapped((world) => {
    world.weatherAt = ({ path }) => (path.endsWith("/reply") ? { kind: "status", status: 503 } : null);
  });
  expect({ problems, replied }).toEqual({ problems: [], replied: [false, false] });
});
