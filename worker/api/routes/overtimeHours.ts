import type { Context as HonoContext } from "hono";
import { Hono } from "hono";
import * as v from "valibot";
import { MOST_ALLOTMENT_MINUTES } from "../../domain/bounds.ts";
import { EXCEPTION_KINDS, REGIMES } from "../../domain/overtime/states.ts";
import { civilDate, id, key, month, text, writtenLength } from "../../domain/shapes.ts";
import { declareException, endException } from "../../overtime/exceptions.ts";
import { lookAtWarning } from "../../overtime/lookAtWarning.ts";
import { setRegime } from "../../overtime/setRegime.ts";
import { decideTransfer, proposeTransfer, withdrawTransfer } from "../../overtime/transfers.ts";
import { unitHours } from "../../overtime/unitHours.ts";
import {
  wordExceptionRefusal,
  wordRegimeRefusal,
  wordTransferRefusal,
} from "../../overtime/wordHoursRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { sparingly } from "../rateLimits.ts";

const word = text(200);
const param = <Entries extends v.ObjectEntries>(entries: Entries) => takes("param", v.object(entries));
const look = takes("json", v.object({ month, level: v.picklist(["near", "onCourse", "over"]), word }));
const exception = takes(
  "json",
  v.object({
    fromDay: civilDate,
    untilDay: civilDate,
    kind: v.picklist(EXCEPTION_KINDS),
    word,
    isSpecialDuty: v.boolean(),
  }),
);
const regime = takes("json", v.object({ validFrom: civilDate, regime: v.picklist(REGIMES) }));
const proposal = takes(
  "json",
  v.object({
    submissionKey: key,
    otherUnitId: id,
    direction: v.picklist(["give", "take"]),
    month,
    minutes: writtenLength(MOST_ALLOTMENT_MINUTES),
    word,
  }),
);
const decision = takes("json", v.object({ accept: v.boolean(), word }));
const monthQuery = takes("query", v.object({ month: v.optional(month) }));

/** 勤務の状況: hours, limits and allotments of those whom one leads. */
export const overtimeHoursRoutes = new Hono<ApiEnv>()
  .get(
    "/units/:unitId/overtime/hours",
    allow("overtimeReader"),
    param({ unitId: id }),
    monthQuery,
    async (c) => {
      const { context, caller, lineage } = c.var;
      const { unitId } = c.req.valid("param");
      const view = await unitHours(context, caller, { unitId, lineage, month: c.req.valid("query").month });
      return view ? c.json(view, 200) : refuse(c, 404, "notFound", "この所属は、いまはありません。");
    },
  )
  .put("/overtime/warning", allow("postHolder"), smallBody, look, async (c) => {
    const { context, caller } = c.var;
    const found = { staffId: caller.staff.id, unitId: null, input: c.req.valid("json") };
    return (await lookAtWarning(context, caller, found)) ? c.json({ kind: "looked" }, 200) : refuseLook(c);
  })
  .put(
    "/units/:unitId/overtime/warnings/:staffId",
    allow("overtimeReader"),
    smallBody,
    param({ unitId: id, staffId: id }),
    look,
    async (c) => {
      const { context, caller } = c.var;
      const found = { ...c.req.valid("param"), input: c.req.valid("json") };
      return (await lookAtWarning(context, caller, found)) ? c.json({ kind: "looked" }, 200) : refuseLook(c);
    },
  )
  .post(
    "/units/:unitId/overtime/exceptions",
    allow("overtimeReader"),
    smallBody,
    param({ unitId: id }),
    exception,
    async (c) => {
      const { context, caller, lineage } = c.var;
      const { unitId } = c.req.valid("param");
      const outcome = await declareException(context, caller, {
        unitId,
        lineage,
        input: c.req.valid("json"),
      });
      if (outcome.kind === "declared") return c.json(outcome, 201);
      return refuseWith(c, outcome.refusal.reason, wordExceptionRefusal(outcome.refusal));
    },
  )
  .post(
    "/units/:unitId/overtime/exceptions/:exceptionId/end",
    allow("overtimeReader"),
    param({ unitId: id, exceptionId: id }),
    async (c) => {
      const { context, caller, lineage } = c.var;
      const outcome = await endException(context, caller, { ...c.req.valid("param"), lineage });
      if (outcome.kind === "ended") return c.json(outcome, 200);
      return refuseWith(c, outcome.refusal.reason, wordExceptionRefusal(outcome.refusal));
    },
  )
  .put(
    "/units/:unitId/overtime/regime",
    allow("personnel"),
    smallBody,
    param({ unitId: id }),
    regime,
    async (c) => {
      if (c.var.lineage.length === 0) {
        return refuse(c, 404, "notFound", "この所属は、いまはありません。");
      }
      const { unitId } = c.req.valid("param");
      const outcome = await setRegime(c.var.context, { unitId, input: c.req.valid("json") });
      if (outcome.kind === "set") return c.json(outcome, 200);
      return refuseWith(c, outcome.refusal.reason, wordRegimeRefusal(outcome.refusal));
    },
  )
  .post(
    "/units/:unitId/overtime/transfers",
    allow("overtimeReader"),
    sparingly,
    smallBody,
    param({ unitId: id }),
    proposal,
    async (c) => {
      const { context, caller, lineage } = c.var;
      const { unitId } = c.req.valid("param");
      const outcome = await proposeTransfer(context, caller, { unitId, lineage, input: c.req.valid("json") });
      if (outcome.kind === "proposed") return c.json(outcome, outcome.isRepeat ? 200 : 201);
      return refuseWith(c, outcome.refusal.reason, wordTransferRefusal(outcome.refusal));
    },
  )
  .post(
    "/units/:unitId/overtime/transfers/:transferId/decision",
    allow("overtimeReader"),
    smallBody,
    param({ unitId: id, transferId: id }),
    decision,
    async (c) => {
      const { context, caller, lineage } = c.var;
      const wanted = { ...c.req.valid("param"), ...c.req.valid("json"), lineage };
      const outcome = await decideTransfer(context, caller, wanted);
      if (outcome.kind === "decided") return c.json(outcome, 200);
      return refuseWith(c, outcome.refusal.reason, wordTransferRefusal(outcome.refusal));
    },
  )
  .post(
    "/units/:unitId/overtime/transfers/:transferId/withdrawal",
    allow("overtimeReader"),
    param({ unitId: id, transferId: id }),
    async (c) => {
      const { context, caller, lineage } = c.var;
      const outcome = await withdrawTransfer(context, caller, { ...c.req.valid("param"), lineage });
      if (outcome.kind === "withdrawn") return c.json(outcome, 200);
      return refuseWith(c, outcome.refusal.reason, wordTransferRefusal(outcome.refusal));
    },
  );

function refuseLook(c: HonoContext) {
  return refuse(c, 404, "notFound", "この方は、いまはここにいません。画面を開き直してください。");
}

function refuseWith(
  c: HonoContext,
  reason: string,
  { status, message }: ReturnType<typeof wordTransferRefusal>,
) {
  return refuse(c, status, reason, message);
}
