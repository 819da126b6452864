// What a screen waits for: its one call, asked of a department of 200 goals × 30 sections × 12 quarters.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineSimulator } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { build } from "../../dev/stack/build.ts";
import { startCity } from "../../dev/stack/city.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { CHANNEL } from "../e2e/support/stack.ts";
import { API_SCREENS } from "./apiScreens.ts";
import { startCountingProxy } from "./countingProxy.ts";
import { type BenchRole, seedLargeDepartment } from "./largeDepartment.ts";

const WARM_UPS = 10;
const CALLS = 100;

/**
 * Prints a line per screen and role: `name screen p50Ms p95Ms roundTrips bytes`, the screen as `home:chief`. Round trips are the most that a call
 * needed, the session's read among them; bytes are those of the body before compression.
 */
export async function run(): Promise<void> {
  await build("production");
  const only = process.argv[3];
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-api-"));
  const sqld = await startSqld({ dataDir: join(dataDir, "city") });
  const database = await openLocalDatabase(sqld.url);
  const started = performance.now();
  const seeded = await seedLargeDepartment(database.db, Date.now());
  console.error(`${seeded.reports} reports seeded in ${Math.round(performance.now() - started)} ms`);
  const proxy = await startCountingProxy(sqld.url);
  const line = await createLineSimulator({
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
    loginChannelId: CHANNEL.LINE_LOGIN_CHANNEL_ID,
    liffId: CHANNEL.LIFF_ID,
  });
  const city = await startCity({
    port: 0,
    databasePort: 0,
    dataDir,
    liff: "production",
    variables: {
      ...CHANNEL,
      DATABASE_URL: proxy.url,
      LINE_API_BASE_URL: line.url,
      LINE_LOGIN_BASE_URL: line.url,
    },
    prepare: async () => {},
    onLog: (text, level) => {
      if (level === "error") console.error(text);
    },
  });
  city.clock.set(seeded.now);
  const ask = async (path: string, role: BenchRole) => {
    const headers = { cookie: `__Host-shinchoku=${seeded.tokens[role]}`, "accept-encoding": "identity" };
    const answer = await fetch(`${city.url}${path}`, { headers });
    const body = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${role} with ${answer.status}`);
    return body.byteLength;
  };
  try {
    for (const screen of API_SCREENS.filter(({ name }) => !only || only.split(",").includes(name))) {
      for (const role of screen.roles) {
        const figures = await measure(() => ask(screen.path(seeded), role), proxy);
        console.log(JSON.stringify({ name: "api", screen: `${screen.name}:${role}`, ...figures }));
      }
    }
  } finally {
    await city.stop();
    await line.close();
    database.close();
    proxy.close();
    await sqld.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(call: () => Promise<number>, proxy: Awaited<ReturnType<typeof startCountingProxy>>) {
  for (let n = 0; n < WARM_UPS; n += 1) await call();
  const times: number[] = [];
  let [roundTrips, bytes] = [0, 0];
  for (let n = 0; n < CALLS; n += 1) {
    const from = performance.now();
    const { requests } = await proxy.during(async () => {
      bytes = await call();
      times.push(performance.now() - from);
    });
    roundTrips = Math.max(roundTrips, requests);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) * 10) / 10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), roundTrips, bytes };
}
