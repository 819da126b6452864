import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createLineSimulator, type LineSimulator } from "../../../dev/line/index.ts";
import { type City, startCity } from "../../../dev/stack/city.ts";
import { openLocalDatabase } from "../../../dev/stack/database.ts";
import { repository } from "../../../dev/stack/repository.ts";
import type { WorkerVariables } from "../../../dev/stack/variables.ts";
import type { Context } from "../../../worker/context.ts";

export const CHANNEL = {
  LINE_CHANNEL_ID: "2000000001",
  LINE_CHANNEL_SECRET: "0123456789abcdef0123456789abcdef",
  LINE_LOGIN_CHANNEL_ID: "2000000002",
  LIFF_ID: "2000000002-Wakaba01",
  SESSION_SECRET: "a secret of the tests, long enough for anybody",
} as const;

/** The product in its real parts: workerd, sqld, durable queues, the built mini-app, and LINE simulated at the edge. */
export interface Stack {
  city: City;
  line: LineSimulator;
  /** For looking into the tables; the product itself goes through the Worker. */
  context: Context;
  logs: { level: string; text: string }[];
  /** Runs a command of the product as an operator would. */
  command(
    program: "import" | "admin",
    args: string[],
  ): Promise<{ code: number; stdout: string; stderr: string }>;
  stop(): Promise<void>;
}

export async function startStack(
  options: {
    prepare?: (context: Context) => Promise<void>;
    variables?: WorkerVariables;
    dataDir?: string;
  } = {},
): Promise<Stack> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "shinchoku-e2e-"));
  const logs: Stack["logs"] = [];
  const line = await createLineSimulator({
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
    loginChannelId: CHANNEL.LINE_LOGIN_CHANNEL_ID,
    liffId: CHANNEL.LIFF_ID,
  });
  const variables = {
    ...CHANNEL,
    LINE_API_BASE_URL: line.url,
    LINE_LOGIN_BASE_URL: line.url,
    ...options.variables,
  };
  const city = await startCity({
    port: 0,
    databasePort: 0,
    dataDir,
    liff: "production",
    variables,
    prepare: async (url) => {
      const database = await openLocalDatabase(url, variables.DATABASE_AUTH_TOKEN);
      await options.prepare?.(database.context);
      database.close();
    },
    onLog: (text, level) => logs.push({ text, level }),
  });
  line.setWebhookUrl(`${city.url}/line/webhook`);
  line.setEndpointUrl(`${city.url}/`);
  const database = await openLocalDatabase(city.databaseUrl, variables.DATABASE_AUTH_TOKEN);
  return {
    city,
    line,
    context: database.context,
    logs,
    command: (program, args) =>
      run(join(repository, `dev/cli/${program}.ts`), args, { ...variables, DATABASE_URL: city.databaseUrl }),
    async stop() {
      database.close();
      await city.stop();
      await line.close();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until something holds, and says what it waited for when it does not. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = 15_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}`);
    await sleep(20);
  }
}

function run(program: string, args: string[], env: Record<string, string>) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: repository,
      env: { ...process.env, ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
