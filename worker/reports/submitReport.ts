import { sql } from "drizzle-orm";
import { auditLog, criterionJudgements, indicatorValues, reports, rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { carriedFrom } from "../domain/answerBefore.ts";
import type { SubmitOutcome } from "../domain/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { askedGoals } from "./askedGoals.ts";
import { isConstraintViolation } from "./constraintViolation.ts";
import { type Decision, decide, whatIsLeft } from "./decide.ts";
import { toReportViews } from "./reportView.ts";
import { readStanding, type Standing, type Submission } from "./standing.ts";
import { isStillGoingOn } from "./takenBack.ts";

/**
 * Records the next version of a unit's answer for a goal. Nothing is overwritten; the same act of sending arriving
 * twice is recorded once; of two people sending at once the second is shown the first's version.
 * @throws when the caller may not answer for the unit: the surface has asked `mayReportForUnit` before
 */
export async function submitReport(
  context: Context,
  caller: Caller,
  submission: Submission,
): Promise<SubmitOutcome> {
  const author = authorFor(caller, submission.unitId);
  const standing = await readStanding(context, submission);
  const decision = decide(submission, author.authorId, standing);
  if (decision.kind === "settled") return decision.outcome;
  try {
    return await write(context, author, submission, decision, standing);
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    // Somebody was faster between reading and writing: another version, the same act, or the end of the round.
    const again = decide(submission, author.authorId, await readStanding(context, submission));
    if (again.kind === "settled") return again.outcome;
    throw error;
  }
}

type Author = ReturnType<typeof authorFor>;

function authorFor({ staff, posts, standsInFor }: Caller, unitId: string) {
  const post = posts.find((candidate) => candidate.unitId === unitId);
  const unitName = post?.unitName ?? (standsInFor?.id === unitId ? standsInFor.name : undefined);
  const title = (post ?? posts[0])?.title;
  if (unitName === undefined || title === undefined)
    throw new Error("the caller may not answer for the unit");
  return { authorId: staff.id, authorName: staff.name, authorTitle: title, unitName };
}

async function write(
  { db, now, newId }: Context,
  author: Author,
  { unitId, goalId, channel }: Submission,
  { input, round, grade }: Extract<Decision, { kind: "write" }>,
  { versions: [newest], before }: Standing,
): Promise<SubmitOutcome> {
  const { judgements, values = {}, supportFrom = null, baseVersion, roundId, ...answer } = input;
  const report = {
    ...answer,
    ...author,
    supportFrom,
    carriedFrom: carriedFrom(answer, before),
    id: newId(),
    goalId,
    unitId,
    channel,
    version: baseVersion + 1,
    submittedAt: now,
  };
  const states = Object.entries(judgements).map(([criterionId, state]) => ({
    reportId: report.id,
    criterionId,
    state,
  }));
  const figures = Object.entries(values).map(([indicatorId, value]) => ({
    reportId: report.id,
    indicatorId,
    value,
  }));
  const insertReport = db.insert(reports).values({
    ...report,
    // NULL, and so refused, when the round was closed or this very sending taken back a moment ago.
    roundId: sql`(SELECT ${rounds.id} FROM ${rounds} WHERE ${rounds.id} = ${roundId} AND ${rounds.closedAt} IS NULL
      AND ${isStillGoingOn(input.submissionKey)})`,
  });
  const insertAudit = db.insert(auditLog).values({
    at: now,
    actorKind: "staff",
    actorId: author.authorId,
    action: "report.submit",
    subject: `report:${report.id}`,
    before: newest ? { reportId: newest.id, version: newest.version, gradeId: newest.gradeId } : null,
    after: { roundId, goalId, unitId, version: report.version, gradeId: grade.id, gradeCode: grade.code },
  });
  const left = askedGoals(db, { unitId, fiscalYear: round.fiscalYear, roundId });
  const details = [
    ...(states.length > 0 ? [db.insert(criterionJudgements).values(states)] : []),
    ...(figures.length > 0 ? [db.insert(indicatorValues).values(figures)] : []),
  ];
  const [, asked] = await db.batch([insertReport, left, ...details, insertAudit]);
  const [view] = toReportViews([{ report, round }], states, figures);
  if (!view) throw new Error("a recorded report has a view");
  return { kind: "recorded", report: view, isRepeat: false, ...whatIsLeft(asked, goalId) };
}
