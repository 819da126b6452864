import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { repository } from "./repository.ts";

/** Every variable of the Worker; any of them may be given in the environment. */
const NAMES = [
  "DATABASE_URL",
  "DATABASE_AUTH_TOKEN",
  "LINE_CHANNEL_ID",
  "LINE_CHANNEL_SECRET",
  "LINE_CHANNEL_ACCESS_TOKEN",
  "LINE_LOGIN_CHANNEL_ID",
  "LIFF_ID",
  "LINE_API_BASE_URL",
  "LINE_LOGIN_BASE_URL",
  "SESSION_SECRET",
  "PUBLIC_URL",
  "LINE_CONTENT",
] as const;

export type WorkerVariables = Partial<Record<(typeof NAMES)[number], string>>;

/** Where `npm start` keeps the secrets of the local city; git ignores it. */
const devVarsFile = join(repository, ".dev.vars");

/** Writes `.dev.vars` with fresh secrets where there is none, so that a second start meets the same city. */
export function ensureDevVars(): void {
  if (existsSync(devVarsFile)) return;
  const lines = [
    "# Secrets of the local city, made by npm start. In production they are set with `wrangler secret put`.",
    "LINE_CHANNEL_ID=2000000001",
    `LINE_CHANNEL_SECRET=${randomHex(16)}`,
    "LINE_LOGIN_CHANNEL_ID=2000000002",
    "LIFF_ID=2000000002-Wakaba01",
    `SESSION_SECRET=${randomHex(32)}`,
  ];
  writeFileSync(devVarsFile, `${lines.join("\n")}\n`, { mode: 0o600 });
}

/** The Worker's variables: the environment first, then `.dev.vars`. An empty variable counts as absent. */
export function readVariables(): WorkerVariables {
  const kept = existsSync(devVarsFile) ? parseEnv(readFileSync(devVarsFile, "utf8")) : {};
  const found: WorkerVariables = {};
  for (const name of NAMES) {
    const value = process.env[name] ?? kept[name];
    if (value) found[name] = value;
  }
  return found;
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("hex");
}
