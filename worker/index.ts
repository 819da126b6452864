import { api } from "./api/app.ts";
import { sendBatches } from "./delivery/sendBatches.ts";
import { tick } from "./delivery/tick.ts";
import { type Bindings, readConfig } from "./env.ts";
import { answerEvents } from "./line/answerEvents.ts";
import { loggingFailures } from "./log.ts";
import { retryingLater } from "./queueRetries.ts";

// The product, as a table of contents: requests (LIFF's API, LINE's webhook, health), the tick, and two queues.
export default {
  fetch: api.fetch,

  scheduled: (controller, bindings) =>
    loggingFailures("tick", () => tick(bindings, readConfig(bindings), controller.scheduledTime)),

  queue: (batch, bindings) =>
    retryingLater(batch, async () => {
      const config = readConfig(bindings);
      switch (batch.queue) {
        case "shinchoku-events":
          return answerEvents(batch, bindings, config);
        case "shinchoku-batches":
          return sendBatches(batch, bindings, config);
      }
    }),
} satisfies ExportedHandler<Bindings>;
