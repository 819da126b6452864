import { Hono } from "hono";
import { asObject, asText, type Problem } from "../check/problem.ts";
import { checkSchema } from "../check/schema.ts";
import type { WebhookOutcome } from "../webhook/sender.ts";
import { type Ctx, readJson, refuse, refuseProblems, type SimulatorEnv } from "./respond.ts";

/** Bot, profile, quota, loading animation and the webhook endpoint's settings. */
export function channelRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.get("/info", (c) => c.json({ ...c.get("core").bot, chatMode: "bot", markAsReadMode: "auto" }));

  app.get("/profile/:userId", (c) => {
    const user = c.get("core").users.get(c.req.param("userId"));
    if (user === undefined || user.blocked || !user.friend) return refuse(c, 404, "Not found");
    return c.json({ userId: user.userId, displayName: user.name, language: "ja" });
  });

  app.get("/message/quota", (c) => {
    const { limit } = c.get("core").quota;
    return c.json(limit === null ? { type: "none" } : { type: "limited", value: limit });
  });
  app.get("/message/quota/consumption", (c) => c.json({ totalUsage: c.get("core").quota.used() }));

  app.post("/chat/loading/start", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = [
      ...checkSchema("ShowLoadingAnimationRequest", read.value),
      ...checkLoadingSeconds(asObject(read.value)?.loadingSeconds),
    ];
    return problems.length > 0 ? refuseProblems(c, problems) : c.json({}, 202);
  });

  app.get("/channel/webhook/endpoint", (c) => {
    const { url, active } = c.get("core").webhook;
    return url === null ? refuse(c, 404, "Webhook endpoint not found") : c.json({ endpoint: url, active });
  });
  app.put("/channel/webhook/endpoint", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = checkSchema("SetWebhookEndpointRequest", read.value);
    const endpoint = asText(asObject(read.value)?.endpoint);
    if (problems.length > 0 || endpoint === null) return refuse(c, 400, "Invalid webhook endpoint URL");
    c.get("core").webhook.url = endpoint;
    return c.json({});
  });
  app.post("/channel/webhook/test", testWebhook);
  return app;
}

async function testWebhook(c: Ctx): Promise<Response> {
  const { webhook, clock, bot } = c.get("core");
  if (webhook.url === null) return refuse(c, 404, "Webhook endpoint not found");
  const outcome = await webhook.sendRaw(JSON.stringify({ destination: bot.userId, events: [] }));
  const statusCode = "status" in outcome ? outcome.status : 0;
  return c.json({
    success: outcome.kind === "ok",
    timestamp: new Date(clock.wall()).toISOString(),
    statusCode,
    reason: outcome.kind.toUpperCase(),
    detail: detailOf(outcome),
  });
}

function detailOf(outcome: WebhookOutcome): string {
  switch (outcome.kind) {
    case "ok":
    case "error_status_code":
      return String(outcome.status);
    case "request_timeout":
      return "Request timeout";
    case "could_not_connect":
      return outcome.message;
    case "held":
      return "Held back";
  }
}

function checkLoadingSeconds(seconds: unknown): Problem[] {
  return typeof seconds === "number" && seconds % 5 !== 0
    ? [{ property: "loadingSeconds", message: "must be a multiple of five" }]
    : [];
}
