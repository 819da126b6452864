import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Says in one paragraph how to get a browser where none could be installed. */
export class NoChromiumError extends Error {
  constructor() {
    super(
      "No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium " +
        "fonts-noto-cjk; elsewhere: npx playwright-core install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm test",
    );
  }
}

/** The path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, MAC, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;
}

/**
 * A Chromium for the tests: found, or installed (Debian as root: with Japanese fonts; elsewhere Playwright's own).
 * @throws NoChromiumError saying how to get one
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.error("No Chromium found: installing one …");
  const isDebianRoot = existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
  if (isDebianRoot) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]);
  } else {
    run(process.execPath, [join("node_modules", "playwright-core", "cli.js"), "install", "chromium"]);
  }
  const installed = findChromium();
  if (!installed) throw new NoChromiumError();
  return installed;
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
