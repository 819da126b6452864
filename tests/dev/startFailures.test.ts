// Why `npm start` does not start: one sentence, status 1, and nothing left behind.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { DatabaseFailure } from "../../dev/sqld/failure.ts";
import { takeLock } from "../../dev/sqld/lock.ts";
import { startSqld } from "../../dev/sqld.ts";
import { BuildFailure } from "../../dev/stack/build.ts";
import { openQueuesFile } from "../../dev/stack/queuesFile.ts";
import { repository } from "../../dev/stack/repository.ts";
import { readStartSettings, StartRefusal } from "../../dev/stack/startSettings.ts";
import { wordDatabaseTrouble } from "../../dev/stack/wordDatabaseTrouble.ts";
import { wordStartFailure } from "../../dev/stack/wordStartFailure.ts";
import { newFolder } from "./sqldFolder.ts";

describe("a variable that cannot be read is named", () => {
  const PORTS = ["PORT", "PHONE_PORT", "DATABASE_PORT"];
  const NO_PORTS = ["abc", "99999", "-1", "80.5", "1e3", " ", "0x50"];
  test.each(PORTS.flatMap((name) => NO_PORTS.map((text) => [name, text] as const)))("%s=%s", (name, text) => {
    const read = () => readStartSettings({ [name]: text });
    expect(read).toThrow(StartRefusal);
    expect(read).toThrow(new RegExp(`^${name}「${text}」は.*ください`, "u"));
  });
  test("CITY_TIME=today", () => {
    expect(() => readStartSettings({ CITY_TIME: "today" })).toThrow(/^CITY_TIME「today」/u);
  });
  test("empty variables are those that are absent", () => {
    expect(readStartSettings({ PORT: "", DATA_DIR: "", CITY_TIME: "" })).toEqual(readStartSettings({}));
  });
});

async function start(dataDir: string) {
  const env: Record<string, string | undefined> = {
    ...process.env,
    PORT: "0",
    PHONE_PORT: "0",
    DATABASE_PORT: "0",
    DATABASE_URL: "",
    LINE_API_BASE_URL: "",
    DATA_DIR: dataDir,
  };
  const child = spawn(process.execPath, [join(repository, "dev/start.ts")], {
    cwd: repository,
    env: env as NodeJS.ProcessEnv,
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [status] = await once(child, "close");
  // What it is doing at the moment is said in English.
  return { status, said: said.replace(/^[A-Z].* …\n/gmu, "") };
}

/** Through the real program; other failures of the folder and its server are those of `startSqld`. */
const FAILURES: Record<string, (dataDir: string) => Promise<void> | void> = {
  "a folder that another city has": (dataDir) => {
    const lock = takeLock(dataDir);
    onTestFinished(() => lock?.release());
  },
  "a damaged database": async (dataDir) => {
    await (await startSqld({ dataDir: join(dataDir, "city") })).stop();
    writeFileSync(join(dataDir, "city/dbs/default/data"), "this is no database".repeat(500));
  },
};

test.each(Object.entries(FAILURES))("%s", { timeout: 180_000 }, async (_, make) => {
  const dataDir = newFolder();
  await make(dataDir);
  const { status, said } = await start(dataDir);
  expect(said).toMatch(/^[^\n]*ください[^\n]*\n$/u);
  expect(said).not.toMatch(/Error|node:|file:\/\//u);
  expect(status).toBe(1);
  expect(existsSync(join(dataDir, "city/address"))).toBe(false);
});

describe("whatever ends a start is said in a sentence", () => {
  const dataDir = "/data/city";
  const fetched = new Error("values", { cause: new TypeError("fetch failed") });
  test.each([
    ["a refusal", new StartRefusal("ポートが違います。"), "ポートが違います。"],
    ["a build", new BuildFailure("vite build failed"), "vite build failed"],
    ["a database", new DatabaseFailure({ kind: "diskFull", path: dataDir }), "ディスクに空きがない"],
    ["a call", fetched, "つながりません"],
    ["a file", Object.assign(new Error("x"), { code: "EACCES", path: "/data/queues.db" }), "/data/queues.db"],
    ["a defect", new RangeError("values"), "RangeError"],
    ["no error at all", "values", "DEBUG=1"],
  ])("%s", (_, error, words) => {
    const sentence = wordStartFailure(error, { dataDir });
    expect(sentence).toContain(words);
    expect(sentence).not.toMatch(/\n|values| {4}at /u);
  });

  test("the queues' file is named", async () => {
    const file = join(newFolder(), "queues.db");
    writeFileSync(file, "this is no database".repeat(500));
    const failure = await openQueuesFile(file).catch((error: unknown) => error);
    expect(wordStartFailure(failure, { dataDir })).toContain(`「${file}」を使えません（SQLITE_NOTADB）`);
    mkdirSync(`${file}.folder`);
    const other = await openQueuesFile(`${file}.folder`).catch((error: unknown) => error);
    expect(wordStartFailure(other, { dataDir })).toContain("を使えません");
  });
});

describe("what a failed call to the database means", () => {
  const failed = (code: string) => Object.assign(new Error("with values"), { code });
  const called = { url: "http://db", dataDir: "/data/city" };
  test.each([
    [failed("SQLITE_FULL"), "ディスクに空きがない"],
    [failed("SQLITE_CORRUPT"), "壊れていて"],
    [failed("SQLITE_READONLY"), "書き込めません"],
    [failed("SQLITE_BUSY"), "混み合って"],
    [failed("SQLITE_IOERR_WRITE"), "SQLITE_IOERR_WRITE"],
    [new Error("query", { cause: failed("ECONNREFUSED") }), "ECONNREFUSED"],
    [new Error("query", { cause: new TypeError("fetch failed") }), "つながりません"],
  ])("%s", (error, words) => {
    const sentence = wordDatabaseTrouble(error, { ...called, dataDir: newFolder() });
    expect(sentence).toContain(words);
    expect(sentence).not.toContain("with values");
  });
  test.each([401, 403])("a server that answers %i does not know the token", async (status) => {
    const server = createServer((_, answer) => answer.writeHead(status).end("no"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const db = openDatabase({ url: `http://127.0.0.1:${port}`, authToken: "wrong" });
    const error = await db.run("SELECT 1").then(
      () => null,
      (failure: unknown) => failure,
    );
    expect(wordDatabaseTrouble(error, called)).toContain("DATABASE_AUTH_TOKEN");
    db.$client.close();
    server.close();
  });
  test("another failure is none of the database's", () => {
    expect(wordDatabaseTrouble(new Error("a defect"), called)).toBeNull();
    expect(wordDatabaseTrouble(failed("ENOENT"), called)).toBeNull();
  });
});
