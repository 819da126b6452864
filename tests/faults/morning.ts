// One Monday with everything in it: the week's point for a department, reports of four sections, a chief who is away, an early answer.
import type { Client } from "@libsql/client";
import { CITY } from "../support/city.ts";
import { forgottenBy } from "./evening.ts";
import { occasionKey } from "./owed.ts";
import { SECTIONS } from "./town.ts";
import { World } from "./world.ts";

export const MONDAY = "2026-10-05";

export async function mondayMorning(client: Client, { isSound = true } = {}): Promise<World> {
  const world = new World(client, { minute: `${MONDAY}T08:00`, isSound });
  const [residents] = SECTIONS;
  if (residents) await world.facts.answer(residents, CITY.goals.g1);
  await world.facts.beAbsent({
    staffId: CITY.staff.communityChief,
    from: "2026-10-05",
    until: "2026-10-06",
    deputyId: CITY.staff.doubleMember,
  });
  await world.goTo(`${MONDAY}T08:30`);
  return world;
}

/** The rest of the Monday, all well; then what was said until its evening, and what is wrong. */
export async function restOfTheDay(world: World): Promise<{ said: string[]; problems: string[] }> {
  for (const time of ["08:45", "10:30", "16:00"]) await world.tickAt(`${MONDAY}T${time}`);
  await world.goTo(`${MONDAY}T17:00`);
  return { said: saidSoFar(world), problems: [...(await world.problems()), ...(await forgottenBy(world))] };
}

/** Who was told what, each as often as it was. */
export function saidSoFar({ witness }: World): string[] {
  return witness.said.flatMap(({ occasions }) => occasions.map(occasionKey)).sort();
}
