import { Hono } from "hono";
import { parseFault } from "../state/faults.ts";
import type { WebhookFault } from "../webhook/sender.ts";
import { type Ctx, readJson, refuse, type SimulatorEnv } from "./respond.ts";

const WEBHOOK_FAULTS = ["duplicate", "forgedSignature", "noSignature", "reorder"];

/** `/simulator/faults`: what shall go wrong next, for tests outside this process. */
export function controlRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.get("/faults", (c) => {
    const { faults, webhook } = c.get("core");
    return c.json({ faults: faults.list(), webhookFaults: webhook.listFaults() });
  });
  app.post("/faults", addFault);
  app.delete("/faults", (c) => {
    const { faults, webhook } = c.get("core");
    faults.clear();
    webhook.clearFaults();
    return c.body(null, 204);
  });
  return app;
}

function addFault(c: Ctx): Response {
  const read = readJson(c);
  if (read.kind === "refused") return read.response;
  const { faults, webhook } = c.get("core");
  const webhookFault = read.value as Partial<WebhookFault> | null;
  if (webhookFault?.webhook !== undefined) {
    if (!WEBHOOK_FAULTS.includes(webhookFault.webhook)) {
      return refuse(c, 400, `webhook must be one of ${WEBHOOK_FAULTS.join(", ")}`);
    }
    webhook.addFault({ webhook: webhookFault.webhook, times: webhookFault.times ?? 1 });
    return c.json({});
  }
  const fault = parseFault(read.value);
  if ("problem" in fault) return refuse(c, 400, fault.problem);
  faults.add(fault);
  return c.json({});
}
