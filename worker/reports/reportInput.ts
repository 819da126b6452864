import * as v from "valibot";
import { CRITERION_STATES } from "../domain/grade.ts";
import { LARGEST_FIGURE } from "../domain/indicator.ts";
import { SUPPORT_FROM } from "../domain/review.ts";
import type { ReportInput } from "../domain/views.ts";
import { wholeText } from "../domain/wholeText.ts";

const MAX_ID_CHARACTERS = 64;
const MIN_SUBMISSION_KEY_CHARACTERS = 8;
const id = v.pipe(wholeText, v.nonEmpty(), v.maxLength(MAX_ID_CHARACTERS));
const figure = v.pipe(v.number(), v.minValue(-LARGEST_FIGURE), v.maxValue(LARGEST_FIGURE));

/** The shape of a report as it arrives; what its values must be is `checkReport`'s to say. */
export const reportInput = v.object({
  roundId: id,
  submissionKey: v.pipe(
    wholeText,
    v.minLength(MIN_SUBMISSION_KEY_CHARACTERS),
    v.maxLength(MAX_ID_CHARACTERS),
  ),
  baseVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  gradeId: v.string(),
  judgements: v.record(v.string(), v.picklist(CRITERION_STATES)),
  done: v.string(),
  blocked: v.string(),
  next: v.string(),
  needsSupport: v.boolean(),
  supportFrom: v.optional(v.nullable(v.picklist(SUPPORT_FROM))),
  values: v.optional(v.record(v.string(), figure)),
}) satisfies v.GenericSchema<unknown, ReportInput>;
