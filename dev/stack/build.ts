import { spawn } from "node:child_process";
import { join } from "node:path";
import { repository } from "./repository.ts";

/** The folder of a built LIFF app: the one that is deployed, or the one that signs in through the sample phone. */
export const liffFolders = {
  production: join(repository, "dist/liff"),
  mock: join(repository, "dist/liff-mock"),
} as const;

/** Builds the LIFF app, and the Worker just as `wrangler deploy` would. */
export async function build(variant: keyof typeof liffFolders): Promise<void> {
  const mode = variant === "mock" ? ["--mode", "mock"] : [];
  await run("vite", ["build", "--logLevel", "error", ...mode]);
  if (variant === "mock") await run("vite", ["build", "--logLevel", "error"]);
  await run("wrangler", ["deploy", "--dry-run", "--outdir", "dist/worker"]);
}

function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(repository, "node_modules/.bin", program), args, { cwd: repository });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args.join(" ")} failed:\n${output}`)),
    );
  });
}
