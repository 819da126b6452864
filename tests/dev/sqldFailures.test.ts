// Every state of a folder in which there can be no server: a sentence that says what to do, and nothing left behind.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readAddress } from "../../dev/sqld/address.ts";
import {
  DatabaseFailure,
  type FailureReason,
  failureOfLastWords,
  firstLine,
  wordFailure,
} from "../../dev/sqld/failure.ts";
import { takeLock } from "../../dev/sqld/lock.ts";
import { type SqldOptions, startSqld } from "../../dev/sqld.ts";
import { execute, newFolder } from "./sqldFolder.ts";

type Kind = FailureReason["kind"];

/** A city whose server was killed in the middle, and the same after an orderly end. */
let killed: string;
let stopped: string;
beforeAll(async () => {
  killed = mkdtempSync(join(tmpdir(), "shinchoku-sqld-"));
  stopped = mkdtempSync(join(tmpdir(), "shinchoku-sqld-"));
  const sqld = await startSqld({ dataDir: stopped });
  await execute(sqld.url, "CREATE TABLE t (x)", ...Array(20).fill("INSERT INTO t VALUES (zeroblob(5000))"));
  process.kill(readAddress(stopped)?.pid ?? 0, "SIGKILL");
  await expect(execute(sqld.url, "SELECT 1")).rejects.toThrow();
  cpSync(stopped, killed, { recursive: true });
  await sqld.stop();
}, 30_000);
afterAll(() => {
  for (const folder of [killed, stopped]) rmSync(folder, { recursive: true, force: true });
});

function copyOf(city: string): string {
  const folder = newFolder();
  cpSync(city, folder, { recursive: true });
  return folder;
}

const DATA = "dbs/default/data";
const LOG = `${DATA}-wal`;

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}
const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 37 + 11) % 256);

async function listenOn(): Promise<number> {
  const server = createServer((_, answer) => answer.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function otherCity(): Promise<number> {
  const sqld = await startSqld({ dataDir: newFolder() });
  onTestFinished(() => sqld.stop());
  return Number(new URL(sqld.url).port);
}

/** A disk of a megabyte without room; null where this machine lets us have none. */
function fullDisk(): string | null {
  const folder = newFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync("umount", [folder]));
  execFileSync("sh", ["-c", `head -c 2000000 /dev/zero > ${folder}/filling || true`], { stdio: "ignore" });
  return folder;
}

function change(city: string, act: (folder: string) => void): SqldOptions {
  const dataDir = copyOf(city);
  act(dataDir);
  return { dataDir };
}

/** Failures of other machines and other moments, which a test cannot have. */
type Elsewhere = "noBinary" | "silent" | "notStarted";

/** How each failure comes about. */
const STATES: Record<
  Exclude<Kind, Elsewhere>,
  Record<string, () => Promise<SqldOptions | null> | SqldOptions | null>
> = {
  inUse: {
    "another holds the folder": () => {
      const dataDir = newFolder();
      const lock = takeLock(dataDir);
      onTestFinished(() => lock?.release());
      return { dataDir };
    },
  },
  portTaken: {
    "another program has the port": async () => ({ dataDir: newFolder(), port: await listenOn() }),
    "another city has the port": async () => ({ dataDir: newFolder(), port: await otherCity() }),
  },
  notWritable: {
    "the folder is a file": () => {
      const dataDir = join(newFolder(), "file");
      writeFileSync(dataDir, "");
      return { dataDir };
    },
    "the folder would be in a file": () => {
      const file = join(newFolder(), "file");
      writeFileSync(file, "");
      return { dataDir: join(file, "city") };
    },
    "the folder may only be read": () => {
      // Whoever administers the machine may write everywhere.
      if (process.getuid?.() === 0) return null;
      const dataDir = newFolder();
      chmodSync(dataDir, 0o500);
      onTestFinished(() => chmodSync(dataDir, 0o700));
      return { dataDir };
    },
  },
  diskFull: {
    "a new city": () => {
      const disk = fullDisk();
      return disk === null ? null : { dataDir: join(disk, "city") };
    },
  },
  damaged: {
    "the main file begins with noise": () =>
      change(stopped, (folder) => overwrite(join(folder, DATA), 0, noise(4_096))),
    "the main file is cut": () => change(stopped, (folder) => truncateSync(join(folder, DATA), 20_000)),
    "the server's own tables are noise": () =>
      change(stopped, (folder) => overwrite(join(folder, "metastore/data"), 0, noise(4_096))),
    "the server's version is empty": () =>
      change(stopped, (folder) => writeFileSync(join(folder, ".version"), "")),
  },
  emptied: {
    "the main file is empty": () => change(stopped, (folder) => truncateSync(join(folder, DATA))),
    "the main file is gone": () => change(stopped, (folder) => rmSync(join(folder, DATA))),
    "all is gone but the memory": () =>
      change(stopped, (folder) => rmSync(join(folder, "dbs"), { recursive: true })),
    "the main file is empty after a kill": () => change(killed, (folder) => truncateSync(join(folder, DATA))),
  },
  writesLost: {
    "the log is gone": () => change(killed, (folder) => rmSync(join(folder, LOG))),
    "log and index are gone": () =>
      change(killed, (folder) => {
        for (const file of [LOG, `${DATA}-shm`]) rmSync(join(folder, file));
      }),
    "the log is empty": () => change(killed, (folder) => truncateSync(join(folder, LOG))),
    "the log is cut": () => change(killed, (folder) => truncateSync(join(folder, LOG), 60_000)),
    "the log's header is noise": () => change(killed, (folder) => overwrite(join(folder, LOG), 0, noise(32))),
    "a page in the middle is noise": () =>
      change(killed, (folder) => overwrite(join(folder, LOG), 50_000, noise(100))),
  },
};

describe.each(Object.entries(STATES))("%s", (kind, states) => {
  test.each(Object.entries(states))("%s", { timeout: 30_000 }, async (_, make) => {
    const options = await make();
    if (options === null) return;
    const had = existsSync(join(options.dataDir, "marker"));
    const failure = await startSqld(options).then(
      (sqld) => sqld.stop().then(() => null),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(DatabaseFailure);
    const { message, reason } = failure as DatabaseFailure;
    expect(reason.kind).toBe(kind);
    expect(message).toMatch(/ください。$/u);
    expect(message).not.toMatch(/\n|Error|backtrace|panicked/u);
    if (["inUse", "notWritable", "diskFull"].includes(kind)) return;
    expect(readAddress(options.dataDir)).toBeNull();
    const lock = takeLock(options.dataDir);
    expect(lock).not.toBeNull();
    lock?.release();
    // The memory of the city is as it was: the next start says the same.
    expect(existsSync(join(options.dataDir, "marker"))).toBe(had);
  });
});

test.each([
  ["killed in the middle", () => killed],
  ["ended in order", () => stopped],
])("what was recorded is there: %s", { timeout: 30_000 }, async (_, city) => {
  const sqld = await startSqld({ dataDir: copyOf(city()) });
  onTestFinished(() => sqld.stop());
  expect(await execute(sqld.url, "SELECT count(*) FROM t")).toBe("20");
});

test("with the memory taken away what is left is served", { timeout: 30_000 }, async () => {
  const dataDir = copyOf(killed);
  rmSync(join(dataDir, LOG));
  rmSync(join(dataDir, "marker"));
  const sqld = await startSqld({ dataDir });
  await sqld.stop();
});

describe("last words of sqld", () => {
  test("are said by their first line, without the backtrace", () => {
    const words = `2026-11-30 INFO starting\nError: some new cause\n\nCaused by:\n  x\n\nStack backtrace:\n   0: std::rt`;
    expect(failureOfLastWords(words, "/city").message).toBe(
      "データベース（sqld）を始められません（Error: some new cause）。フォルダーが壊れていないか、ディスクに空きがあるかを確かめて、もう一度お試しください。",
    );
    const panic = "thread 'main' panicked at src/some.rs:1:9:\nassertion failed: a == b\nnote: run with";
    expect(firstLine(panic)).toBe("assertion failed: a == b");
  });

  test.each([
    ["Error: attempt to write a readonly database\n\nCaused by:\n    Error code 8", "notWritable"],
    ["Error: No space left on device (os error 28)", "diskFull"],
    ["Error: file is not a database", "damaged"],
    ["Error: invalid version file", "damaged"],
  ] as const)("%s", (words, kind) => {
    expect(failureOfLastWords(words, "/city").reason.kind).toBe(kind);
  });
});

test("what only other machines meet has its sentence too", () => {
  expect(wordFailure({ kind: "noBinary", platform: "win32-x64" })).toContain("DATABASE_URL");
  expect(wordFailure({ kind: "silent", seconds: 15 })).toContain("15 秒");
});
