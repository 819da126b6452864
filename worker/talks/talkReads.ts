// The reads behind 面談資料. Each is one statement, so that a page sends them in one batch.
import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { talks } from "../../db/schema/index.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { IndicatorKind } from "../domain/indicator.ts";
import type { SupportFrom } from "../domain/review.ts";
import type { TalkStage } from "../domain/talk.ts";
import type { AnswerThen } from "../domain/talkChanges.ts";
import { heldOn } from "../duties/reads.ts";

/** Which talk of which department; the year as an expression that any statement can use. */
export interface TalkOf {
  unitId: string;
  year: number;
  stage: TalkStage;
  now: number;
  /** The units of the department, as `unitTree` gives them. */
  tree: SQL;
}

/** Longest text that the page may need of a report or review. */
const TEXT_CHARACTERS = 200;

/** The first instant after a talk's day in Tokyo, UTC ms: its midnight in UTC and 15 hours. */
const END_OF_TALK = sql`unixepoch(held_on) * 1000 + ${15 * 60 * 60 * 1000}`;

/** The end of what the page knows: the end of its talk's day, or now. Nothing from that instant on is on it. */
export function untilOf({ unitId, year, stage, now }: TalkOf): SQL<number> {
  return sql<number>`coalesce(
    (SELECT ${END_OF_TALK} FROM talks WHERE unit_id = ${unitId} AND fiscal_year = ${year} AND stage = ${stage}),
    ${now + 1})`;
}

/** The end of the talk before in the same year; 0 where there was none. */
export function sinceOf({ unitId, year, stage }: TalkOf): SQL<number> {
  const earlier = { opening: [], midterm: ["opening"], closing: ["opening", "midterm"] }[stage];
  return sql<number>`coalesce(
    (SELECT max(${END_OF_TALK}) FROM talks WHERE unit_id = ${unitId} AND fiscal_year = ${year}
      AND stage IN (SELECT value FROM json_each(${JSON.stringify(earlier)}))),
    0)`;
}

/** Query of the talks of a department, in any year. */
export function talksOf(db: Database, unitId: string) {
  return db
    .select({ fiscalYear: talks.fiscalYear, stage: talks.stage, heldOn: talks.heldOn })
    .from(talks)
    .where(eq(talks.unitId, unitId))
    .orderBy(talks.heldOn);
}

/** Query of the titles of those who direct the department on a day. */
export function directorTitles(db: Database, unitId: string, day: CivilDate) {
  return db.all<{ title: string }>(sql`
    SELECT p.title FROM posts p WHERE p.unit_id = ${unitId} AND p.role = 'director' AND ${heldOn(day)}
    ORDER BY p.is_main DESC, p.id LIMIT 1`);
}

export interface PointRow {
  id: string;
  path: string;
  text: string;
  shortForm: string | null;
  isCity: 0 | 1;
  goals: number;
}

/**
 * Query of the year's points: of the city's paper those that the department's goals serve, of its own all; 重点事項
 * first, then what goals serve. A goal that serves what hangs below a point serves the point, once.
 */
export function pointReads(db: Database, { unitId, year, tree }: TalkOf) {
  return db.all<PointRow>(sql`
    WITH RECURSIVE under(top, id) AS (
      SELECT id, id FROM points WHERE parent_id IS NULL
      UNION ALL
      SELECT under.top, points.id FROM points JOIN under ON points.parent_id = under.id),
    served(top, goals) AS (
      SELECT under.top, count(DISTINCT g.id)
      FROM goals g JOIN goal_points l ON l.goal_id = g.id JOIN under ON under.id = l.point_id
      WHERE g.fiscal_year = ${year} AND g.withdrawn_at IS NULL
        AND EXISTS (SELECT 1 FROM goal_sections s WHERE s.goal_id = g.id AND s.unit_id IN (SELECT id FROM ${tree}))
      GROUP BY under.top)
    SELECT p.id, p.path, p.text, p.short_form AS "shortForm", a.unit_id <> ${unitId} AS "isCity",
      coalesce(served.goals, 0) AS goals
    FROM policies a JOIN units u ON u.id = a.unit_id JOIN points p ON p.policy_id = a.id
    LEFT JOIN served ON served.top = p.id
    WHERE a.fiscal_year = ${year} AND p.withdrawn_at IS NULL AND p.parent_id IS NULL
      AND (u.id = ${unitId} OR (u.parent_id IS NULL AND served.goals > 0))
    ORDER BY p.is_priority DESC, served.goals IS NULL, p.position, p.id`);
}

export interface PairRow {
  goalId: string;
  number: number;
  title: string;
  deadline: string;
  unitId: string;
  unitName: string;
}

/** Query of the standing goals of a year, a row for each section they are asked of, in the order of the sheet. */
export function pairReads(db: Database, { year, tree }: Pick<TalkOf, "year" | "tree">) {
  return db.all<PairRow>(sql`
    SELECT g.id AS "goalId", g.number, g.title, g.deadline_text AS deadline, t.id AS "unitId", t.name AS "unitName"
    FROM ${tree} t JOIN goal_sections s ON s.unit_id = t.id
    JOIN goals g ON g.id = s.goal_id AND g.fiscal_year = ${year} AND g.withdrawn_at IS NULL
    ORDER BY g.number, g.unit_id, g.id, t.place`);
}

/** Query of the levels of the standing goals of a year. */
export function levelReads(db: Database, { year, tree }: TalkOf) {
  return db.all<{ goalId: string; text: string }>(sql`
    SELECT c.goal_id AS "goalId", c.text FROM goals g JOIN criteria c ON c.goal_id = g.id
    WHERE g.fiscal_year = ${year} AND g.withdrawn_at IS NULL AND c.withdrawn_at IS NULL
      AND EXISTS (SELECT 1 FROM goal_sections s WHERE s.goal_id = g.id AND s.unit_id IN (SELECT id FROM ${tree}))
    ORDER BY c.goal_id, c.position, c.id`);
}

export interface AnswerRow extends Omit<AnswerThen, "needsSupport"> {
  needsSupport: 0 | 1;
  supportFrom: SupportFrom | null;
  blocked: string;
  carriedFrom: Quarter | null;
}

/**
 * Query of one answer per goal and section among those before an instant: the newest, or the newest of the first quarter
 * that was answered. Beside a lone max() or min() SQLite takes the other columns from the row that holds it
 * (sqlite.org/lang_select.html, bare columns in an aggregate query).
 */
export function answerReads(
  db: Database,
  { year, tree }: Pick<TalkOf, "year" | "tree">,
  which: "newest" | "first",
  until: SQL<number>,
) {
  const chosen =
    which === "newest"
      ? sql`max(r.quarter * 100000 + a.version)`
      : sql`min(r.quarter * 100000 + 99999 - a.version)`;
  return db.all<AnswerRow>(sql`
    SELECT a.goal_id AS "goalId", a.unit_id AS "unitId", r.quarter, a.grade_id AS "gradeId",
      a.needs_support AS "needsSupport", a.support_from AS "supportFrom",
      substr(a.blocked, 1, ${TEXT_CHARACTERS}) AS blocked, a.carried_from AS "carriedFrom", ${chosen} AS place
    FROM rounds r JOIN reports a ON a.round_id = r.id
    WHERE r.fiscal_year = ${year} AND a.unit_id IN (SELECT id FROM ${tree}) AND a.submitted_at < ${until}
    GROUP BY a.goal_id, a.unit_id`);
}

export interface WordRow {
  goalId: string;
  unitId: string;
  mark: "question" | "discuss";
  word: string;
  reviewerTitle: string;
  reviewedAt: number;
  laterWordAt: number | null;
  reportedAt: number | null;
}

/** Query of what superiors asked or offered to talk about, with the first word and the first report after it. */
export function wordReads(db: Database, { year, tree }: TalkOf) {
  return db.all<WordRow>(sql`
    SELECT a.goal_id AS "goalId", a.unit_id AS "unitId", v.mark, substr(v.word, 1, ${TEXT_CHARACTERS}) AS word,
      v.reviewer_title AS "reviewerTitle", v.reviewed_at AS "reviewedAt",
      (SELECT min(w.reviewed_at) FROM reports b JOIN reviews w ON w.report_id = b.id
        WHERE b.goal_id = a.goal_id AND b.unit_id = a.unit_id
          AND (w.reviewed_at > v.reviewed_at OR (w.reviewed_at = v.reviewed_at AND w.rowid > v.rowid))) AS "laterWordAt",
      (SELECT min(b.submitted_at) FROM reports b
        WHERE b.goal_id = a.goal_id AND b.unit_id = a.unit_id AND b.submitted_at > v.reviewed_at) AS "reportedAt"
    FROM rounds r JOIN reports a ON a.round_id = r.id JOIN reviews v ON v.report_id = a.id
    WHERE r.fiscal_year = ${year} AND a.unit_id IN (SELECT id FROM ${tree}) AND v.mark IN ('question', 'discuss')`);
}

export interface FigureRow {
  id: string;
  goalId: string;
  text: string;
  target: number | null;
  unit: string;
  kind: IndicatorKind;
  value: number | null;
  quarter: Quarter | null;
  unitName: string | null;
  unitId: string | null;
}

/** Query of the measured indicators of the standing goals, each with the newest number given before an instant. */
export function figureReads(db: Database, { year, tree }: TalkOf, until: SQL<number>) {
  return db.all<FigureRow>(sql`
    WITH newest(indicator_id, value, quarter, unit_id, at) AS (
      SELECT n.indicator_id, n.value, r.quarter, a.unit_id, max(a.submitted_at)
      FROM rounds r JOIN reports a ON a.round_id = r.id JOIN indicator_values n ON n.report_id = a.id
      WHERE r.fiscal_year = ${year} AND a.unit_id IN (SELECT id FROM ${tree}) AND a.submitted_at < ${until}
      GROUP BY n.indicator_id)
    SELECT i.id, i.goal_id AS "goalId", i.text, i.target, i.unit, i.kind, newest.value, newest.quarter, u.id AS "unitId",
      u.name AS "unitName"
    FROM goals g JOIN indicators i ON i.goal_id = g.id
    LEFT JOIN newest ON newest.indicator_id = i.id LEFT JOIN units u ON u.id = newest.unit_id
    WHERE g.fiscal_year = ${year} AND g.withdrawn_at IS NULL AND i.position >= 0 AND i.kind <> 'continuous'
      AND EXISTS (SELECT 1 FROM goal_sections s WHERE s.goal_id = g.id AND s.unit_id IN (SELECT id FROM ${tree}))
    ORDER BY g.number, g.id, i.position, i.id`);
}
