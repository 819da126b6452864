import { Hono } from "hono";
import * as v from "valibot";
import { type ActualsDocument, HOURS_WRITTEN, wordFileRefusal } from "../../documents/index.ts";
import type { ActualsAnswer } from "../../domain/overtime/viewsResults.ts";
import { repairTexts } from "../../domain/repairText.ts";
import type { ImportOutcome } from "../../imports/outcome.ts";
import { readDocument } from "../../imports/readDocument.ts";
import { wordRefusal } from "../../imports/wordRefusal.ts";
import { actualsColumnsShape, rememberedActuals } from "../../overtime/actualsColumns.ts";
import { importActuals } from "../../overtime/importActuals.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { takes } from "../bodies.ts";
import { sparingly } from "../rateLimits.ts";
import { fileBody } from "./imports.ts";

/** A page shows no more of a list than somebody reads. */
const MOST_LISTED = 100;

const flag = v.optional(
  v.pipe(
    v.picklist(["true", "false"]),
    v.transform((text) => text === "true"),
  ),
  "false",
);
const form = v.object({
  file: v.file(),
  columns: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2_000),
      v.parseJson(),
      v.transform((value) => repairTexts(value)),
      actualsColumnsShape,
    ),
  ),
  hours: v.optional(v.picklist(HOURS_WRITTEN)),
  skipBadRows: flag,
  dryRun: flag,
});

/** 勤怠システムの実績: brought in by the personnel section, who look at the differences first. */
export const overtimeActualsRoutes = new Hono<ApiEnv>().post(
  "/overtime/actuals",
  allow("personnel"),
  sparingly,
  fileBody,
  takes("form", form),
  async (c) => {
    const { context } = c.var;
    const { file, columns, hours, skipBadRows, dryRun } = c.req.valid("form");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const before = await rememberedActuals(context);
    const read = await readDocument("actuals", bytes, {
      name: file.name,
      columns,
      remembered: before.columns,
      hours: hours ?? before.hours,
    });
    if (!read.ok) return refuse(c, 400, read.reason, wordFileRefusal(read));
    const document = read.document as ActualsDocument;
    const outcome = await importActuals(context, document, { columns, hours, skipBadRows, dryRun });
    if (outcome.kind === "refused" && !dryRun) return refuse(c, 409, outcome.reason, wordRefusal(outcome));
    return c.json(toAnswer(document, outcome), 200);
  },
);

function toAnswer(document: ActualsDocument, outcome: ImportOutcome): ActualsAnswer {
  const of = (wanted: "error" | "notice") =>
    document.problems
      .filter(({ severity }) => severity === wanted)
      .map(({ line, column, message }) => ({ line, column, message }));
  const errors = of("error");
  const notices = of("notice");
  const unplaced =
    outcome.kind === "refused" && (outcome.reason === "unplacedDaysOfStaff" || outcome.reason === "badRows");
  return {
    read: document.rows.length,
    problems: errors.slice(0, MOST_LISTED),
    moreProblems: Math.max(0, errors.length - MOST_LISTED),
    notices: notices.slice(0, MOST_LISTED),
    moreNotices: Math.max(0, notices.length - MOST_LISTED),
    headings: document.headings,
    isUnderstood: document.isUnderstood,
    unclearHours: document.unclearHours,
    changes: outcome.kind === "imported" ? changesOf(outcome) : null,
    maySkip: unplaced && document.rows.length > 0,
    message: outcome.kind === "refused" ? wordRefusal(outcome) : null,
  };
}

function changesOf({ added, changed, unchanged, skipped }: Extract<ImportOutcome, { kind: "imported" }>) {
  return {
    added: added.slice(0, MOST_LISTED),
    changed: changed.slice(0, MOST_LISTED).map(({ subject, differences: [hours] }) => ({
      subject,
      before: hours?.before ?? "",
      after: hours?.after ?? "",
    })),
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged,
      skipped: skipped?.length ?? 0,
    },
  };
}
