import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** As `dev/bootstrap.mjs` begins them. */
const QUICKLY = ["--import", new URL("../../dev/quickLoad.mjs", import.meta.url).href];

export interface Answer {
  code: number | null;
  out: string;
  err: string;
}

/** A folder of its own in which commands keep their city. */
export function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-cli-"));
  const start = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [...QUICKLY, join(REPOSITORY, program), ...args], {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(REPOSITORY, "node_modules/.cache/compiled"),
        DATABASE_URL: "",
        DATABASE_PORT: "",
        INIT_CWD: REPOSITORY,
        DATA_DIR: folder,
        SESSION_SECRET: "a secret of the tests, long enough for anybody",
        LIFF_ID: "2000000002-Wakaba01",
        ...env,
      },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const ended = new Promise<Answer>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, out, err }));
    });
    /** Resolves when it has said something on standard error. */
    const says = (words: string) =>
      new Promise<void>((resolve) => {
        child.stderr.on("data", () => err.includes(words) && resolve());
      });
    return { child, ended, says };
  };
  const run =
    (program: string) =>
    (args: string[], env: Record<string, string> = {}) =>
      start(program, args, env).ended;
  return {
    folder,
    start,
    importing: run("dev/cli/import.ts"),
    admin: run("dev/cli/admin.ts"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
