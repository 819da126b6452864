import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { unavailabilityIn } from "../../db/unavailable.ts";
import { readConfig } from "../env.ts";
import { webhook } from "../line/webhook.ts";
import { logFailure } from "../log.ts";
import { type ApiEnv, refuse, refuseUnreadable, statedRule } from "./access.ts";
import { type Input, repairBody, statedInput } from "./bodies.ts";
import { calendar } from "./calendar.ts";
import { fromOwnPages } from "./ownPages.ts";
import { readyz } from "./readyz.ts";
import { requestLog } from "./requestLog.ts";
import { absenceRoutes } from "./routes/absences.ts";
import { calendarFeedRoutes } from "./routes/calendarFeed.ts";
import { deadlineRoutes } from "./routes/deadlines.ts";
import { deliveryRoutes } from "./routes/deliveries.ts";
import { departmentRoutes } from "./routes/departments.ts";
import { goalRoutes } from "./routes/goals.ts";
import { homeRoutes } from "./routes/home.ts";
import { importRoutes } from "./routes/imports.ts";
import { inviteRoutes } from "./routes/invites.ts";
import { linkRoutes } from "./routes/link.ts";
import { meRoutes } from "./routes/me.ts";
import { morningRoutes } from "./routes/morning.ts";
import { overtimeActualsRoutes } from "./routes/overtimeActuals.ts";
import { overtimeHoursRoutes } from "./routes/overtimeHours.ts";
import { overtimeOrderRoutes } from "./routes/overtimeOrders.ts";
import { overtimeResultRoutes } from "./routes/overtimeResults.ts";
import { policyRoutes } from "./routes/policies.ts";
import { reportRoutes } from "./routes/reports.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { sessionRoutes } from "./routes/session.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { snoozeRoutes } from "./routes/snoozes.ts";
import { talkRoutes } from "./routes/talks.ts";
import { safeAnswers } from "./safeAnswers.ts";
import { wordUnavailable } from "./words/unavailable.ts";

/** The API of the mini-app, as `hc` sees it. */
const routes = new Hono<ApiEnv>()
  .basePath("/api")
  .use(fromOwnPages)
  .use(repairBody)
  .use(async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  })
  .route("/", sessionRoutes)
  .route("/", linkRoutes)
  .route("/", meRoutes)
  .route("/", homeRoutes)
  .route("/", goalRoutes)
  .route("/", reportRoutes)
  .route("/", reviewRoutes)
  .route("/", policyRoutes)
  .route("/", absenceRoutes)
  .route("/", snoozeRoutes)
  .route("/", departmentRoutes)
  .route("/", talkRoutes)
  .route("/", overtimeOrderRoutes)
  .route("/", overtimeResultRoutes)
  .route("/", overtimeActualsRoutes)
  .route("/", overtimeHoursRoutes)
  .route("/", deadlineRoutes)
  .route("/", calendarFeedRoutes)
  .route("/", morningRoutes)
  .route("/", importRoutes)
  .route("/", inviteRoutes)
  .route("/", settingsRoutes)
  .route("/", deliveryRoutes);

export type ApiType = typeof routes;

/** Everything the Worker answers; other paths are pages of the mini-app, served as static files. */
export const api = new Hono<ApiEnv>();

api.onError((error, c) => {
  // Thrown by the libraries at the edge: a body that is not what its type says.
  if (error instanceof HTTPException && error.status < 500) return refuseUnreadable(c);
  logFailure("request", error, { requestId: c.var.requestId });
  const unavailable = unavailabilityIn(error);
  if (unavailable) {
    const { reason, message, retryAfterSeconds } = wordUnavailable(unavailable.kind, c.req.method);
    c.header("retry-after", String(retryAfterSeconds));
    return refuse(c, 503, reason, message);
  }
  return c.json(
    {
      error: { reason: "server", message: "うまくいきませんでした。しばらくして、もう一度お試しください。" },
    },
    500,
  );
});
api.notFound((c) => refuse(c, 404, "notFound", "見つかりませんでした。"));
api.use(requestLog);
api.use(safeAnswers);
api.use(async (c, next) => {
  c.set("config", readConfig(c.env));
  await next();
});
api.get("/healthz", (c) => c.json({ status: "ok" }, 200));
api.route("/", readyz);
api.route("/", webhook);
api.route("/", calendar);
api.route("/", routes);

interface StatedRoute {
  method: string;
  path: string;
  rule: ReturnType<typeof statedRule>;
  inputs: Input[];
}

/** Every API route with the rule it states and what it reads; a route without a rule has `undefined`. */
export function statedRoutes(): StatedRoute[] {
  const found = new Map<string, StatedRoute>();
  for (const { method, path, handler } of routes.routes) {
    if (method === "ALL") continue;
    const key = `${method} ${path}`;
    const known = found.get(key) ?? { method, path, rule: undefined, inputs: [] };
    const input = statedInput(handler);
    found.set(key, {
      ...known,
      rule: known.rule ?? statedRule(handler),
      inputs: input ? [...known.inputs, input] : known.inputs,
    });
  }
  return [...found.values()];
}

const unstated = statedRoutes().find((route) => route.rule === undefined);
if (unstated) throw new Error(`${unstated.method} ${unstated.path} does not state who may call it.`);
