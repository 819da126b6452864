import { sValidator } from "@hono/standard-validator";
import type { Context as HonoContext } from "hono";
import { Hono } from "hono";
import * as v from "valibot";
import { isCivilDate } from "../../domain/civilDate.ts";
import { EXCEPTION_KINDS, REGIMES } from "../../domain/overtime/states.ts";
import { wholeText } from "../../domain/wholeText.ts";
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
import { refuseUnfit, smallBody } from "../bodies.ts";

const id = v.pipe(wholeText, v.nonEmpty(), v.maxLength(160));
const key = v.pipe(wholeText, v.minLength(8), v.maxLength(64));
const day = v.pipe(v.string(), v.check(isCivilDate));
const month = v.pipe(v.string(), v.regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/));
const word = v.pipe(wholeText, v.maxLength(200));

const json = <Schema extends v.GenericSchema>(schema: Schema) => sValidator("json", schema, refuseUnfit);
const param = <Entries extends v.ObjectEntries>(entries: Entries) =>
  sValidator("param", v.object(entries), refuseUnfit);
const look = json(v.object({ month, level: v.picklist(["near", "onCourse", "over"]), word }));
const exception = json(
  v.object({
    fromDay: day,
    untilDay: day,
    kind: v.picklist(EXCEPTION_KINDS),
    word,
    isSpecialDuty: v.boolean(),
  }),
);
const regime = json(v.object({ validFrom: day, regime: v.picklist(REGIMES) }));
const proposal = json(
  v.object({
    submissionKey: key,
    otherUnitId: id,
    direction: v.picklist(["give", "take"]),
    month,
    minutes: v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.pipe(wholeText, v.maxLength(40))]),
    word,
  }),
);
const decision = json(v.object({ accept: v.boolean(), word }));
const monthQuery = sValidator("query", v.object({ month: v.optional(month) }), refuseUnfit);

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
