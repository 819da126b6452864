// `npm start` as a newcomer types it: one command, a line with two addresses, a phone to hold, and nothing left behind.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../dev/freePort.ts";
import { readAddress } from "../../dev/sqld/address.ts";
import { takeLock } from "../../dev/sqld/lock.ts";
import { repository } from "../../dev/stack/repository.ts";
import { launchBrowser } from "./support/browser.ts";
import { CHANNEL, until } from "./support/stack.ts";

let browser: Browser;
let started: ChildProcess | undefined;
const folders: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => {
  if (started?.exitCode === null) started.kill("SIGKILL");
});
afterAll(async () => {
  await browser?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm start` on free ports and waits for its line. */
async function start(env: Record<string, string>) {
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-start-"));
  folders.push(dataDir);
  const [port, phonePort, databasePort] = await Promise.all([freePort(), freePort(), freePort()]);
  const child = spawn("npm", ["start"], {
    cwd: repository,
    detached: true,
    env: {
      ...process.env,
      PORT: `${port}`,
      PHONE_PORT: `${phonePort}`,
      DATABASE_PORT: `${databasePort}`,
      DATA_DIR: dataDir,
      ...env,
    },
  });
  started = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const line = await until(
    "the ready line",
    () => {
      if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
      return /^ready .*$/m.exec(output)?.[0];
    },
    300_000,
  );
  /** Asks npm alone to end, as a service manager does, or with ^C and the like everything that the terminal sees. */
  const stop = async (signal: NodeJS.Signals) => {
    process.kill((child.pid ?? 0) * (signal === "SIGTERM" ? 1 : -1), signal);
    await until("the city to be free again", () => isFree(dataDir), 30_000);
    expect(pidsWith(dataDir)).toEqual([]);
  };
  return { line, port, phonePort, dataDir, output: () => output, stop };
}

/** What an orderly end leaves: no address, a free folder, a log that is folded into the one whole file. */
function expectStoppedInOrder(dataDir: string): void {
  const city = join(dataDir, "city");
  expect(existsSync(join(city, "address"))).toBe(false);
  expect(readFileSync(join(city, "marker"), "utf8")).toBe("stopped\n");
  expect(statSync(join(city, "dbs/default/data-wal")).size).toBe(0);
  expect(isFree(city)).toBe(true);
}

function isFree(folder: string): boolean {
  const lock = takeLock(folder);
  lock?.release();
  return lock !== null;
}

/** The processes of workerd that the program which serves a folder has begun. */
function workerdOf(dataDir: string): number[] {
  const parent = parentOf(readAddress(join(dataDir, "city"))?.pid ?? 0);
  return pidsWith("workerd").filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** Processes of this machine whose command line names a folder or a program. */
function pidsWith(words: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(words);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function isOpen(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );
}

describe("npm start", () => {
  test("shows the sample city on a phone, and ends leaving nothing behind", async () => {
    const city = await start({ LINE_API_BASE_URL: "", DATABASE_URL: "" });
    expect(city.line).toBe(`ready http://127.0.0.1:${city.port}/ http://127.0.0.1:${city.phonePort}`);

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "ja-JP" });
    // The mini-app's own address leads to the phone, which a section's chief holds: the week's card is there.
    await page.goto(`http://127.0.0.1:${city.port}/`);
    await page.waitForURL(`http://127.0.0.1:${city.phonePort}/**`);
    await page.getByText("今日のお知らせ", { exact: true }).waitFor();
    await page
      .getByRole("button", { name: /進捗確認が始まる朝/ })
      .first()
      .click();
    await page.getByText("第3四半期の進捗確認", { exact: false }).last().waitFor();
    await page.getByText("やることを開く", { exact: true }).last().click();
    const app = page.frameLocator("iframe");
    await app.getByRole("link", { name: "はじめる" }).click();
    await app.getByRole("heading", { name: "進捗を報告" }).waitFor();
    await page.close();

    const samePort: Record<string, string> = {
      PORT: `${city.port}`,
      LINE_API_BASE_URL: "",
      DATABASE_URL: "",
    };
    const second = spawnSync("npm", ["start"], {
      cwd: repository,
      env: { ...process.env, ...samePort },
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(
      `ポート ${city.port} は、もう使われています。別の番号を指定してください: PORT=`,
    );

    await city.stop("SIGTERM");
    expectStoppedInOrder(city.dataDir);
    expect(await isOpen(city.port)).toBe(false);
    expect(await isOpen(city.phonePort)).toBe(false);
  }, 400_000);

  test("with LINE elsewhere and SAMPLE=none: an empty city, no simulator, and a wrong variable named", async () => {
    const city = await start({
      ...CHANNEL,
      LINE_API_BASE_URL: "http://127.0.0.1:9",
      LINE_LOGIN_BASE_URL: "http://127.0.0.1:9",
      LIFF_ID: "no liff id",
      SAMPLE: "none",
      DATABASE_URL: "",
    });
    expect(city.line).toBe(`ready http://127.0.0.1:${city.port}/ -`);
    expect(city.output()).toContain("LIFF_ID must look like");
    expect((await fetch(`http://127.0.0.1:${city.port}/healthz`)).status).toBe(500);
    expect(await isOpen(city.phonePort)).toBe(false);
    await city.stop("SIGINT");
    expectStoppedInOrder(city.dataDir);
  }, 400_000);

  test("a database and a Worker that are killed come back, and what was recorded is there", async () => {
    const city = await start({ ...CHANNEL, LINE_API_BASE_URL: "http://127.0.0.1:9", DATABASE_URL: "" });
    const page = () => fetch(`http://127.0.0.1:${city.port}/healthz`).then(({ status }) => status);
    const database = () => readAddress(join(city.dataDir, "city"))?.pid ?? 0;
    const killed = database();
    process.kill(killed, "SIGKILL");
    await until("another database", () => database() !== killed);
    expect(city.output()).toContain("データベースが止まりました（SIGKILL）。始め直します。");

    // Killed again while it is being begun again: that is when workerd does not come back by itself.
    for (let times = 0; times < 8; times += 1) {
      for (const pid of workerdOf(city.dataDir)) process.kill(pid, "SIGKILL");
      await sleep(150);
    }
    await until("the Worker to serve", async () => (await page().catch(() => 0)) === 200, 60_000);
    await city.stop("SIGHUP");
    expectStoppedInOrder(city.dataDir);
  }, 400_000);
});
