import { Hono } from "hono";
import * as v from "valibot";
import { REVIEW_MARKS } from "../../domain/review.ts";
import { id, key } from "../../domain/shapes.ts";
import { undoReport } from "../../reports/undoReport.ts";
import { acknowledgeUnit } from "../../reviews/acknowledgeUnit.ts";
import { markReviewsSeen } from "../../reviews/markReviewsSeen.ts";
import { recordReview } from "../../reviews/recordReview.ts";
import { reviewsFor } from "../../reviews/reviewsFor.ts";
import { wordReviewRefusal, wordUndoRefusal } from "../../reviews/wordRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

/** More reports than any unit has in a round. */
const MOST_AT_ONCE = 200;

const reportParam = takes("param", v.object({ reportId: id }));
const review = takes(
  "json",
  v.object({
    reviewKey: key,
    mark: v.picklist(REVIEW_MARKS),
    word: v.string(),
  }),
);
const lot = takes("json", v.object({ reportIds: v.pipe(v.array(id), v.maxLength(MOST_AT_ONCE)) }));

/** 確認: what superiors say of reports; and 取り消す, while nobody has read one. */
export const reviewRoutes = new Hono<ApiEnv>()
  .get("/reviews", allow("postHolder"), async (c) =>
    c.json(await reviewsFor(c.var.context, c.var.caller), 200),
  )
  .post("/reports/:reportId/reviews", allow("postHolder"), smallBody, reportParam, review, async (c) => {
    const { context, caller } = c.var;
    const outcome = await recordReview(context, caller, { ...c.req.valid("json"), ...c.req.valid("param") });
    if (outcome.kind === "reviewed") return c.json(outcome, outcome.isRepeat ? 200 : 201);
    const { status, message } = wordReviewRefusal(outcome.reason);
    return refuse(c, status, outcome.reason, message);
  })
  .post("/units/:unitId/reviews/seen", allow("unitSuperior"), smallBody, lot, async (c) => {
    const { context, caller, lineage } = c.var;
    return c.json(await acknowledgeUnit(context, caller, { lineage, ...c.req.valid("json") }), 200);
  })
  .put("/units/:unitId/goals/:goalId/reviews/seen", allow("unitReporter"), async (c) => {
    await markReviewsSeen(c.var.context, c.req.param());
    return c.json({ status: "seen" }, 200);
  })
  .post("/reports/:reportId/undo", allow("postHolder"), async (c) => {
    const { context, caller } = c.var;
    const outcome = await undoReport(context, caller, c.req.param());
    if (outcome.kind === "undone") return c.json(outcome, 200);
    const { status, message } = wordUndoRefusal(outcome.reason);
    return refuse(c, status, outcome.reason, message);
  });
