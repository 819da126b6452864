import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type MiniflareCoreError,
  Response as MiniflareResponse,
} from "miniflare";
import type { Clock } from "./clock.ts";
import { keepOwnSignals } from "./lifetime.ts";
import { repository } from "./repository.ts";
import { wranglerConfig } from "./wranglerConfig.ts";

export interface WorkerdOptions {
  /** 0 takes a free one. */
  port: number;
  bindings: Record<string, string>;
  /** The folder of the built LIFF app. */
  liffFolder: string;
  /** One that stands still, UTC ms, costs a call nothing; one that goes is asked of this process. */
  clock: Clock | number;
  /** With this word the handlers of queues may be called over HTTP. */
  brokerKey: string;
  /** Takes what the Worker sends to a queue. */
  send(queue: string, messages: { body: unknown; delaySeconds?: number }[]): Promise<void>;
  /** Each line the Worker logs. */
  onLog?: (line: string, level: string) => void;
}

/** workerd with the built Worker. Miniflare begins it again when it crashes. */
export interface Workerd {
  url: string;
  /** Resolves when Miniflare could not begin it again, with the reason, or when `signal` says to look no longer. */
  failure(signal: AbortSignal): Promise<string>;
  stop(): Promise<void>;
}

/** A `[[ratelimits]]` of wrangler.toml. */
interface CountedBinding {
  name: string;
  namespace_id: string;
  simple: { limit: number; period: 10 | 60 };
}

const LOOK_EVERY_MS = 500;

/** A runtime that does not come back is told by `failure`, in a sentence instead of a stack. */
class WorkerdLog extends Log {
  override error(error: Error): void {
    if ((error as Partial<MiniflareCoreError>).code !== "ERR_RUNTIME_FAILURE") super.error(error);
  }
}

/** Runs the built Worker with the settings of wrangler.toml, behind the front that stands for Cloudflare. */
export async function runWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const miniflare = keepOwnSignals(() => new Miniflare(convertV4MiniflareOptions(miniflareOptions(options))));
  try {
    const url = String(await miniflare.ready).replace(/\/$/, "");
    return { url, failure: (signal) => failureOf(miniflare, signal), stop: () => miniflare.dispose() };
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
}

async function failureOf(miniflare: Miniflare, signal: AbortSignal): Promise<string> {
  while (await sleep(LOOK_EVERY_MS, true, { signal, ref: false }).catch(() => false)) {
    try {
      await miniflare.ready;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return "";
}

function miniflareOptions(options: WorkerdOptions): Parameters<typeof convertV4MiniflareOptions>[0] {
  const config = wranglerConfig();
  const { clock } = options;
  const compatibility = {
    compatibilityDate: config.compatibility_date ?? "2026-10-20",
    compatibilityFlags: config.compatibility_flags,
  };
  const first = config.assets?.run_worker_first;
  const workerFirst: string[] = Array.isArray(first) ? first : [];
  return {
    host: "127.0.0.1",
    port: options.port,
    cf: false,
    log: new WorkerdLog(LogLevel.ERROR),
    logRequests: false,
    handleStructuredLogs: ({ level, message }) => options.onLog?.(message, level),
    workers: [
      {
        name: "front",
        modules: true,
        script: readFileSync(new URL("./front.worker.js", import.meta.url), "utf8"),
        compatibilityDate: compatibility.compatibilityDate,
        compatibilityFlags: ["service_binding_extra_handlers"],
        bindings: { BROKER_KEY: options.brokerKey },
        serviceBindings: { MAIN: "main", BROKER: brokerOf(options) },
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
        ratelimits: Object.fromEntries(
          config.ratelimits.map(({ name, namespace_id, simple }: CountedBinding) => [
            name,
            { namespace_id, simple },
          ]),
        ),
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
  };
}

function brokerOf({ send }: WorkerdOptions) {
  return async (request: { url: string; json(): Promise<unknown> }) => {
    try {
      const messages = (await request.json()) as { body: unknown; delaySeconds?: number }[];
      await send(new URL(request.url).pathname.slice(1), messages);
      return new MiniflareResponse("accepted");
    } catch (error) {
      return new MiniflareResponse(String(error), { status: 500 });
    }
  };
}

function compatibilityOfAssets(compatibility: { compatibilityDate: string; compatibilityFlags: string[] }) {
  return {
    compatibility_date: compatibility.compatibilityDate,
    compatibility_flags: compatibility.compatibilityFlags,
  };
}
