import { setTimeout as sleep } from "node:timers/promises";
import type { LineSimulator } from "../../dev/line/index.ts";
import { createLineClient } from "../../worker/line/client.ts";
import { CHANNEL } from "../e2e/support/stack.ts";

/**
 * Sends once more what LINE got, with new retry keys and nothing around it: no database, no queue, no Worker. What this
 * machine can do at this moment, to compare with.
 * @returns milliseconds from the first call to the last answer
 */
export async function sendBare(line: LineSimulator, callsPerSecond: number): Promise<number> {
  const client = createLineClient({
    apiBaseUrl: line.url,
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
  });
  const requests = line.calls
    .filter(({ path }) => path.endsWith("/multicast"))
    .map(({ body }) => JSON.stringify(body));
  await client.quota();
  const started = performance.now();
  await Promise.all(
    requests.map(async (body, n) => {
      await sleep((n * 1000) / callsPerSecond);
      const answer = await client.send({ method: "multicast", body, retryKey: crypto.randomUUID() });
      if (answer.kind !== "answered" || answer.status !== 200) throw new Error("LINE refused a bare call");
    }),
  );
  return performance.now() - started;
}
