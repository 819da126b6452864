import type { Database } from "../../db/database.ts";
import type { Context } from "../../worker/context.ts";
import type { ReportInput } from "../../worker/domain/views.ts";
import { newId } from "../../worker/ids.ts";
import { submitReport } from "../../worker/reports/submitReport.ts";
import { CITY, callerFor, criteriaOf } from "../support/city.ts";
import { testContext } from "../support/context.ts";

/** A report that holds, for a goal of the test city in its open round. */
export function reportFor(goalId: string, overrides: Partial<ReportInput> = {}): ReportInput {
  const [first, second] = criteriaOf(goalId);
  return {
    roundId: CITY.round,
    submissionKey: `key-${newId()}`,
    baseVersion: 0,
    gradeId: CITY.grades.onTrack,
    judgements: { [first]: "achieved", [second]: "partial" },
    done: "案内を配った。",
    blocked: "",
    next: "説明会を開く。",
    needsSupport: false,
    ...overrides,
  };
}

/** A context in which ids do not repeat from one call to the next. */
export function cityContext(db: Database, overrides: Partial<Context> = {}): Context {
  return testContext(db, { newId, ...overrides });
}

/** Sends a report by the chief of the unit, failing the test unless it is recorded. */
export async function record(
  db: Database,
  {
    unitId,
    goalId,
    by,
    now,
    ...input
  }: { unitId: string; goalId: string; by?: string; now?: number } & Partial<ReportInput>,
) {
  const chief = unitId === CITY.units.residents ? CITY.staff.residentsChief : CITY.staff.communityChief;
  const context = cityContext(db, now === undefined ? {} : { now });
  const submission = { unitId, goalId, channel: "liff" as const, input: reportFor(goalId, input) };
  const outcome = await submitReport(context, callerFor(by ?? chief), submission);
  if (outcome.kind !== "recorded") throw new Error(`not recorded: ${outcome.reason}`);
  return outcome;
}
