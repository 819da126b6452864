import { Hono } from "hono";
import * as v from "valibot";
import type { ReportInput, SubmitOutcome } from "../../domain/views.ts";
import { reportInput } from "../../reports/reportInput.ts";
import { submitReport } from "../../reports/submitReport.ts";
import { type ApiEnv, allow } from "../access.ts";
import { limitBody, type RefuseInput, takes } from "../bodies.ts";

type Refused = Extract<SubmitOutcome, { kind: "refused" }>;

/** Far above what a sound report needs, so that a text of a few pages is still told where it is too long. */
const MAX_BODY_BYTES = 1024 * 1024;

const limit = limitBody(MAX_BODY_BYTES, "報告が長すぎます。文字数を減らしてください。");

const refuseReport: RefuseInput = (result, c) => {
  if (result.success) return undefined;
  const field = fieldOf(result.error[0]);
  const message = "送られた内容を読み取れませんでした。画面を開き直してください。";
  c.set("refusal", "invalid");
  return c.json(withError({ kind: "refused", reason: "invalid", field, message }), 400);
};
const body = takes("json", reportInput, refuseReport);

/** 進捗報告 of a unit for one of its goals. */
export const reportRoutes = new Hono<ApiEnv>().post(
  "/units/:unitId/goals/:goalId/reports",
  allow("unitReporter"),
  limit,
  body,
  async (c) => {
    const { context, caller } = c.var;
    const input = c.req.valid("json");
    const outcome = await submitReport(context, caller, { ...c.req.param(), channel: "liff", input });
    if (outcome.kind === "recorded") return c.json(outcome, outcome.isRepeat ? 200 : 201);
    c.set("refusal", outcome.reason);
    return c.json(withError(outcome), statusOf(outcome));
  },
);

function statusOf(refused: Refused): 400 | 404 | 409 {
  switch (refused.reason) {
    case "goalNotAsked":
      return 404;
    case "roundNotOpen":
    case "newerVersion":
    case "takenBack":
      return 409;
    case "invalid":
      return 400;
  }
}

/** The outcome for the form, and beside it the shape that every refusal has. */
function withError(refused: Refused) {
  return { ...refused, error: { reason: refused.reason, message: wordRefusal(refused) } };
}

function wordRefusal(refused: Refused): string {
  switch (refused.reason) {
    case "goalNotAsked":
      return "この目標は、いまこの課・室の整理表にありません。";
    case "roundNotOpen":
      return "この進捗確認は受付を終えています。";
    case "takenBack":
      return "この報告は、送ったあとに取り消されています。";
    case "newerVersion":
      return "先に別の報告が届いています。内容を見比べてください。";
    case "invalid":
      return refused.message;
  }
}

function fieldOf(issue: { path?: unknown } | undefined): keyof ReportInput {
  const [first] = Array.isArray(issue?.path) ? issue.path : [];
  const key = typeof first === "object" && first !== null ? (first as { key?: unknown }).key : first;
  return v.is(v.keyof(reportInput), key) ? key : "submissionKey";
}
