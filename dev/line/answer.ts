import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Core } from "./core.ts";
import type { Answer } from "./http.ts";
import { channelRoutes } from "./routes/channel.ts";
import { controlRoutes } from "./routes/control.ts";
import { guardBotApi } from "./routes/guard.ts";
import { loginRoutes } from "./routes/login.ts";
import { messageRoutes } from "./routes/messages.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import type { SimulatorEnv } from "./routes/respond.ts";
import { noteAttempt } from "./routes/retryKey.ts";
import { richMenuAliasRoutes } from "./routes/richMenuAliases.ts";
import { richMenuLinkRoutes } from "./routes/richMenuLinks.ts";
import { richMenuRoutes } from "./routes/richMenus.ts";
import type { FaultKind } from "./state/faults.ts";

type Bindings = { core: Core; requestId: string; rawBody: string };
type App = Hono<SimulatorEnv & { Bindings: Bindings }>;

/** Everything the simulator answers, with its faults and its memory of calls. */
export function createAnswer(core: Core): (request: Request) => Promise<Answer> {
  const app = createApp();
  return async function answer(request) {
    const requestId = randomUUID();
    const rawBody = isText(request) ? await request.clone().text() : "";
    const path = new URL(request.url).pathname;
    const process = async () => {
      const response = await app.fetch(request, { core, requestId, rawBody });
      response.headers.set("x-line-request-id", requestId);
      return response;
    };
    const fault = request.method === "OPTIONS" ? null : core.faults.take(path);
    if (fault !== null && !isProcessed(fault)) noteUnprocessed(core, request, { path, rawBody, fault });
    const answered = fault === null ? await process() : await answerWithFault(fault, process, requestId);
    if (!path.startsWith("/simulator/") && request.method !== "OPTIONS") {
      core.records.calls.push({
        method: request.method,
        path,
        status: answered instanceof Response ? answered.status : null,
        requestId,
        retryKey: request.headers.get("x-line-retry-key"),
        body: toRecord(request, rawBody),
        at: core.clock.now(),
        wallAt: core.clock.wall(),
      });
      core.records.changed();
    }
    return answered;
  };
}

function createApp(): App {
  const app: App = new Hono();
  app.use(cors({ origin: "*", exposeHeaders: ["x-line-request-id"] }));
  app.use(async function provide(c, next) {
    c.set("core", c.env.core);
    c.set("requestId", c.env.requestId);
    c.set("rawBody", c.env.rawBody);
    await next();
  });
  app.use("/v2/bot/*", guardBotApi());
  app.route("/v2/bot/message", messageRoutes());
  app.route("/v2/bot/richmenu/alias", richMenuAliasRoutes());
  app.route("/v2/bot/richmenu", richMenuRoutes());
  app.route("/v2/bot/user", richMenuLinkRoutes());
  app.route("/v2/bot", channelRoutes());
  app.route("/", oauthRoutes());
  app.route("/", loginRoutes());
  app.route("/simulator", controlRoutes());
  app.notFound((c) => c.json({ message: "Not found" }, 404));
  return app;
}

function isProcessed(fault: FaultKind): boolean {
  switch (fault.kind) {
    case "status":
      return fault.accepted === true;
    case "noAnswer":
      return false;
    case "delay":
    case "dropAnswer":
    case "garbage":
      return true;
  }
}

async function answerWithFault(
  fault: FaultKind,
  process: () => Promise<Response>,
  requestId: string,
): Promise<Answer> {
  const headers = { "x-line-request-id": requestId };
  if (isProcessed(fault)) {
    const honest = await process();
    switch (fault.kind) {
      case "delay":
        await sleep(fault.ms);
        return honest;
      case "dropAnswer":
        return "dropConnection";
      case "garbage":
        return new Response("<html>\u0000", { status: 200, headers });
    }
  }
  if (fault.kind !== "status") return "noAnswer";
  const message = fault.message ?? defaultMessage(fault.status);
  return Response.json({ message }, { status: fault.status, headers });
}

function defaultMessage(status: number): string {
  return status === 429 ? "The API rate limit has been exceeded. Try again later." : "Internal server error";
}

// A request that LINE lost still fixes what its retry key stands for; one that was refused does not.
function noteUnprocessed(
  core: Core,
  request: Request,
  { path, rawBody, fault }: { path: string; rawBody: string; fault: FaultKind },
): void {
  const key = request.headers.get("x-line-retry-key");
  const isRefusal = fault.kind === "status" && fault.status < 500 && fault.status !== 429;
  if (key !== null && !isRefusal) noteAttempt(core, { key, path, rawBody });
}

function isText(request: Request): boolean {
  return !(request.headers.get("content-type") ?? "").startsWith("image/");
}

function toRecord(request: Request, rawBody: string): unknown {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(rawBody));
  }
  try {
    return JSON.parse(rawBody);
  } catch {
    return rawBody === "" ? null : rawBody;
  }
}
