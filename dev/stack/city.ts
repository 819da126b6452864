import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, readConfig } from "../../worker/env.ts";
import { startSqld } from "../sqld.ts";
import { liffFolders } from "./build.ts";
import { Clock } from "./clock.ts";
import type { LocalQueues } from "./queues.ts";
import type { WorkerVariables } from "./variables.ts";
import { type LocalWorker, startWorker } from "./worker.ts";
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
  onLog?: (line: string, level: string) => void;
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

/** One city on this machine: sqld, workerd with the built Worker and mini-app, durable queues, a clock to set. */
export async function startCity(options: CityOptions): Promise<City> {
  mkdirSync(options.dataDir, { recursive: true });
  const { DATABASE_URL: givenDatabase } = options.variables;
  const sqld = givenDatabase
    ? null
    : await startSqld({ dataDir: join(options.dataDir, "city"), port: options.databasePort });
  const databaseUrl = givenDatabase ?? sqld?.url ?? "";
  const clock = new Clock();
  let worker: LocalWorker | null = null;
  try {
    const bindings = {
      PUBLIC_URL: `http://127.0.0.1:${options.port}`,
      ...options.variables,
      DATABASE_URL: databaseUrl,
    };
    const configProblems = problemsOf(bindings);
    const unusable = configProblems.find((problem) => problem.startsWith("DATABASE_"));
    if (unusable) throw new Error(`Worker configuration: ${unusable}`);
    await options.prepare(databaseUrl);
    worker = await startWorker({
      port: options.port,
      bindings,
      liffFolder: liffFolders[options.liff],
      queuesFile: join(options.dataDir, "queues.db"),
      clock: options.standsAt ?? clock,
      ...(options.onLog ? { onLog: options.onLog } : {}),
    });
    return cityOf(worker, { databaseUrl, clock, configProblems, sqld });
  } catch (error) {
    await worker?.stop();
    await sqld?.stop();
    throw error;
  }
}

function cityOf(
  worker: LocalWorker,
  parts: Pick<City, "databaseUrl" | "clock" | "configProblems"> & { sqld: { stop(): Promise<void> } | null },
): City {
  const { sqld, ...rest } = parts;
  return {
    ...rest,
    url: worker.url,
    queues: worker.queues,
    async tickAt(instant) {
      parts.clock.set(instant);
      await worker.tick(instant);
    },
    async stop() {
      await worker.stop();
      await sqld?.stop();
    },
  };
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
