import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseFailure } from "../sqld/failure.ts";
import { startWhenFree } from "../sqld/startWhenFree.ts";
import { isServerOf, whatServes } from "../sqld/whatServes.ts";
import { repository } from "../stack/repository.ts";
import { type Environment, readPort, StartRefusal } from "../stack/startSettings.ts";
import { CommandRefusal } from "./say.ts";

/** A server on the data folder: the city's, which goes on, or one of this command's own, which it has to stop. */
export interface LocalServer {
  url: string;
  isOwn: boolean;
  stop(): Promise<void>;
}

const USUAL_PORT = 8788;

/** The folder of the city's database. */
export function cityFolder(env: Environment): string {
  return join(resolve(repository, env.DATA_DIR || ".data"), "city");
}

/**
 * Looks who is at the port where the person may take their city to be.
 * @throws CommandRefusal when another city is there, so that no command works on a city that was not meant
 */
export async function refuseOtherCity(env: Environment): Promise<void> {
  const isNamed = Boolean(env.DATABASE_PORT);
  // Who names the folder and no port means that folder, whatever runs at the usual port.
  if (env.DATA_DIR && !isNamed) return;
  const port = portOf(env);
  const served = await whatServes(`http://127.0.0.1:${port}`);
  const folder = cityFolder(env);
  if (served.kind === "nothing" || isServerOf(folder, served)) return;
  if (served.kind === "folder") {
    throw new CommandRefusal(
      `ポート ${port} では、ほかの市のデータベース（${served.folder}）が動いています。その市なら ${namesFolder(served.folder)} を、「${folder}」の市なら ${namesFolder(folder)} だけを付けて、もう一度お試しください。`,
    );
  }
  if (isNamed) {
    throw new CommandRefusal(
      `ポート ${port} で動いているのは、この市のデータベースではありません。DATABASE_PORT を確かめてください。`,
    );
  }
}

function portOf(env: Environment): number {
  try {
    return readPort(env, "DATABASE_PORT", USUAL_PORT);
  } catch (error) {
    throw error instanceof StartRefusal ? new CommandRefusal(error.message) : error;
  }
}

const namesFolder = (cityFolder: string) => `DATA_DIR=${resolve(cityFolder, "..")}`;

/**
 * The server of a data folder: that of the city that runs, or one begun for this command. Waits for another command that
 * works on the folder: its server ends with it.
 * @throws DatabaseFailure
 */
export async function localServer(dataDir: string): Promise<LocalServer> {
  // Whoever has forgotten DATA_DIR in a second terminal sees it here, before wondering where the city is.
  if (!existsSync(dataDir)) console.error(`データベースがないので、新しく ${dataDir} に作ります。`);
  try {
    const own = await startWhenFree({ dataDir, holder: "command" }, () =>
      console.error("ほかのコマンドがこの市のデータベースを使っています。終わるのを待ちます。"),
    );
    return { url: own.url, isOwn: true, stop: () => own.stop() };
  } catch (error) {
    const city = error instanceof DatabaseFailure && error.reason.kind === "inUse" ? error.reason : null;
    if (city?.holder !== "city" || !city.url) throw error;
    return { url: city.url, isOwn: false, stop: async () => {} };
  }
}
