import { index, primaryKey, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CRITERION_STATES } from "../../worker/domain/grade.ts";
import { SUPPORT_FROM } from "../../worker/domain/review.ts";
import { checkOneOf, flag, id, instant, quarter, table, version } from "./columns.ts";
import { criteria } from "./criteria.ts";
import { goals } from "./goals.ts";
import { grades } from "./grades.ts";
import { CHANNELS } from "./readings.ts";
import { rounds } from "./rounds.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/**
 * 進捗報告: the answer of one unit for one goal in one round. Rows are only ever added: a correction is the next
 * version. Names are copied as they were, because people and units change.
 */
export const reports = table(
  "reports",
  {
    id: id(),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    version: version("version").notNull(),
    gradeId: text("grade_id")
      .notNull()
      .references(() => grades.id),
    done: text("done").notNull(),
    blocked: text("blocked").notNull(),
    next: text("next").notNull(),
    /** The quarter whose words these three are, every one; null where the answer has words of its own, or none. */
    carriedFrom: quarter("carried_from"),
    needsSupport: flag("needs_support").notNull(),
    /** Whose help is asked for; null where none is, or nobody said whose. */
    supportFrom: text("support_from", { enum: SUPPORT_FROM }),
    authorId: text("author_id")
      .notNull()
      .references(() => staff.id),
    authorName: text("author_name").notNull(),
    authorTitle: text("author_title").notNull(),
    unitName: text("unit_name").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    /** Made by the sender for one act of sending: the same act arriving twice is stored once. */
    submissionKey: text("submission_key").notNull(),
  },
  (t) => [
    // Two people sending at once cannot both become the same version; the second is shown the first's.
    uniqueIndex("reports_version").on(t.roundId, t.goalId, t.unitId, t.version),
    uniqueIndex("reports_submission").on(t.submissionKey),
    index("reports_goal_unit").on(t.goalId, t.unitId),
    // The list of a department and what nobody has looked at yet are read from this alone, without the rows.
    index("reports_unit_round").on(
      t.unitId,
      t.roundId,
      t.goalId,
      t.version,
      t.gradeId,
      t.needsSupport,
      t.id,
      t.authorId,
      t.submittedAt,
    ),
    checkOneOf("reports_channel", t.channel, CHANNELS),
  ],
);

/** 達成・一部・まだ for one criterion in one report. */
export const criterionJudgements = table(
  "criterion_judgements",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    criterionId: text("criterion_id")
      .notNull()
      .references(() => criteria.id),
    state: text("state", { enum: CRITERION_STATES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.criterionId] }),
    checkOneOf("criterion_judgements_state", t.state, CRITERION_STATES),
  ],
);
