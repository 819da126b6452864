import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { DatabaseFailure } from "./failure.ts";
import { lacksCommits } from "./wal.ts";

/** How a folder that holds a city was left; the file is the folder's memory that there was one. */
type State = "running" | "stopped";

/**
 * Looks whether what a folder once held is still there. sqld takes an empty file for a new city, and a missing log for
 * one in which nothing was written.
 * @throws DatabaseFailure naming what is missing
 */
export function checkFolder(dataDir: string): void {
  const marker = markerIn(dataDir);
  if (!existsSync(marker)) return;
  const path = databaseIn(dataDir);
  if (!statSync(path, { throwIfNoEntry: false })?.size) {
    throw new DatabaseFailure({ kind: "emptied", path, marker });
  }
  if (readFileSync(marker, "utf8").trim() === ("stopped" satisfies State)) return;
  if (lacksCommits(path)) throw new DatabaseFailure({ kind: "writesLost", path: `${path}-wal`, marker });
}

/** Notes that a server works on the folder from now on. */
export function markRunning(dataDir: string): void {
  mark(dataDir, "running");
}

/**
 * Folds the log into the main file, which is then the whole city, and notes that the folder was left in order. A log
 * that cannot be folded, as on a full disk, stays where it is, as after a kill: the next server reads it.
 */
export async function markStopped(dataDir: string): Promise<void> {
  const client = createClient({ url: `file:${databaseIn(dataDir)}` });
  try {
    await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    mark(dataDir, "stopped");
  } catch {
  } finally {
    client.close();
  }
}

function mark(dataDir: string, state: State): void {
  writeFileSync(markerIn(dataDir), `${state}\n`);
}

const markerIn = (dataDir: string) => join(dataDir, "marker");
const databaseIn = (dataDir: string) => join(dataDir, "dbs/default/data");
