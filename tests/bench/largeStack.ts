import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LineSimulator } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import type { City } from "../../dev/stack/city.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import type { Context } from "../../worker/context.ts";
import { createLineClient } from "../../worker/line/client.ts";
import { CHANNEL } from "../e2e/support/stack.ts";
import { startBenchCity, startBenchLine } from "./benchCity.ts";
import { type CountingProxy, startCountingProxy } from "./countingProxy.ts";
import { type HeapWatch, watchHeap } from "./heapWatch.ts";
import { type LargeCity, seedLargeCity } from "./largeCity.ts";

/** A large city in its real parts: workerd with a Worker's heap, sqld behind a counter, and a LINE that takes its time. */
export interface LargeStack {
  seeded: LargeCity;
  city: City;
  line: LineSimulator;
  proxy: CountingProxy;
  heap: HeapWatch;
  /** For looking into the tables without being counted. */
  db: Context["db"];
  stop(): Promise<void>;
}

/**
 * @param options.staff how many people are asked
 * @param options.heapMiB V8's limit of heap, in workerd
 * @param options.lineMs how long LINE takes for each answer
 */
export async function startLargeStack(options: {
  staff: number;
  heapMiB: number;
  lineMs: number;
}): Promise<LargeStack> {
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-fanout-"));
  const sqld = await startSqld({ dataDir: join(dataDir, "city") });
  const database = await openLocalDatabase(sqld.url);
  const seeded = await seedLargeCity(database.db, options.staff);
  const proxy = await startCountingProxy(sqld.url);
  const line = await startBenchLine({ quota: null });
  for (const userId of [...seeded.asked, ...seeded.directors]) {
    line.addUser({ userId, name: "職員", friend: true });
  }
  await warmUp(line, seeded.directors);
  line.faults.add({
    kind: "delay",
    ms: options.lineMs,
    endpoint: "/",
    times: Number.MAX_SAFE_INTEGER,
  });
  const heap = watchHeap(options.heapMiB);
  const city = await startBenchCity({
    dataDir,
    databaseUrl: proxy.url,
    lineUrl: line.url,
    onLog: heap.read,
  });
  return {
    seeded,
    city,
    line,
    proxy,
    heap,
    db: database.db,
    async stop() {
      await city.stop();
      heap.stop();
      database.close();
      proxy.close();
      await sqld.stop();
      await line.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The simulator reads LINE's OpenAPI at its first message; that second is none of the product's. */
async function warmUp(line: LineSimulator, directors: readonly string[]): Promise<void> {
  const client = createLineClient({
    apiBaseUrl: line.url,
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
  });
  const messages = [
    {
      type: "flex",
      altText: "-",
      contents: { type: "bubble", body: { type: "box", layout: "vertical", contents: [] } },
    },
  ];
  for (const [method, to] of [
    ["multicast", directors],
    ["push", directors[0]],
  ] as const) {
    await client.send({ method, body: JSON.stringify({ to, messages }), retryKey: crypto.randomUUID() });
  }
  line.deliveries.length = 0;
  line.calls.length = 0;
}
