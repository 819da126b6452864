import { cityNow, composeContext, composeLine } from "../context.ts";
import type { Bindings, Config } from "../env.ts";
import { consumeEvents } from "./consumeEvents.ts";

/** Consumes webhook events from the queue. */
export async function answerEvents(
  batch: MessageBatch<unknown>,
  bindings: Bindings,
  config: Config,
): Promise<void> {
  const context = composeContext(config, await cityNow(bindings), { kind: "system" });
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const clock = { now: () => Date.now(), sleep, chance: Math.random };
  await consumeEvents(batch.messages, { services: { context, config }, line: composeLine(config), clock });
}
