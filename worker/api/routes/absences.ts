import { Hono } from "hono";
import * as v from "valibot";
import { absencesOf } from "../../absences/absencesOf.ts";
import { endAbsence } from "../../absences/endAbsence.ts";
import { recordAbsence } from "../../absences/recordAbsence.ts";
import { wordAbsenceRefusal } from "../../absences/wordRefusal.ts";
import { civilDate, id } from "../../domain/shapes.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

const absenceBody = v.object({
  fromDay: civilDate,
  untilDay: civilDate,
  deputyId: v.nullable(id),
});

/** 不在: the caller's own. Recording and ending answer with what holds then. */
export const absenceRoutes = new Hono<ApiEnv>()
  .get("/absences", allow("postHolder"), async (c) =>
    c.json(await absencesOf(c.var.context, c.var.caller.staff.id), 200),
  )
  .post("/absences", allow("postHolder"), smallBody, takes("json", absenceBody), async (c) => {
    const { context, caller } = c.var;
    const staffId = caller.staff.id;
    const outcome = await recordAbsence(context, { ...c.req.valid("json"), staffId });
    if (outcome.kind === "refused") {
      return refuse(c, 400, outcome.refusal.reason, wordAbsenceRefusal(outcome.refusal));
    }
    return c.json(await absencesOf(context, staffId), 201);
  })
  .delete("/absences/:absenceId", allow("postHolder"), async (c) => {
    const { context, caller } = c.var;
    const staffId = caller.staff.id;
    const isEnded = await endAbsence(context, { staffId, absenceId: c.req.param("absenceId") });
    if (!isEnded) return refuse(c, 404, "notFound", "この不在は、もう終わっているか、取り消されています。");
    return c.json(await absencesOf(context, staffId), 200);
  });
