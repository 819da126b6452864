import { expect, it } from "vitest";
import { wranglerConfig } from "../../dev/stack/wranglerConfig.ts";

it("every queue says how many of its consumers may write at once", () => {
  const consumers = wranglerConfig().queues.consumers ?? [];
  expect(consumers.length).toBeGreaterThan(1);
  for (const { queue, max_concurrency } of consumers) {
    expect({ queue, isBounded: Number(max_concurrency) > 0 }).toEqual({ queue, isBounded: true });
  }
});
