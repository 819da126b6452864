import { join } from "node:path";
import { ConfigError, readConfig } from "../../worker/env.ts";
import type { Reports } from "../restarts.ts";
import { holdFolder } from "../sqld/lock.ts";
import { startWhenFree } from "../sqld/startWhenFree.ts";
import { liffFolders } from "./build.ts";
import { Clock } from "./clock.ts";
import { Stops } from "./lifetime.ts";
import type { LocalQueues } from "./queues.ts";
import type { WorkerVariables } from "./variables.ts";
import { startWorker } from "./worker.ts";
import { wranglerConfig } from "./wranglerConfig.ts";

export interface CityOptions {
  /** 0 takes a free port. */
  port: number;
  databasePort: number;
  /** Where database and queues keep their files. */
  dataDir: string;
  liff: keyof typeof liffFolders;
  /** What the Worker gets; addresses that are absent are those of this machine. */
  variables: WorkerVariables;
  /** The instant at which the city's clock stands still, UTC ms; without it time goes on. */
  standsAt?: number;
  /** Runs when the database answers and before the Worker does: migrations, the sample city. */
  prepare(databaseUrl: string): Promise<void>;
  /** Makes what the Worker is run from, where that is not done yet: last, so that nobody waits for it in vain. */
  build?(): Promise<void>;
  onLog?: (line: string, level: string) => void;
  /** With them database and Worker are watched, and begun again when they end. */
  reports?: Reports;
  /** Where the city puts what it begins, from the first moment. */
  stops?: Stops;
}

export interface City {
  url: string;
  databaseUrl: string;
  clock: Clock;
  queues: LocalQueues;
  /** What is wrong with the Worker's configuration; it answers 500 until that is mended. */
  configProblems: string[];
  /** Makes it this instant in the city and runs the tick. */
  tickAt(instant: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * One city on this machine: sqld, workerd with the built Worker and mini-app, durable queues, a clock to set.
 * @throws DatabaseFailure
 */
export async function startCity(options: CityOptions): Promise<City> {
  const { stops = new Stops() } = options;
  try {
    return await beginCity(options, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function beginCity(options: CityOptions, stops: Stops): Promise<City> {
  // Two processes that deliver from the same queues would deliver twice.
  const folder = holdFolder(options.dataDir);
  stops.add(() => folder.release());
  const { reports } = options;
  const databaseUrl = options.variables.DATABASE_URL ?? (await beginDatabase(options, stops));
  const clock = new Clock();
  const bindings = {
    PUBLIC_URL: `http://127.0.0.1:${options.port}`,
    ...options.variables,
    DATABASE_URL: databaseUrl,
  };
  const configProblems = problemsOf(bindings);
  const unusable = configProblems.find((problem) => problem.startsWith("DATABASE_"));
  if (unusable) throw new Error(`Worker configuration: ${unusable}`);
  await options.prepare(databaseUrl);
  await options.build?.();
  const worker = await startWorker({
    port: options.port,
    bindings,
    liffFolder: liffFolders[options.liff],
    queuesFile: join(options.dataDir, "queues.db"),
    clock: options.standsAt ?? clock,
    ...(reports ? { reports } : {}),
    ...(options.onLog ? { onLog: options.onLog } : {}),
  });
  stops.add(() => worker.stop());
  return {
    url: worker.url,
    databaseUrl,
    clock,
    queues: worker.queues,
    configProblems,
    async tickAt(instant) {
      clock.set(instant);
      await worker.tick(instant);
    },
    stop: () => stops.run(),
  };
}

async function beginDatabase(
  { dataDir, databasePort: port, reports }: CityOptions,
  stops: Stops,
): Promise<string> {
  const sqld = await startWhenFree(
    { dataDir: join(dataDir, "city"), port, ...(reports ? { reports } : {}) },
    () => reports?.onTrouble("コマンドがこの市のデータベースを使っています。終わるのを待ちます。"),
  );
  stops.add(() => sqld.stop());
  return sqld.url;
}

function problemsOf(bindings: Record<string, string>): string[] {
  try {
    readConfig({ ...wranglerConfig().vars, ...bindings });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
