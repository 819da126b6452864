// One run of several days, in which everything that can happen happens as a seed has it.
import type { Client } from "@libsql/client";
import { addDays, type CivilDate, tokyoDate } from "../../worker/domain/civilDate.ts";
import { CITY } from "../support/city.ts";
import { forgottenBy } from "./evening.ts";
import { MISHAPS } from "./life.ts";
import type { Weather } from "./line.ts";
import { ORDERLY } from "./queue.ts";
import type { Random } from "./random.ts";
import { PEOPLE, SECTIONS } from "./town.ts";
import { minuteOf, World } from "./world.ts";

/** Around the opening, the rungs, the due day and the late calls of the round. */
const FIRST_DAYS = [
  "2026-09-17",
  "2026-09-18",
  "2026-09-28",
  "2026-09-29",
  "2026-10-01",
  "2026-10-02",
  "2026-10-05",
  "2026-10-06",
  "2026-10-07",
  "2026-10-08",
  "2026-10-09",
  "2026-10-13",
] as const;
const TICKS = ["08:30", "08:45", "12:15", "15:00", "16:45"] as const;
const CALM_TICKS = ["08:30", "16:45"] as const;
/** From here on a calm day is calm: long enough for every wait there is. */
const CALM_FROM = "13:30";
const EVENING = "17:10";
const NIGHT = "20:00";
const MINUTE_MS = 60_000;

/** How bad it gets, drawn once for a run. */
interface Mood {
  mishap: number;
  weather: number;
  skewMinutes: number;
  queue: typeof ORDERLY;
}

/** Lives through a run; every sentence that comes back is something that must not be. */
export async function randomRun(client: Client, seed: number): Promise<string[]> {
  const mostSkew = seed % 5 === 0 ? 40 * MINUTE_MS : 0;
  const firstDay = FIRST_DAYS[seed % FIRST_DAYS.length] ?? FIRST_DAYS[0];
  const world = new World(client, { minute: `${firstDay}T08:00`, seed, mostSkew });
  const { random } = world;
  const mood = moodFrom(random, mostSkew);
  const problems: string[] = [];
  let day: CivilDate = firstDay;
  for (let stormy = random.pick([1, 1, 1, 2, 3]); stormy > 0; day = addDays(day, 1)) {
    if (!world.facts.days.isWorking(day)) continue;
    stormy -= 1;
    const kind = random.pick<Kind>(["calmInTheEnd", "stormy", "stormy", "noTicks"]);
    problems.push(...(await liveThrough(world, { day, kind, mood })));
  }
  await world.facts.pause(false);
  for (let calm = 2; calm > 0; day = addDays(day, 1)) {
    if (!world.facts.days.isWorking(day)) continue;
    calm -= 1;
    problems.push(...(await liveThrough(world, { day, kind: "calm", mood })));
  }
  return [...(await world.problems()), ...problems];
}

type Kind = "calm" | "calmInTheEnd" | "stormy" | "noTicks";

async function liveThrough(world: World, { day, kind, mood }: { day: CivilDate; kind: Kind; mood: Mood }) {
  const { random } = world;
  if (kind === "calm") calmDown(world);
  else storm(world, day, mood);
  for (const time of kind === "calm" ? CALM_TICKS : TICKS) {
    const isCalm = kind === "calm" || (kind === "calmInTheEnd" && time > CALM_FROM);
    if (isCalm) {
      calmDown(world);
      if (time > CALM_FROM) await world.facts.pause(false);
    }
    if (kind === "noTicks" && random.chance(0.9)) continue;
    await world.goTo(`${day}T${time}`);
    if (time < "16" && random.chance(0.7)) await somethingHappens(world);
    if (random.chance(0.1)) {
      await somethingHappens(world);
      await world.tick();
    }
    await world.tick();
    await world.goTo(world.clock.now + random.below(14 * MINUTE_MS));
  }
  await world.goTo(`${day}T${EVENING}`);
  const isQuiet = kind === "calm" || kind === "calmInTheEnd";
  const forgotten = isQuiet ? await forgottenBy(world) : [];
  await world.goTo(`${day}T${NIGHT}`);
  if (random.chance(0.2)) await world.call();
  return forgotten;
}

function calmDown(world: World): void {
  world.mishapAt = () => null;
  world.weatherAt = () => null;
  world.queue.mood = ORDERLY;
  world.events.mood = ORDERLY;
  world.skew = 0;
}

function storm(world: World, day: CivilDate, mood: Mood): void {
  const { random } = world;
  const away = { database: outage(random, day), line: outage(random, day) };
  const isIn = ({ from, to }: { from: number; to: number }) =>
    world.clock.now >= from && world.clock.now < to;
  world.skew = random.chance(0.5)
    ? (random.below(2 * mood.skewMinutes + 1) - mood.skewMinutes) * MINUTE_MS
    : 0;
  world.queue.mood = mood.queue;
  // What the webhook has acknowledged is never lost.
  world.events.mood = { ...mood.queue, lost: 0 };
  world.mishapAt = (effect) => {
    if (effect === "database" && isIn(away.database)) return random.chance(0.8) ? "failBefore" : "failAfter";
    return random.chance(mood.mishap) ? random.pick(MISHAPS) : null;
  };
  world.weatherAt = () => {
    if (isIn(away.line)) return { kind: "silence", isAccepted: random.chance(0.3) };
    if (random.chance(0.01)) world.line.revokeTokens();
    return random.chance(mood.weather) ? random.pick(WEATHERS) : null;
  };
}

const WEATHERS: [Weather, ...Weather[]] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 500, isAccepted: true },
  { kind: "status", status: 502 },
  { kind: "status", status: 503, isAccepted: true },
  { kind: "status", status: 429 },
  { kind: "status", status: 401 },
  { kind: "garbage" },
  { kind: "silence", isAccepted: false },
  { kind: "silence", isAccepted: true },
];

function outage(random: Random, day: CivilDate): { from: number; to: number } {
  if (random.chance(0.6)) return { from: 0, to: 0 };
  const from = minuteOf(`${day}T08:15`) + random.below(8 * 60) * MINUTE_MS;
  return { from, to: from + random.below(3 * 60) * MINUTE_MS };
}

function moodFrom(random: Random, mostSkew: number): Mood {
  return {
    mishap: random.pick([0, 0.02, 0.1, 0.2]),
    weather: random.pick([0, 0.1, 0.4, 0.7]),
    skewMinutes: mostSkew / MINUTE_MS,
    queue: random.pick([
      ORDERLY,
      { twice: 0.5, late: 0.3, lost: 0.1, isUnordered: true },
      { twice: 0.2, late: 0.5, lost: 0.6, isUnordered: true },
    ]),
  };
}

/** Somebody answers, reads, taps in the talk, goes away, asks to wait, stays for the evening, binds another LINE account or sets it free; a chief orders it; a director calls the silent; the city closes for a day or stops all sending. */
async function somethingHappens(world: World): Promise<void> {
  const { facts, random, clock } = world;
  const today = tokyoDate(clock.now);
  const person = random.pick(PEOPLE as [(typeof PEOPLE)[0], ...typeof PEOPLE]).id;
  const section = random.pick(SECTIONS as [(typeof SECTIONS)[0], ...typeof SECTIONS]);
  const point = random.pick([CITY.points.first, CITY.points.second, CITY.points.civic]);
  switch (random.below(16)) {
    case 0:
      for (const goalId of section.goals) if (random.chance(0.7)) await facts.answer(section, goalId);
      break;
    case 1:
      for (const goalId of section.goals) await facts.answer(section, goalId);
      break;
    case 2:
    case 3:
      await facts.read(point, person);
      break;
    case 4:
      await facts.beAbsent({
        staffId: random.chance(0.6) ? (section.chiefs[0] ?? person) : person,
        from: addDays(today, random.below(3)),
        until: addDays(today, 2 + random.below(3)),
        deputyId: random.chance(0.5) ? random.pick(section.staff as [string, ...string[]]) : null,
      });
      break;
    case 5: {
      const until = clock.now + random.below(8 * 60) * MINUTE_MS;
      const [chief] = section.chiefs;
      const dutyKey = `report:${CITY.round}:${section.unitId}`;
      if (chief && today <= "2026-10-07" && tokyoDate(until) === today && until < minuteOf(`${today}T16:00`))
        await facts.snooze({ dutyKey, staffId: chief, until });
      break;
    }
    case 6:
      if (random.chance(0.3)) await facts.close(addDays(today, 1 + random.below(3)));
      break;
    case 7:
      if (random.chance(0.5)) await facts.pause(random.chance(0.5));
      break;
    case 8:
      await world.call();
      break;
    case 9: {
      const members = section.staff.filter((staffId) => !section.chiefs.includes(staffId));
      for (const staffId of members) {
        if (random.chance(0.5)) await facts.applyForEvening(section, staffId, today);
      }
      break;
    }
    case 10:
      await facts.orderEvenings(section);
      break;
    case 11:
      await facts.confirmEvenings(person, today);
      break;
    case 12:
      await world.rebind();
      break;
    case 13:
      await world.rebind(random.chance(0.3) ? "unbind" : "bind");
      break;
    case 14:
    case 15:
      for (let taps = 1 + random.below(5); taps > 0; taps -= 1) {
        world.tap({
          staffId: random.pick(PEOPLE as [(typeof PEOPLE)[0], ...typeof PEOPLE]).id,
          pointId: point,
        });
      }
      break;
  }
}
