import { setTimeout as sleep } from "node:timers/promises";
import { type Sqld, type SqldOptions, startSqld } from "../sqld.ts";
import { DatabaseFailure } from "./failure.ts";

/** Whoever has just taken a folder has not said yet what for. */
const MOST_STARTING_MS = 20_000;
/** A backup of a large city takes a minute. */
const MOST_COMMAND_MS = 10 * 60_000;
const LOOK_EVERY_MS = 200;

/**
 * Starts a server on a folder as `startSqld` does, and waits while a command works on it.
 * @param onWait called once when there is a command to wait for
 * @throws DatabaseFailure, that a city has the folder among others
 */
export async function startWhenFree(options: SqldOptions, onWait: () => void): Promise<Sqld> {
  const from = Date.now();
  let isTold = false;
  for (;;) {
    try {
      return await startSqld(options);
    } catch (error) {
      if (!(error instanceof DatabaseFailure) || error.reason.kind !== "inUse") throw error;
      const { holder } = error.reason;
      const mostMs = holder === "command" ? MOST_COMMAND_MS : MOST_STARTING_MS;
      if (holder === "city" || Date.now() - from > mostMs) throw error;
      if (holder === "command" && !isTold) onWait();
      isTold ||= holder === "command";
      await sleep(LOOK_EVERY_MS);
    }
  }
}
