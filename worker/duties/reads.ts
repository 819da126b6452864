// The reads behind the duties of a day. Each is one statement, so that a caller can send them in one batch.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Superior } from "../domain/duty.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import { monthOf } from "../domain/quota.ts";
import type { AbsenceToday } from "../domain/standIn.ts";

/** No city's organisation is deeper. */
const DEEPEST = 20;

/** Whose duties: everybody's, one person's, or those of a unit. */
export type Whose =
  | { kind: "everyone" }
  | { kind: "one"; staffId: string }
  | { kind: "unit"; unitId: string };

export interface ReportRow {
  roundId: string;
  fiscalYear: number;
  quarter: Quarter;
  opensOn: CivilDate;
  dueOn: CivilDate;
  unitId: string;
  unitName: string;
  total: number;
  answered: number;
  nextGoalId: string | null;
}

/** Open rounds × units that are asked, with how much is answered. A round is open until it is closed, late or not. */
export function reportReads(db: Database, day: CivilDate, whose: Whose) {
  // What a unit answered stands together in the index of units; all units' answers do in that of the versions.
  const units = unitsOfWhose(day, whose);
  const index = units ? sql`INDEXED BY reports_unit_round` : sql``;
  // With a single min() SQLite takes the bare column next_goal from the row that holds the minimum.
  return db.all<ReportRow>(sql`
    SELECT r.id AS roundId, r.fiscal_year AS fiscalYear, r.quarter AS quarter, r.opens_on AS opensOn,
           r.due_on AS dueOn, u.id AS unitId, u.name AS unitName, count(*) AS total, count(a.version) AS answered,
           min(CASE WHEN a.version IS NULL THEN g.number END) AS nextNumber, g.id AS nextGoalId
    FROM rounds r
    JOIN goals g ON g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
    JOIN goal_sections s ON s.goal_id = g.id
    JOIN units u ON u.id = s.unit_id
    LEFT JOIN reports a ${index}
      ON a.round_id = r.id AND a.goal_id = g.id AND a.unit_id = s.unit_id AND a.version = 1
    WHERE r.closed_at IS NULL AND ${units ? sql`s.unit_id IN (${units})` : sql`1`}
    GROUP BY r.id, u.id
    ORDER BY r.fiscal_year, r.quarter, u.position, u.id`);
}

/** The units that may have to answer, with everybody who holds a post in them on the day and their chiefs. */
export function reporterReads(db: Database, day: CivilDate, whose: Whose) {
  return db.all<{ unitId: string; staff: string; chiefs: string }>(sql`
    SELECT p.unit_id AS unitId, json_group_array(DISTINCT p.staff_id) AS staff,
           json_group_array(DISTINCT p.staff_id) FILTER (WHERE p.role = 'chief') AS chiefs
    FROM posts p
    WHERE ${heldOn(day)} AND p.unit_id IN (${answeringUnits(day, whose)})
    GROUP BY p.unit_id`);
}

export interface SuperiorRow extends Superior {
  unitId: string;
}

/** Those who lead the units above the units that may have to answer, the nearest first. */
export function superiorReads(db: Database, day: CivilDate, whose: Whose) {
  return superiorsAbove(db, day, answeringUnits(day, whose));
}

/** Those who lead the units above some units on a day, the nearest first. @param units a query of unit ids */
export function superiorsAbove(db: Database, day: CivilDate, units: SQL) {
  return db.all<SuperiorRow>(sql`
    WITH RECURSIVE above(unit_id, id, distance) AS (
      SELECT u.id, u.parent_id, 1 FROM units u WHERE u.id IN (${units})
      UNION ALL
      SELECT above.unit_id, u.parent_id, above.distance + 1 FROM above JOIN units u ON u.id = above.id
      WHERE above.distance < ${DEEPEST})
    SELECT above.unit_id AS unitId, p.staff_id AS staffId, p.role AS role, above.distance AS distance,
           p.valid_from AS since
    FROM above JOIN posts p ON p.unit_id = above.id
    WHERE p.role IN ('chief', 'director') AND ${heldOn(day)}
    ORDER BY above.unit_id, above.distance, p.staff_id`);
}

/** Who is absent on the day. */
export function absenceReads(db: Database, day: CivilDate) {
  return db.all<AbsenceToday & { staffId: string }>(sql`
    SELECT staff_id AS staffId, max(until_day) AS untilDay, deputy_id AS deputyId
    FROM absences WHERE ${coversDay(day)}
    GROUP BY staff_id`);
}

/**
 * What could not be delivered and nobody has looked at, and codes that wrong tries have ended and nobody has replaced;
 * with the administrators of the day.
 */
export function troubleReads(db: Database, day: CivilDate) {
  const administrators = sql`
    (SELECT json_group_array(DISTINCT p.staff_id) FROM posts p WHERE p.role = 'admin' AND ${heldOn(day)})`;
  return db.all<TroubleRow>(sql`
    SELECT 'batches' AS kind, day AS since, sum(state = 'failed') AS failed, sum(state = 'uncertain') AS uncertain,
           0 AS held, 0 AS burnt, ${administrators} AS administrators
    FROM batches WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL
    GROUP BY day
    UNION ALL
    SELECT 'quota', month || '-01', 0, 0, held, 0, ${administrators}
    FROM quota_months WHERE month = ${monthOf(day)} AND held > 0 AND settled_at IS NULL
    UNION ALL
    SELECT 'invites', burnt_on, 0, 0, 0, count(*), ${administrators}
    FROM invites
    WHERE burnt_on <= ${day} AND used_at IS NULL AND date(expires_at / 1000, 'unixepoch', '+9 hours') >= ${day}
    GROUP BY burnt_on`);
}

export interface TroubleRow {
  kind: "batches" | "quota" | "invites";
  since: CivilDate;
  failed: number;
  uncertain: number;
  held: number;
  burnt: number;
  /** Staff ids, as JSON. */
  administrators: string;
}

export interface PointRow {
  id: string;
  policyTitle: string;
  policyUnitId: string;
  path: string;
  text: string;
  shortForm: string | null;
  /** For one person: whether a post of that day is in the policy's unit or below, and when it was read. */
  concerns: 0 | 1;
  readAt: number | null;
}

/** The year's 重点事項 in the order of the papers, the city's first. */
export function priorityPointReads(db: Database, day: CivilDate, fiscalYear: number, whose: Whose) {
  const staffId = whose.kind === "one" ? whose.staffId : "";
  return db.all<PointRow>(sql`
    WITH RECURSIVE above(id, parent_id) AS (
      SELECT u.id, u.parent_id FROM units u WHERE u.id IN (${unitsOf(staffId, day)})
      UNION
      SELECT u.id, u.parent_id FROM units u JOIN above ON u.id = above.parent_id)
    SELECT p.id AS id, o.title AS policyTitle, o.unit_id AS policyUnitId, p.path AS path, p.text AS text,
           p.short_form AS shortForm, o.unit_id IN (SELECT id FROM above) AS concerns, d.read_at AS readAt
    FROM points p
    JOIN policies o ON o.id = p.policy_id
    JOIN policy_sections c ON c.id = p.section_id
    JOIN units u ON u.id = o.unit_id
    LEFT JOIN readings d ON d.point_id = p.id AND d.staff_id = ${staffId}
    WHERE p.is_priority = 1 AND p.withdrawn_at IS NULL AND o.fiscal_year = ${fiscalYear}
    ORDER BY u.parent_id IS NOT NULL, u.position, o.id, c.position, p.position, p.path`);
}

/** Everybody with a post on the day in a unit or below it: who has read a point and who has not, as JSON. */
export function readerReads(db: Database, day: CivilDate, point: { id: string; policyUnitId: string }) {
  return db.all<{ unread: string; read: string }>(sql`
    WITH RECURSIVE below(id) AS (
      SELECT ${point.policyUnitId}
      UNION
      SELECT u.id FROM units u JOIN below ON u.parent_id = below.id)
    SELECT json_group_array(DISTINCT p.staff_id) FILTER (WHERE d.point_id IS NULL) AS unread,
           json_group_array(DISTINCT p.staff_id) FILTER (WHERE d.point_id IS NOT NULL) AS read
    FROM posts p
    LEFT JOIN readings d ON d.point_id = ${point.id} AND d.staff_id = p.staff_id
    WHERE ${heldOn(day)} AND p.unit_id IN (SELECT id FROM below)`);
}

/** That a post is held on a day, in a unit that has not ended before it. @param post the name the posts go by */
export function heldOn(day: CivilDate | SQL, post = "p"): SQL {
  const of = (name: string) => sql.raw(`${post}.${name}`);
  return sql`${of("valid_from")} <= ${day} AND (${of("valid_to")} IS NULL OR ${of("valid_to")} >= ${day})
    AND ${of("unit_id")} NOT IN (SELECT id FROM units WHERE valid_to < ${day})`;
}

/** That an absence covers a day. */
export function coversDay(day: CivilDate): SQL {
  return sql`from_day <= ${day} AND until_day >= ${day} AND ended_at IS NULL`;
}

/** Query of the units in which a person holds a post on a day. */
export function unitsOf(staffId: string, day: CivilDate): SQL {
  return sql`SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND ${heldOn(day)}`;
}

/** Query of the units that a person leads on a day, and of those below. */
export function unitsLedBy(staffId: string, day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE led(id) AS (
      SELECT p.unit_id FROM posts p
      WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      UNION
      SELECT u.id FROM units u JOIN led ON u.parent_id = led.id)
    SELECT id FROM led`;
}

/** A person's own units, and those below the units they lead in which somebody is absent: they may have to stand in. */
export function unitsConcerning(staffId: string, day: CivilDate): SQL {
  return sql`
    ${unitsOf(staffId, day)}
    UNION
    SELECT p.unit_id FROM absences a JOIN posts p ON p.staff_id = a.staff_id
    WHERE ${coversDay(day)} AND ${heldOn(day)} AND p.unit_id IN (${unitsLedBy(staffId, day)})`;
}

/** Query of the units concerned, as `unit_id`; null where all are. */
function unitsOfWhose(day: CivilDate, whose: Whose): SQL | null {
  switch (whose.kind) {
    case "everyone":
      return null;
    case "one":
      return unitsConcerning(whose.staffId, day);
    case "unit":
      return sql`SELECT ${whose.unitId} AS unit_id`;
  }
}

/**
 * Query of the units concerned, of everybody's and of one unit those that an open round asks. A person's few are taken
 * as they are: that costs less than asking.
 */
function answeringUnits(day: CivilDate, whose: Whose): SQL {
  if (whose.kind === "one") return unitsConcerning(whose.staffId, day);
  return sql`
    SELECT s.unit_id FROM rounds r
    JOIN goals g ON g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
    JOIN goal_sections s ON s.goal_id = g.id
    WHERE r.closed_at IS NULL ${whose.kind === "unit" ? sql`AND s.unit_id = ${whose.unitId}` : sql``}`;
}
