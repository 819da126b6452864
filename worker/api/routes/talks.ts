import { Hono } from "hono";
import * as v from "valibot";
import { civilDate, fiscalYear, id, yearText } from "../../domain/shapes.ts";
import { TALK_STAGES } from "../../domain/talk.ts";
import { recordTalk } from "../../talks/recordTalk.ts";
import { removeTalk } from "../../talks/removeTalk.ts";
import { talkPage } from "../../talks/talkPage.ts";
import { wordTalkRefusal } from "../../talks/wordRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

const UNIT_NOT_FOUND = "この部は見つかりませんでした。";

const stage = v.picklist(TALK_STAGES);
const unitParam = v.object({ unitId: id });
const shown = v.object({ stage: v.optional(stage), year: v.optional(yearText) });
const held = v.object({
  stage,
  fiscalYear,
  heldOn: civilDate,
});
const which = v.object({ stage, year: yearText });

/** 面談資料, and the day on which each talk was held. */
export const talkRoutes = new Hono<ApiEnv>()
  .get(
    "/departments/:unitId/talk",
    allow("departmentOverseer"),
    takes("param", unitParam),
    takes("query", shown),
    async (c) => {
      const found = await talkPage(c.var.context, {
        ...c.req.valid("param"),
        ...c.req.valid("query"),
      });
      return found ? c.json(found, 200) : refuse(c, 404, "notFound", UNIT_NOT_FOUND);
    },
  )
  .post(
    "/departments/:unitId/talks",
    allow("departmentOverseer"),
    smallBody,
    takes("param", unitParam),
    takes("json", held),
    async (c) => {
      const talk = { ...c.req.valid("param"), ...c.req.valid("json") };
      const outcome = await recordTalk(c.var.context, talk);
      if (outcome.kind === "recorded") return c.json(outcome, 201);
      const message = wordTalkRefusal(outcome.refusal, talk.fiscalYear);
      return refuse(c, outcome.refusal.reason === "notFound" ? 404 : 400, outcome.refusal.reason, message);
    },
  )
  .delete(
    "/departments/:unitId/talks",
    allow("departmentOverseer"),
    takes("param", unitParam),
    takes("query", which),
    async (c) => {
      const { stage, year } = c.req.valid("query");
      const isRemoved = await removeTalk(c.var.context, {
        ...c.req.valid("param"),
        fiscalYear: year,
        stage,
      });
      if (!isRemoved) return refuse(c, 404, "notFound", "この面談の日は、もう取り消されています。");
      return c.json({ kind: "removed" } as const, 200);
    },
  );
