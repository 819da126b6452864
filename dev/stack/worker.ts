import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  Response as MiniflareResponse,
} from "miniflare";
import type { Clock } from "./clock.ts";
import { LocalQueues } from "./queues.ts";
import { repository } from "./repository.ts";
import { wranglerConfig } from "./wranglerConfig.ts";

export interface WorkerOptions {
  port: number;
  bindings: Record<string, string>;
  /** The folder of the built LIFF app. */
  liffFolder: string;
  /** The file in which the queues keep their messages. */
  queuesFile: string;
  /** One that stands still, UTC ms, costs a call nothing; one that goes is asked of this process. */
  clock: Clock | number;
  /** Each line the Worker logs. */
  onLog?: (line: string, level: string) => void;
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

/** Runs the built Worker in workerd with the settings of wrangler.toml, behind the front that stands for Cloudflare. */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const config = wranglerConfig();
  const brokerKey = crypto.randomUUID();
  let url = "";
  const queues = await LocalQueues.open(
    options.queuesFile,
    (config.queues.consumers ?? []).map((consumer: QueueConsumer) => ({
      queue: consumer.queue,
      maxBatchSize: consumer.max_batch_size ?? 10,
      maxConcurrency: consumer.max_concurrency,
      maxRetries: consumer.max_retries ?? 3,
      retryDelaySeconds: consumer.retry_delay ?? 0,
      deadLetterQueue: consumer.dead_letter_queue,
    })),
    async (queue, messages) => {
      const answer = await fetch(`${url}/cdn-cgi/handler/queue`, {
        method: "POST",
        headers: { "x-broker-key": brokerKey, ...NEW_CONNECTION },
        body: JSON.stringify({ queue, messages }),
        signal: AbortSignal.timeout(DISPATCH_TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`the queue handler answered ${answer.status}`);
      return answer.json();
    },
  );
  const broker = async (request: { url: string; json(): Promise<unknown> }) => {
    try {
      const messages = (await request.json()) as { body: unknown; delaySeconds?: number }[];
      await queues.send(new URL(request.url).pathname.slice(1), messages);
      return new MiniflareResponse("accepted");
    } catch (error) {
      return new MiniflareResponse(String(error), { status: 500 });
    }
  };
  const { clock } = options;
  const compatibility = {
    compatibilityDate: config.compatibility_date ?? "2026-10-20",
    compatibilityFlags: config.compatibility_flags,
  };
  const first = config.assets?.run_worker_first;
  const workerFirst: string[] = Array.isArray(first) ? first : [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: options.port,
      cf: false,
      log: new Log(LogLevel.ERROR),
      logRequests: false,
      handleStructuredLogs: ({ level, message }) => options.onLog?.(message, level),
      workers: [
        {
          name: "front",
          modules: true,
          script: readFileSync(new URL("./front.worker.js", import.meta.url), "utf8"),
          compatibilityDate: compatibility.compatibilityDate,
          compatibilityFlags: ["service_binding_extra_handlers"],
          bindings: { BROKER_KEY: brokerKey },
          serviceBindings: { MAIN: "main", BROKER: broker },
          // Here and not at the Worker: what a service binding reaches behind assets has no queue handler.
          assets: {
            directory: options.liffFolder,
            routerConfig: {
              has_user_worker: true,
              static_routing: {
                user_worker: ["/cdn-cgi/*", ...workerFirst],
              },
            },
            assetConfig: {
              not_found_handling: config.assets?.not_found_handling ?? "none",
              ...compatibilityOfAssets(compatibility),
            },
          },
        },
        {
          name: "main",
          ...compatibility,
          modules: [{ type: "ESModule", path: join(repository, "dist/worker/index.js") }],
          modulesRoot: join(repository, "dist/worker"),
          bindings: { ...config.vars, ...options.bindings },
          serviceBindings: {
            EVENTS: { name: "front", entrypoint: "Events" },
            BATCHES: { name: "front", entrypoint: "Batches" },
            CLOCK: typeof clock === "number" ? "clock" : () => new MiniflareResponse(String(clock.now())),
          },
        },
        {
          name: "clock",
          modules: true,
          script: `export default { fetch: () => new Response("${clock}") };`,
          compatibilityDate: compatibility.compatibilityDate,
        },
      ],
    }),
  );
  url = String(await miniflare.ready).replace(/\/$/, "");
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
      await queues.close();
      await miniflare.dispose();
    },
  };
}

function compatibilityOfAssets(compatibility: { compatibilityDate: string; compatibilityFlags: string[] }) {
  return {
    compatibility_date: compatibility.compatibilityDate,
    compatibility_flags: compatibility.compatibilityFlags,
  };
}
