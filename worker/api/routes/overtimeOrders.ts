import { Hono } from "hono";
import * as v from "valibot";
import type { OrderRefusal } from "../../domain/overtime/viewsOrders.ts";
import { civilDate, id, key, month, text, version, writtenTime } from "../../domain/shapes.ts";
import { applyForOrder } from "../../overtime/applyForOrder.ts";
import { board } from "../../overtime/board.ts";
import { changeOrder } from "../../overtime/changeOrder.ts";
import { decideOrders } from "../../overtime/decideOrders.ts";
import { endDelegation, giveDelegation } from "../../overtime/delegations.ts";
import { orderOvertime } from "../../overtime/orderOvertime.ts";
import { ownOvertime } from "../../overtime/ownOvertime.ts";
import { withdrawOrder } from "../../overtime/withdrawOrder.ts";
import { wordDelegationRefusal, wordOrderRefusal } from "../../overtime/wordRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

/** More applications than an evening of the largest section has, and more people than anybody orders at once. */
const MOST_AT_ONCE = 200;
const channel = "liff";

const words = text(1_000);
const times = { from: writtenTime, until: writtenTime, breakMinutes: writtenTime };
const wish = {
  submissionKey: key,
  day: civilDate,
  ...times,
  task: words,
  purpose: v.nullable(
    v.variant("kind", [
      v.object({ kind: v.literal("goal"), goalId: id }),
      v.object({ kind: v.literal("reason"), key: id }),
    ]),
  ),
};
const decision = v.variant("kind", [
  v.object({ kind: v.literal("order") }),
  v.object({ kind: v.literal("decline"), word: words }),
  v.object({ kind: v.literal("change"), ...times, task: words, word: words }),
]);

const application = takes("json", v.object(wish));
const change = takes("json", v.object({ ...wish, baseVersion: version }));
const withdrawal = takes("json", v.object({ submissionKey: key, baseVersion: version }));
const decisions = takes(
  "json",
  v.object({
    submissionKey: key,
    decisions: v.pipe(
      v.array(v.object({ orderId: id, baseVersion: version, decision })),
      v.minLength(1),
      v.maxLength(MOST_AT_ONCE),
      v.check((all) => new Set(all.map(({ orderId }) => orderId)).size === all.length),
    ),
  }),
);
const initiative = takes(
  "json",
  v.object({ ...wish, staffIds: v.pipe(v.array(id), v.maxLength(MOST_AT_ONCE)), word: words }),
);
const delegation = takes(
  "json",
  v.object({ staffId: id, fromDay: civilDate, untilDay: v.nullable(civilDate) }),
);
const orderParam = takes("param", v.object({ orderId: id }));
const unitParam = takes("param", v.object({ unitId: id }));
const monthQuery = takes("query", v.object({ month: v.optional(month) }));
const dayQuery = takes("query", v.object({ day: v.optional(civilDate) }));

/** 超過勤務: applications of one's own, and the evening board of those who order. */
export const overtimeOrderRoutes = new Hono<ApiEnv>()
  .get("/overtime", allow("postHolder"), monthQuery, async (c) => {
    const { month } = c.req.valid("query");
    return c.json(await ownOvertime(c.var.context, c.var.caller, { month }), 200);
  })
  .post("/overtime/orders", allow("postHolder"), smallBody, application, async (c) => {
    const { context, caller } = c.var;
    const outcome = await applyForOrder(context, caller, { input: c.req.valid("json"), channel });
    return outcome.kind === "stored"
      ? c.json(outcome, outcome.isRepeat ? 200 : 201)
      : refuseOrder(c, outcome.refusal);
  })
  .put("/overtime/orders/:orderId", allow("postHolder"), smallBody, orderParam, change, async (c) => {
    const { context, caller } = c.var;
    const { orderId } = c.req.valid("param");
    const outcome = await changeOrder(context, caller, { orderId, input: c.req.valid("json"), channel });
    return outcome.kind === "stored" ? c.json(outcome, 200) : refuseOrder(c, outcome.refusal);
  })
  .post(
    "/overtime/orders/:orderId/withdrawal",
    allow("postHolder"),
    smallBody,
    orderParam,
    withdrawal,
    async (c) => {
      const { context, caller } = c.var;
      const { orderId } = c.req.valid("param");
      const outcome = await withdrawOrder(context, caller, { orderId, ...c.req.valid("json"), channel });
      return outcome.kind === "stored" ? c.json(outcome, 200) : refuseOrder(c, outcome.refusal);
    },
  )
  .get("/units/:unitId/overtime/board", allow("overtimeOrderer"), unitParam, dayQuery, async (c) => {
    const { context, caller, lineage } = c.var;
    const { unitId } = c.req.valid("param");
    const view = await board(context, caller, { unitId, lineage, day: c.req.valid("query").day });
    return view
      ? c.json(view, 200)
      : refuse(c, 404, "notFound", "ここには命令の一覧がありません。課・室を選んでください。");
  })
  .post(
    "/units/:unitId/overtime/decisions",
    allow("overtimeOrderer"),
    smallBody,
    unitParam,
    decisions,
    async (c) => {
      const { context, caller } = c.var;
      const { unitId } = c.req.valid("param");
      const outcomes = await decideOrders(context, caller, { unitId, input: c.req.valid("json"), channel });
      return c.json({ outcomes: outcomes.map(worded) }, 200);
    },
  )
  .post(
    "/units/:unitId/overtime/orders",
    allow("overtimeOrderer"),
    smallBody,
    unitParam,
    initiative,
    async (c) => {
      const { context, caller } = c.var;
      const { unitId } = c.req.valid("param");
      const outcome = await orderOvertime(context, caller, { unitId, input: c.req.valid("json"), channel });
      return outcome.kind === "ordered"
        ? c.json(outcome, outcome.isRepeat ? 200 : 201)
        : refuseOrder(c, outcome.refusal, outcome.name);
    },
  )
  .post(
    "/units/:unitId/overtime/delegations",
    allow("overtimeOrderer"),
    smallBody,
    unitParam,
    delegation,
    async (c) => {
      const { context, caller, lineage } = c.var;
      const { unitId } = c.req.valid("param");
      const input = c.req.valid("json");
      const outcome = await giveDelegation(context, caller, { unitId, lineage, input });
      if (outcome.kind === "given") return c.json(outcome, 201);
      const { status, message } = wordDelegationRefusal(outcome.refusal);
      return refuse(c, status, outcome.refusal.reason, message);
    },
  )
  .delete("/units/:unitId/overtime/delegations/:delegationId", allow("overtimeOrderer"), async (c) => {
    const { context, caller, lineage } = c.var;
    const unitId = c.req.param("unitId");
    const delegationId = c.req.param("delegationId");
    const outcome = await endDelegation(context, caller, { unitId, lineage, delegationId });
    if (outcome.kind === "ended") return c.json(outcome, 200);
    if (outcome.reason === "notFound") {
      return refuse(c, 404, "notFound", "この委任は、もう終わっているか、取り消されています。");
    }
    const { status, message } = wordDelegationRefusal({ reason: "notLeader" });
    return refuse(c, status, outcome.reason, message);
  });

function refuseOrder(c: Parameters<typeof refuse>[0], refusal: OrderRefusal, name: string | null = null) {
  const { status, message } = wordOrderRefusal(refusal);
  return refuse(c, status, refusal.reason, name === null ? message : `${name}さん: ${message}`);
}

/** A decision that was refused with its sentence, like every refusal. */
function worded(outcome: Awaited<ReturnType<typeof decideOrders>>[number]) {
  if (outcome.kind !== "refused") return outcome;
  return { ...outcome, message: wordOrderRefusal(outcome.refusal).message };
}
