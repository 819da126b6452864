import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeLock } from "../sqld/lock.ts";
import { repository } from "./repository.ts";

const dist = join(repository, "dist");

/** The folder of a built LIFF app: the one that is deployed, or the one that signs in through the sample phone. */
export const liffFolders = {
  production: join(dist, "liff"),
  mock: join(dist, "liff-mock"),
} as const;

/** A tool did not do its work; the message is what it said. */
export class BuildFailure extends Error {}

const LOOK_EVERY_MS = 200;

/**
 * Builds the LIFF app, and the Worker just as `wrangler deploy` would. Who builds at the same time waits: both would
 * write into the same folder.
 * @throws BuildFailure
 */
export async function build(variant: keyof typeof liffFolders): Promise<void> {
  let lock = takeLock(dist);
  for (; !lock; lock = takeLock(dist)) await sleep(LOOK_EVERY_MS);
  try {
    await buildAll(variant);
  } finally {
    lock.release();
  }
}

async function buildAll(variant: keyof typeof liffFolders): Promise<void> {
  const mode = variant === "mock" ? ["--mode", "mock"] : [];
  await run("vite", ["build", "--logLevel", "error", ...mode]);
  if (variant === "mock") await run("vite", ["build", "--logLevel", "error"]);
  await run("wrangler", ["deploy", "--dry-run", "--outdir", "dist/worker"]);
}

function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(repository, "node_modules/.bin", program), args, { cwd: repository });
    const endWithUs = () => child.kill();
    process.once("exit", endWithUs);
    child.once("close", () => process.off("exit", endWithUs));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new BuildFailure(`${program} ${args.join(" ")} failed:\n${output}`)),
    );
  });
}
