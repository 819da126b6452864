// `npm start` as a newcomer types it: one command, a line with two addresses, a phone to hold, and nothing left behind.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../dev/freePort.ts";
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
  started?.kill("SIGKILL");
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
    120_000,
  );
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  return { line, port, phonePort, dataDir, output: () => output, stop };
}

/** Processes of this machine whose command line names a folder. */
function processesNaming(folder: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    })
    .filter((command) => command.includes(folder));
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
    await page.goto(`http://127.0.0.1:${city.phonePort}`);
    await page.getByText("木下 恒彦").first().click();
    await page.getByRole("button", { name: /進捗確認が始まる日/ }).click();
    await page.getByRole("button", { name: "この日の朝にする" }).click();
    await page.getByText("2 件あります", { exact: true }).waitFor();
    await page.getByText("やることを開く", { exact: true }).click();
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
    expect(second.stderr).toContain(`Port ${city.port} is taken. Choose another: PORT=`);

    await city.stop();
    await until("every process to be gone", () => processesNaming(city.dataDir).length === 0);
    expect(await isOpen(city.port)).toBe(false);
    expect(await isOpen(city.phonePort)).toBe(false);
  }, 180_000);

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
    await city.stop();
  }, 180_000);
});
