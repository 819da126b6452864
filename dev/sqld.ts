import { realpathSync } from "node:fs";
import { freePort } from "./freePort.ts";
import { keepRunning, type Reports } from "./restarts.ts";
import { type Address, readAddress, removeAddress, writeAddress } from "./sqld/address.ts";
import { watchDiskSpace } from "./sqld/diskSpace.ts";
import { DatabaseFailure, failureOfCode, firstLine } from "./sqld/failure.ts";
import { endLeftover } from "./sqld/leftover.ts";
import { takeLock } from "./sqld/lock.ts";
import { checkFolder, markRunning, markStopped } from "./sqld/marker.ts";
import { runSqld, type SqldProcess } from "./sqld/process.ts";
import { fallsSilent, type Patience } from "./sqld/silence.ts";
import { isServerOf, whatServes } from "./sqld/whatServes.ts";

/** A running database server. `stop` ends it in order and resolves when the process is gone. */
export interface Sqld {
  url: string;
  stop(): Promise<void>;
}

export interface SqldOptions {
  dataDir: string;
  /** 0 or absent takes a free one. */
  port?: number;
  /** Whether others may count on it: a city goes on until it is stopped, a command ends it with its work. */
  holder?: Address["holder"];
  /** With it the server is watched and begun again when it ends or no longer takes writes. */
  reports?: Reports & Patience;
}

/**
 * Starts libSQL's own server on a folder and waits until it answers.
 * @throws DatabaseFailure when the folder is in use, damaged or not to be written, the port is taken, or the server
 *   does not come up
 */
export async function startSqld(options: SqldOptions): Promise<Sqld> {
  const { holder = "city", reports } = options;
  const lock = takeLock(options.dataDir);
  if (!lock) throw await inUse(options.dataDir);
  try {
    const dataDir = realpathSync(options.dataDir);
    await endLeftover(dataDir);
    checkFolder(dataDir);
    const port = options.port || (await freePort());
    const begin = () => beginServer(dataDir, port, holder);
    let server = await begin();
    const kept =
      reports &&
      keepRunning(
        {
          name: "データベース",
          failure: (signal) => failureOf(server, signal, reports),
          begin: async () => {
            server = await begin();
          },
        },
        reports,
      );
    const disk = reports && watchDiskSpace(dataDir, reports.onTrouble);
    const stop = async () => {
      disk?.stop();
      await kept?.stop();
      await server.end();
      await markStopped(dataDir);
      removeAddress(dataDir);
      lock.release();
    };
    let stopped: Promise<void> | null = null;
    return {
      url: server.url,
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    lock.release();
    throw failureOfCode(error instanceof Error && "code" in error && error.code, options.dataDir) ?? error;
  }
}

async function beginServer(dataDir: string, port: number, holder: Address["holder"]): Promise<SqldProcess> {
  const server = await runSqld({ dataDir, port });
  try {
    writeAddress(dataDir, { url: server.url, pid: server.pid, holder });
    markRunning(dataDir);
    return server;
  } catch (error) {
    await server.end();
    throw error;
  }
}

/** The server that works on this folder, if one does. */
export async function runningSqld(dataDir: string): Promise<Address | null> {
  const address = readAddress(dataDir);
  return address && isServerOf(dataDir, await whatServes(address.url)) ? address : null;
}

async function inUse(dataDir: string): Promise<DatabaseFailure> {
  const running = await runningSqld(dataDir);
  return new DatabaseFailure({
    kind: "inUse",
    dataDir,
    holder: running?.holder ?? null,
    url: running?.url ?? null,
  });
}

async function failureOf(server: SqldProcess, signal: AbortSignal, patience: Patience): Promise<string> {
  const over = new AbortController();
  const silent = fallsSilent(server.url, AbortSignal.any([signal, over.signal]), patience);
  const words = await Promise.race([server.ended.then(firstLine), silent]);
  over.abort();
  if (!signal.aborted) await server.kill();
  return words ?? "";
}
