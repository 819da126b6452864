import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LocalQueues } from "../../dev/stack/queues.ts";

const QUEUE = "shinchoku-events";
const folders: string[] = [];
let queues: LocalQueues;
let delivered: string[];

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-queues-"));
  folders.push(folder);
  delivered = [];
  queues = await LocalQueues.open(
    join(folder, "queues.db"),
    [
      {
        queue: QUEUE,
        maxBatchSize: 10,
        maxConcurrency: 2,
        maxRetries: 3,
        retryDelaySeconds: 1,
        deadLetterQueue: undefined,
      },
    ],
    async (_queue, messages) => {
      delivered.push(...messages.map((message) => String(message.body)));
      return {
        outcome: "ok",
        ackAll: true,
        retryBatch: { retry: false },
        explicitAcks: messages.map((message) => message.id),
        retryMessages: [],
      };
    },
  );
});
afterEach(async () => {
  await queues.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it("a delayed message whose time comes between two looks at the queue is delivered", async () => {
  // Sent at 0 for the second 1; looked for a millisecond before, when the next look would find it due.
  const times = [0, 999];
  vi.spyOn(Date, "now").mockImplementation(() => times.shift() ?? 1_000);
  await queues.send(QUEUE, [{ body: "late", delaySeconds: 1 }]);
  await vi.waitFor(() => expect(delivered).toEqual(["late"]));
});
