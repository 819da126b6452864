import { existsSync } from "node:fs";
import type { Context } from "../../worker/context.ts";
import { openLocalDatabase } from "../stack/database.ts";
import { Stops, stopInOrder } from "../stack/lifetime.ts";
import { type CalledDatabase, wordDatabaseTrouble } from "../stack/wordDatabaseTrouble.ts";
import { cityFolder, localServer, refuseOtherCity } from "./localServer.ts";
import { CommandRefusal } from "./say.ts";

/** The city's database for one command. */
export interface CityDatabase {
  context: Context;
}

/** The database could not be opened, or was gone in the middle; the message says which it is and why. */
export class DatabaseUnreachable extends CommandRefusal {}

const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Whether there is a database to speak of: one is named, or one lies in the data folder. */
export function hasDatabase(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.DATABASE_URL) || existsSync(cityFolder(env));
}

/**
 * Runs something on the city's database: that of DATABASE_URL; else that of the data folder, at the server of the city
 * that runs, or at one begun for the time of the command.
 * @throws DatabaseUnreachable, or another CommandRefusal when a city that was not meant runs where this one is looked for
 */
export async function withDatabase<T>(run: (city: CityDatabase) => Promise<T>): Promise<T> {
  const stops = new Stops();
  // A command that was broken off has not done its work.
  const lifetime = stopInOrder(stops, (signal) => SIGNAL_STATUS[signal]);
  const called: CalledDatabase = {};
  try {
    return await run({ context: await openContext(process.env, called, stops) });
  } catch (error) {
    if (lifetime.isEnding) return await lifetime.end(1);
    const trouble = wordDatabaseTrouble(error, called);
    throw trouble ? new DatabaseUnreachable(trouble, { cause: error }) : error;
  } finally {
    await stops.run();
  }
}

async function openContext(env: NodeJS.ProcessEnv, called: CalledDatabase, stops: Stops): Promise<Context> {
  if (!env.DATABASE_URL) {
    await refuseOtherCity(env);
    called.dataDir = cityFolder(env);
  }
  called.url = env.DATABASE_URL || (await beginServer(cityFolder(env), stops));
  const opened = await openLocalDatabase(called.url, env.DATABASE_AUTH_TOKEN || undefined);
  stops.add(() => opened.close());
  return opened.context;
}

async function beginServer(dataDir: string, stops: Stops): Promise<string> {
  const server = await localServer(dataDir);
  stops.add(() => server.stop());
  return server.url;
}
