import { databaseTemplate } from "./database.ts";
import { randomRun } from "./randomRun.ts";
import { buildTown } from "./town.ts";

export interface FailedRun {
  seed: number;
  problems: string[];
}

/** Lives through runs one after the other and gives back those in which something was wrong. */
export async function liveThrough(seeds: readonly number[]): Promise<FailedRun[]> {
  const template = await databaseTemplate(buildTown);
  const failed: FailedRun[] = [];
  for (const seed of seeds) {
    const client = await template.open();
    const problems = await randomRun(client, seed);
    client.close();
    if (problems.length > 0) failed.push({ seed, problems });
  }
  template.remove();
  return failed;
}
