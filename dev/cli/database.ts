import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Context } from "../../worker/context.ts";
import { answersAsSqld, runningSqld, startSqld } from "../sqld.ts";
import { openLocalDatabase } from "../stack/database.ts";
import { repository } from "../stack/repository.ts";
import { causeOf } from "./causeOf.ts";

const DEFAULT_PORT = "8788";

/** The city's database for one command. */
export interface CityDatabase {
  context: Context;
  close(): Promise<void>;
}

/** No database answered; the message says which was tried. */
export class DatabaseUnreachable extends Error {}

/** Whether there is a database to speak of: one is named, one answers, or one lies in the data folder. */
export async function hasDatabase(env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await answeringUrl(env)) !== null || existsSync(cityFolder(env));
}

/**
 * Opens the database: DATABASE_URL; else the server that is already running on this machine; else a server on the data
 * folder for the time of the command.
 * @throws DatabaseUnreachable
 */
export async function openCityDatabase(env: NodeJS.ProcessEnv): Promise<CityDatabase> {
  const url = await answeringUrl(env);
  const own = url === null ? await startOwn(cityFolder(env)) : null;
  try {
    const opened = await openLocalDatabase(url ?? own?.url ?? "", env.DATABASE_AUTH_TOKEN || undefined);
    return {
      context: opened.context,
      async close() {
        opened.close();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw new DatabaseUnreachable(`データベース（${url ?? own?.url}）を開けません（${causeOf(error)}）。`, {
      cause: error,
    });
  }
}

async function answeringUrl(env: NodeJS.ProcessEnv): Promise<string | null> {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const running = await runningSqld(cityFolder(env));
  if (running) return running;
  // With another data folder and no port, whatever answers on the usual port is another city.
  if (env.DATA_DIR && !env.DATABASE_PORT) return null;
  const usual = `http://127.0.0.1:${env.DATABASE_PORT || DEFAULT_PORT}`;
  return (await answersAsSqld(usual)) ? usual : null;
}

async function startOwn(dataDir: string) {
  // Whoever has forgotten DATA_DIR in a second terminal sees it here, before wondering where the city is.
  if (!existsSync(dataDir)) console.error(`データベースがないので、新しく ${dataDir} に作ります。`);
  try {
    return await startSqld({ dataDir });
  } catch (error) {
    throw new DatabaseUnreachable(`データベース（${dataDir}）を始められません。`, { cause: error });
  }
}

function cityFolder(env: NodeJS.ProcessEnv): string {
  return join(resolve(repository, env.DATA_DIR || ".data"), "city");
}
