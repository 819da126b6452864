import { resolve } from "node:path";
import { repository } from "./repository.ts";

/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a city is started, from the environment. */
export interface StartSettings {
  port: number;
  phonePort: number;
  databasePort: number;
  dataDir: string;
  withSample: boolean;
  /** The moment the city begins at, UTC ms, so that pictures of it are the same each time; null goes by the wall clock. */
  beginsAt: number | null;
}

/** What was asked for cannot be done; the message is a sentence for whoever started the city. */
export class StartRefusal extends Error {}

const HIGHEST_PORT = 65_535;

/** @throws StartRefusal naming the variable that cannot be read */
export function readStartSettings(env: Environment): StartSettings {
  return {
    port: readPort(env, "PORT", 8787),
    phonePort: readPort(env, "PHONE_PORT", 8789),
    databasePort: readPort(env, "DATABASE_PORT", 8788),
    dataDir: resolve(repository, env.DATA_DIR || ".data"),
    withSample: env.SAMPLE !== "none",
    beginsAt: readMoment(env, "CITY_TIME"),
  };
}

/** A port from the environment; empty counts as absent. @throws StartRefusal */
export function readPort(env: Environment, name: string, usual: number): number {
  const text = env[name] || `${usual}`;
  const port = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= HIGHEST_PORT) return port;
  throw new StartRefusal(
    `${name}「${text}」はポート番号ではありません。0 から ${HIGHEST_PORT} までの数を指定してください（例: ${name}=${usual}）。`,
  );
}

function readMoment(env: Environment, name: string): number | null {
  const text = env[name];
  if (!text) return null;
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return moment;
  throw new StartRefusal(`${name}「${text}」は日時ではありません（例: ${name}=2026-10-06T08:30:00+09:00）。`);
}
