// Commands work on the city that was meant, at whatever server, or say which one they found.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localServer, refuseOtherCity } from "../../dev/cli/localServer.ts";
import { CommandRefusal } from "../../dev/cli/say.ts";
import { runningSqld, type Sqld, startSqld } from "../../dev/sqld.ts";
import { commandLine } from "./running.ts";

const SLOW = { timeout: 180_000 };
const ROSTER = "db/sample/roster.csv";
const MAKING = ["--create-units", "--city", "若葉市"];
const cli = commandLine();
const city = join(cli.folder, "city");

/** Another city, which runs at the port that the person takes for theirs. */
let other: Sqld;
let otherDir: string;
let otherPort: string;
beforeAll(async () => {
  otherDir = mkdtempSync(join(tmpdir(), "shinchoku-other-"));
  other = await startSqld({ dataDir: join(otherDir, "city") });
  otherPort = new URL(other.url).port;
}, 30_000);
afterAll(async () => {
  await other.stop();
  rmSync(otherDir, { recursive: true, force: true });
  cli.remove();
});

const refusal = (env: Record<string, string>) =>
  refuseOtherCity(env).then(
    () => null,
    (error: unknown) => error,
  );

test("a port with another folder's city is refused, and both folders are named", async () => {
  const found = await refusal({ DATA_DIR: cli.folder, DATABASE_PORT: otherPort });
  expect(found).toBeInstanceOf(CommandRefusal);
  expect((found as Error).message).toContain(`DATA_DIR=${otherDir} `);
  expect((found as Error).message).toContain(`DATA_DIR=${cli.folder} `);
});

test("a port without its folder is refused where another city than the usual runs", async () => {
  expect(await refusal({ DATABASE_PORT: otherPort })).toBeInstanceOf(CommandRefusal);
});

test("a folder and its port, a folder alone, and a port where nothing runs are taken", async () => {
  expect(await refusal({ DATA_DIR: otherDir, DATABASE_PORT: otherPort })).toBeNull();
  expect(await refusal({ DATA_DIR: cli.folder })).toBeNull();
  expect(await refusal({ DATA_DIR: cli.folder, DATABASE_PORT: "9" })).toBeNull();
});

test("a port that is none is named", async () => {
  expect(await refusal({ DATABASE_PORT: "abc" })).toMatchObject({
    message: expect.stringContaining("DATABASE_PORT「abc」"),
  });
});

test("the server of the city that runs is used, and goes on", SLOW, async () => {
  const server = await localServer(join(otherDir, "city"));
  expect(server).toMatchObject({ url: other.url, isOwn: false });
  await server.stop();
  expect(await runningSqld(join(otherDir, "city"))).not.toBeNull();
});

test("after a kill the old address leads to no other city", SLOW, async () => {
  const folder = join(cli.folder, "stale");
  await (await startSqld({ dataDir: folder })).stop();
  writeFileSync(join(folder, "address"), readFileSync(join(otherDir, "city/address"), "utf8"));
  const server = await localServer(folder);
  expect(server.isOwn).toBe(true);
  expect(server.url).not.toBe(other.url);
  await server.stop();
  expect(await runningSqld(join(otherDir, "city"))).toMatchObject({ url: other.url });
});

test("a command refuses a city that was not meant, in one sentence", SLOW, async () => {
  const { code, err, out } = await cli.importing(["roster", ROSTER, ...MAKING], { DATABASE_PORT: otherPort });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("ほかの市のデータベース");
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(existsSync(city)).toBe(false);
});

test("of two imports at once the second waits for the first", SLOW, async () => {
  const [first, second] = await Promise.all([
    cli.importing(["roster", ROSTER, ...MAKING]),
    cli.importing(["roster", ROSTER, ...MAKING]),
  ]);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect([first.out, second.out].filter((out) => out.includes("前に取り込んだ内容と同じ"))).toHaveLength(1);
  expect(await runningSqld(city)).toBeNull();
});

test("a damaged city is said to be, by a dry run as well", SLOW, async () => {
  writeFileSync(join(city, "dbs/default/data"), "this is no database".repeat(500));
  const stored = await cli.admin(["settings"]);
  expect(stored).toMatchObject({ code: 1, err: expect.stringContaining("壊れていて、読み取れません") });
  expect(stored.err.trim().split("\n")).toHaveLength(1);
  const dry = await cli.importing(["roster", ROSTER, "--dry-run"]);
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("壊れていて、読み取れません") });
});

test("a command that is broken off ends its server, and has not done its work", SLOW, async () => {
  const dataDir = join(cli.folder, "broken/city");
  // Held, so that the command is still waiting for its turn at the city when it is broken off.
  const command = await startSqld({ dataDir, holder: "command" });
  const waiting = cli.start("dev/cli/admin.ts", ["settings"], { DATA_DIR: join(cli.folder, "broken") });
  await waiting.says("終わるのを待ちます");
  waiting.child.kill("SIGTERM");
  expect((await waiting.ended).code).toBe(143);
  await command.stop();
  expect(await runningSqld(dataDir)).toBeNull();
});
