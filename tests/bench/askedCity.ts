import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../db/database.ts";
import { startSqld } from "../../dev/sqld.ts";
import { build } from "../../dev/stack/build.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { startAsker } from "./asking.ts";
import type { Asked } from "./askingProcess.ts";
import { startBenchCity, startBenchLine } from "./benchCity.ts";

/** Asks for a path as whoever has the session; the first calls warm up. */
type Ask = (path: string, token: string) => Promise<Asked>;

const WARM_UPS = 30;
const CALLS = 100;

/**
 * Runs the built Worker in workerd and `sqld` with a city filled for it, has it asked, and takes all down again.
 * @param seed fills an empty, migrated database; `now` is the city's instant, UTC ms
 */
export async function inAskedCity<Seeded extends { now: number }>(
  seed: (db: Database) => Promise<Seeded>,
  use: (seeded: Seeded, ask: Ask) => Promise<void>,
): Promise<void> {
  await build("production");
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-asked-"));
  const sqld = await startSqld({ dataDir: join(dataDir, "city") });
  const database = await openLocalDatabase(sqld.url);
  const started = performance.now();
  const seeded = await seed(database.db);
  console.error(`seeded in ${Math.round(performance.now() - started)} ms`);
  database.close();
  const asker = await startAsker(sqld.url);
  const line = await startBenchLine();
  const city = await startBenchCity({
    dataDir,
    databaseUrl: asker.databaseUrl,
    lineUrl: line.url,
    standsAt: seeded.now,
  });
  try {
    await use(seeded, (path, token) =>
      asker.ask({
        url: `${city.url}${path}`,
        cookie: `__Host-shinchoku=${token}`,
        warmUps: WARM_UPS,
        calls: CALLS,
      }),
    );
  } finally {
    await city.stop();
    await line.close();
    asker.stop();
    await sqld.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
