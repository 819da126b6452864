// The local database server on real folders: whose it is, how it ends, and that it comes back.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { readAddress } from "../../dev/sqld/address.ts";
import { takeLock } from "../../dev/sqld/lock.ts";
import { fallsSilent } from "../../dev/sqld/silence.ts";
import { startWhenFree } from "../../dev/sqld/startWhenFree.ts";
import { runningSqld, type SqldOptions, startSqld } from "../../dev/sqld.ts";
import { repository } from "../../dev/stack/repository.ts";
import { execute, newFolder, runs } from "./sqldFolder.ts";

const SLOW = { timeout: 30_000 };

async function start(options: Partial<SqldOptions> = {}) {
  const dataDir = options.dataDir ?? newFolder();
  const sqld = await startSqld({ ...options, dataDir });
  onTestFinished(() => sqld.stop());
  return { ...sqld, dataDir, pid: () => readAddress(dataDir)?.pid ?? 0 };
}

test("an orderly end leaves one whole file, and nothing that names a server", SLOW, async () => {
  const { url, dataDir, stop, pid } = await start();
  await execute(url, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
  const server = pid();
  expect(runs(server)).toBe(true);
  await stop();
  expect(runs(server)).toBe(false);
  expect(existsSync(join(dataDir, "address"))).toBe(false);
  expect(statSync(join(dataDir, "dbs/default/data-wal")).size).toBe(0);
  const lock = takeLock(dataDir);
  expect(lock).not.toBeNull();
  lock?.release();

  const again = await start({ dataDir });
  expect(await execute(again.url, "INSERT INTO t VALUES (2)", "SELECT count(*) FROM t")).toBe("2");
});

test("an address is not believed when another city answers there", SLOW, async () => {
  const a = await start();
  const address = readFileSync(join(a.dataDir, "address"), "utf8");
  await a.stop();
  writeFileSync(join(a.dataDir, "address"), address);
  const b = await start({ port: Number(new URL(a.url).port) });
  expect(await runningSqld(a.dataDir)).toBeNull();
  expect(await runningSqld(b.dataDir)).toMatchObject({ url: b.url });
  // The address has a stranger's process, which nobody may end.
  writeFileSync(join(a.dataDir, "address"), JSON.stringify({ url: b.url, pid: b.pid(), holder: "city" }));
  const again = await start({ dataDir: a.dataDir });
  expect(again.url).not.toBe(b.url);
  expect(await execute(b.url, "SELECT 1")).toBe("1");
});

test("of two starts at the same moment one wins, and the other says so", SLOW, async () => {
  const dataDir = newFolder();
  const both = await Promise.allSettled([startSqld({ dataDir }), startSqld({ dataDir })]);
  const won = both.find((one) => one.status === "fulfilled");
  const lost = both.find((one) => one.status === "rejected");
  await won?.value.stop();
  expect(lost?.reason).toMatchObject({
    message: expect.stringContaining("使っています"),
    reason: { kind: "inUse" },
  });
});

test("a server left by a killed program is ended, and what it had recorded is there", SLOW, async () => {
  const dataDir = newFolder();
  const program = `
    const { startSqld } = await import(${JSON.stringify(join(repository, "dev/sqld.ts"))});
    const sqld = await startSqld({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(sqld.url);
    setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", program]);
  const [url] = await once(holder.stdout, "data");
  await execute(String(url).trim(), "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
  const left = readAddress(dataDir)?.pid ?? 0;
  const gone = once(holder, "exit");
  holder.kill("SIGKILL");
  await gone;
  expect(runs(left)).toBe(true);

  const { url: own } = await start({ dataDir });
  expect(runs(left)).toBe(false);
  expect(await execute(own, "SELECT count(*) FROM t")).toBe("1");
});

test("whoever comes while a command works on the folder waits for it", SLOW, async () => {
  const command = await start({ holder: "command" });
  const onWait = vi.fn();
  const waiting = startWhenFree({ dataDir: command.dataDir }, onWait);
  await vi.waitFor(() => expect(onWait).toHaveBeenCalledOnce(), 5_000);
  await command.stop();
  const city = await waiting;
  expect(await runningSqld(command.dataDir)).toMatchObject({ url: city.url, holder: "city" });
  await city.stop();
});

test("a server that dies is begun again at the same address", SLOW, async () => {
  const troubles: string[] = [];
  const reports = { onTrouble: (sentence: string) => troubles.push(sentence), onGone: vi.fn() };
  const { url, pid } = await start({ reports });
  await execute(url, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
  const first = pid();
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(pid()).not.toBe(first), 10_000);
  expect(await execute(url, "INSERT INTO t VALUES (2)", "SELECT count(*) FROM t")).toBe("2");
  expect(troubles).toEqual(["データベースが止まりました（SIGKILL）。始め直します。"]);
  expect(reports.onGone).not.toHaveBeenCalled();
});

const LONG_WRITE = `INSERT INTO t WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1e9)
  SELECT max(n) FROM c`;

test("a server that answers reads and no writes is begun again", SLOW, async () => {
  const troubles: string[] = [];
  const reports = { onTrouble: (sentence: string) => troubles.push(sentence), onGone: vi.fn() };
  const { url, pid } = await start({ reports: { ...reports, mostSilentMs: 1_000, pauseMs: 100 } });
  await execute(url, "CREATE TABLE t (x)");
  const first = pid();
  const blocked = execute(url, LONG_WRITE).catch(() => "broken off");
  await vi.waitFor(() => expect(pid()).not.toBe(first), 15_000);
  expect(await blocked).toBe("broken off");
  expect(troubles).toEqual([
    "データベースが止まりました（読み取りには答えますが、1 秒の間、書き込めません）。始め直します。",
  ]);
  expect(await execute(url, "INSERT INTO t VALUES (1)", "SELECT count(*) FROM t")).toBe("1");
});

test("a server that is only slow now and then is left alone", SLOW, async () => {
  const { url } = await start();
  const stopping = new AbortController();
  const silent = fallsSilent(url, stopping.signal, { mostSilentMs: 30_000, pauseMs: 50 });
  await execute(url, "CREATE TABLE t (x)", LONG_WRITE.replace("1e9", "1e6"));
  stopping.abort();
  expect(await silent).toBeNull();
});
