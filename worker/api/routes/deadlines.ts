import { Hono } from "hono";
import * as v from "valibot";
import { changeDeadline } from "../../deadlines/changeDeadline.ts";
import { createDeadline } from "../../deadlines/createDeadline.ts";
import { deadlineForm } from "../../deadlines/deadlineForm.ts";
import { deadlinePage } from "../../deadlines/deadlinePage.ts";
import { handIn } from "../../deadlines/handIn.ts";
import { ownDeadlines } from "../../deadlines/ownDeadlines.ts";
import { takeBack } from "../../deadlines/takeBack.ts";
import { withdrawDeadline } from "../../deadlines/withdrawDeadline.ts";
import { MOST_AUDIENCES } from "../../domain/deadlines/checkDeadline.ts";
import { wordDeadlineRefusal, wordHandInRefusal } from "../../domain/deadlines/problemWords.ts";
import { HAND_IN_BY, HAND_IN_KINDS, REPEATS } from "../../domain/deadlines/states.ts";
import type { DeadlineRefusal, HandInRefusal } from "../../domain/deadlines/views.ts";
import { ROLES } from "../../domain/roles.ts";
import { civilDate, id, key, rungDays, text } from "../../domain/shapes.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { sparingly } from "../rateLimits.ts";

const MOST_RUNGS = 12;

const words = text(2_000);
const rung = v.object({
  at: v.union([v.literal("opens"), rungDays]),
  tell: v.exactOptional(v.picklist(["superior", "director"])),
});
const deadline = {
  title: words,
  note: words,
  opensOn: civilDate,
  dueOn: civilDate,
  ownerUnitId: id,
  handIn: v.picklist(HAND_IN_KINDS),
  handInBy: v.picklist(HAND_IN_BY),
  repeat: v.picklist(REPEATS),
  ladder: v.nullable(v.pipe(v.array(rung), v.maxLength(MOST_RUNGS))),
  audiences: v.pipe(
    v.array(
      v.object({
        unitId: id,
        role: v.nullable(v.picklist(ROLES)),
        title: v.nullable(v.pipe(text(60), v.nonEmpty())),
      }),
    ),
    v.maxLength(MOST_AUDIENCES),
  ),
};

const creation = takes("json", v.object({ submissionKey: key, ...deadline }));
const change = takes("json", v.object(deadline));
const handing = takes("json", v.object({ paper: words }));
const which = takes("param", v.object({ deadlineId: id }));
const whose = takes("param", v.object({ deadlineId: id, subjectId: id }));
const formQuery = takes("query", v.object({ id: v.optional(id) }));

/** 期限: what the caller has to hand in and what they ask of others. Whose it is, is decided by the verbs. */
export const deadlineRoutes = new Hono<ApiEnv>()
  .get("/deadlines", allow("postHolder"), async (c) =>
    c.json(await ownDeadlines(c.var.context, c.var.caller), 200),
  )
  .get("/deadline-form", allow("postHolder"), formQuery, async (c) => {
    const form = await deadlineForm(c.var.context, c.var.caller, c.req.valid("query").id);
    return form ? c.json(form, 200) : refuseDeadline(c, { reason: "deadlineNotFound" });
  })
  .post("/deadlines", allow("postHolder"), sparingly, smallBody, creation, async (c) => {
    const { submissionKey, ...input } = c.req.valid("json");
    const outcome = await createDeadline(c.var.context, c.var.caller, { submissionKey, input });
    return outcome.kind === "stored" ? c.json(outcome, 201) : refuseDeadline(c, outcome.refusal);
  })
  .get("/deadlines/:deadlineId", allow("postHolder"), which, async (c) => {
    const page = await deadlinePage(c.var.context, c.var.caller, c.req.valid("param").deadlineId);
    return page ? c.json(page, 200) : refuseDeadline(c, { reason: "deadlineNotFound" });
  })
  .put("/deadlines/:deadlineId", allow("postHolder"), smallBody, which, change, async (c) => {
    const { deadlineId } = c.req.valid("param");
    const input = c.req.valid("json");
    const outcome = await changeDeadline(c.var.context, c.var.caller, { deadlineId, input });
    return outcome.kind === "stored" ? c.json(outcome, 200) : refuseDeadline(c, outcome.refusal);
  })
  .delete("/deadlines/:deadlineId", allow("postHolder"), which, async (c) => {
    const { deadlineId } = c.req.valid("param");
    const outcome = await withdrawDeadline(c.var.context, c.var.caller, deadlineId);
    return outcome.kind === "withdrawn" ? c.json(outcome, 200) : refuseDeadline(c, outcome.refusal);
  })
  .put(
    "/deadlines/:deadlineId/hand-ins/:subjectId",
    allow("postHolder"),
    smallBody,
    whose,
    handing,
    async (c) => {
      const { deadlineId, subjectId } = c.req.valid("param");
      const { paper } = c.req.valid("json");
      const outcome = await handIn(c.var.context, c.var.caller, { deadlineId, subjectId, paper });
      return outcome.kind === "handedIn" ? c.json(outcome, 200) : refuseHandIn(c, outcome.refusal);
    },
  )
  .delete("/deadlines/:deadlineId/hand-ins/:subjectId", allow("postHolder"), whose, async (c) => {
    const outcome = await takeBack(c.var.context, c.var.caller, c.req.valid("param"));
    return outcome.kind === "takenBack" ? c.json(outcome, 200) : refuseHandIn(c, outcome.refusal);
  });

/** What is not the caller's to change is worded as such; 403 is kept for whole pages. */
function refuseDeadline(c: Parameters<typeof refuse>[0], refusal: DeadlineRefusal) {
  const status =
    refusal.reason === "deadlineNotFound" ? 404 : refusal.reason === "deadlineWithdrawn" ? 409 : 400;
  return refuse(c, status, refusal.reason, wordDeadlineRefusal(refusal));
}

function refuseHandIn(c: Parameters<typeof refuse>[0], refusal: HandInRefusal) {
  const status =
    refusal.reason === "deadlineNotFound" || refusal.reason === "notAsked"
      ? 404
      : refusal.reason === "deadlineWithdrawn"
        ? 409
        : 400;
  return refuse(c, status, refusal.reason, wordHandInRefusal(refusal));
}
