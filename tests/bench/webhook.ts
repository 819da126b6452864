// How long LINE waits for the answer to a webhook, with a fast database and with one that answers after two seconds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { signatureOf } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { build } from "../../dev/stack/build.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { CHANNEL, startStack } from "../e2e/support/stack.ts";
import { startSlowProxy } from "./slowProxy.ts";

const CONNECTIONS = 16;
const SECONDS = 10;
const WARM_UP_SECONDS = 2;
const BODIES = 2_000;
const SLOW_MS = 2_000;

/** Prints one line per database: `name database p50Ms p99Ms perSecond`. */
export async function run(): Promise<void> {
  await build("production");
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-bench-"));
  const sqld = await startSqld({ dataDir });
  (await openLocalDatabase(sqld.url)).close();
  const proxy = await startSlowProxy(sqld.url, SLOW_MS);
  for (const [database, url] of [
    ["fast", sqld.url],
    ["slow", proxy.url],
  ] as const) {
    console.log(JSON.stringify({ name: "webhook", database, ...(await measure(url)) }));
  }
  proxy.close();
  await sqld.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(databaseUrl: string): Promise<{ p50Ms: number; p99Ms: number; perSecond: number }> {
  const stack = await startStack({ variables: { DATABASE_URL: databaseUrl } });
  const requests = Array.from({ length: BODIES }, () => signedRequest());
  const shoot = (duration: number) =>
    autocannon({ url: `${stack.city.url}/line/webhook`, connections: CONNECTIONS, duration, requests });
  await shoot(WARM_UP_SECONDS);
  const result = await shoot(SECONDS);
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  }
  await stack.stop();
  return {
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    perSecond: Math.round(result.requests.average),
  };
}

function signedRequest(): autocannon.Request {
  const body = JSON.stringify({
    destination: `U${"0".repeat(32)}`,
    events: [
      {
        type: "message",
        mode: "active",
        timestamp: Date.now(),
        webhookEventId: crypto.randomUUID(),
        deliveryContext: { isRedelivery: false },
        replyToken: crypto.randomUUID(),
        source: { type: "user", userId: `U${"a".repeat(32)}` },
        message: { type: "text", id: "1", quoteToken: "q", text: "進捗" },
      },
    ],
  });
  return {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-line-signature": signatureOf(body, CHANNEL.LINE_CHANNEL_SECRET),
    },
    body,
  };
}
