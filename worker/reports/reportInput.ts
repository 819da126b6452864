import * as v from "valibot";
import { CRITERION_STATES } from "../domain/grade.ts";
import { SUPPORT_FROM } from "../domain/review.ts";
import { baseVersion, figure, id, key } from "../domain/shapes.ts";
import type { ReportInput } from "../domain/views.ts";

/** The shape of a report as it arrives; what its values must be is `checkReport`'s to say. */
export const reportInput = v.object({
  roundId: id,
  submissionKey: key,
  baseVersion,
  gradeId: v.string(),
  judgements: v.record(v.string(), v.picklist(CRITERION_STATES)),
  done: v.string(),
  blocked: v.string(),
  next: v.string(),
  needsSupport: v.boolean(),
  supportFrom: v.optional(v.nullable(v.picklist(SUPPORT_FROM))),
  values: v.optional(v.record(v.string(), figure)),
}) satisfies v.GenericSchema<unknown, ReportInput>;
