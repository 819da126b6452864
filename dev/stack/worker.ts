import { keepRunning, type Reports } from "../restarts.ts";
import { LocalQueues } from "./queues.ts";
import { runWorkerd, type Workerd, type WorkerdOptions } from "./workerd.ts";
import { wranglerConfig } from "./wranglerConfig.ts";

export interface WorkerOptions extends Omit<WorkerdOptions, "brokerKey" | "send"> {
  /** The file in which the queues keep their messages. */
  queuesFile: string;
  /** With them workerd is watched and begun again when it does not come back by itself. */
  reports?: Reports;
}

export interface LocalWorker {
  url: string;
  queues: LocalQueues;
  /** Runs the tick for an instant (UTC ms). */
  tick(instant: number): Promise<void>;
  stop(): Promise<void>;
}

/** A consumer that is silent for so long has lost the call, as around a restart of workerd: the messages come again. */
const DISPATCH_TIMEOUT_MS = 20_000;

/** A kept connection to a workerd that was killed and came back fails without having been tried. */
const NEW_CONNECTION = { connection: "close" };

/**
 * A consumer in wrangler.toml; wrangler's own type of the file leaves it open. Each says how many run at once: they all
 * write into one database.
 */
interface QueueConsumer {
  queue: string;
  max_batch_size?: number;
  max_concurrency: number;
  max_retries?: number;
  retry_delay?: number;
  dead_letter_queue?: string;
}

/** Runs the built Worker in workerd, with the durable queues of wrangler.toml. */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const brokerKey = crypto.randomUUID();
  let url = "";
  const queues = await LocalQueues.open(options.queuesFile, consumers(), async (queue, messages) => {
    const answer = await fetch(`${url}/cdn-cgi/handler/queue`, {
      method: "POST",
      headers: { "x-broker-key": brokerKey, ...NEW_CONNECTION },
      body: JSON.stringify({ queue, messages }),
      signal: AbortSignal.timeout(DISPATCH_TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`the queue handler answered ${answer.status}`);
    return answer.json();
  });
  const run = (port: number) =>
    runWorkerd({ ...options, port, brokerKey, send: (queue, messages) => queues.send(queue, messages) });
  let workerd: Workerd;
  try {
    workerd = await run(options.port);
  } catch (error) {
    await queues.close();
    throw error;
  }
  url = workerd.url;
  const kept =
    options.reports &&
    keepRunning(
      {
        name: "Worker",
        failure: (signal) => workerd.failure(signal),
        begin: async () => {
          await workerd.stop();
          workerd = await run(Number(new URL(url).port));
        },
      },
      options.reports,
    );
  queues.start();
  return {
    url,
    queues,
    tick: async (instant) => {
      const answer = await fetch(`${url}/cdn-cgi/handler/scheduled?time=${instant}`, {
        headers: NEW_CONNECTION,
      });
      if (!answer.ok) throw new Error(`The tick ended with: ${await answer.text()}`);
    },
    stop: async () => {
      await kept?.stop();
      await queues.close();
      await workerd.stop();
    },
  };
}

function consumers() {
  return (wranglerConfig().queues.consumers ?? []).map((consumer: QueueConsumer) => ({
    queue: consumer.queue,
    maxBatchSize: consumer.max_batch_size ?? 10,
    maxConcurrency: consumer.max_concurrency,
    maxRetries: consumer.max_retries ?? 3,
    retryDelaySeconds: consumer.retry_delay ?? 0,
    deadLetterQueue: consumer.dead_letter_queue,
  }));
}
