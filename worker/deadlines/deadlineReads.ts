// The deadlines that are open on a day, unit by unit, with whoever has not handed in.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { unitTree } from "../departments/unitTree.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { GOAL_DAYS_AHEAD, MOST_CLOSED_DAYS, openSince, spanOf } from "../domain/deadlines/spans.ts";
import type { HandInBy, HandInKind } from "../domain/deadlines/states.ts";
import { reportersOf, type Superior } from "../domain/duty.ts";
import type { LadderRung } from "../domain/settings.ts";
import type { UnitRef } from "../domain/views.ts";
import { heldOn, superiorsAbove, unitsConcerning, type Whose } from "../duties/reads.ts";
import { deputiesOn } from "../organisation/actingFor.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { askedPosts, isCounted, isMissing, reached } from "./asked.ts";
import { givesDeadline, isGoalDue } from "./goalDeadlines.ts";

/** An open deadline as far as one unit is concerned. */
export interface DeadlineFact {
  /** Of a goal's own day `goal:<goal>`. */
  deadlineId: string;
  /** The goal whose day it is; it is met by an answer, and nothing is handed in for it. */
  goalId: string | null;
  title: string;
  unit: UnitRef;
  /** Null for a goal. */
  handIn: HandInKind | null;
  handInBy: HandInBy;
  opensOn: CivilDate;
  /** A working day of the city: where the day itself is closed, the one before it. */
  dueOn: CivilDate;
  /** Rungs of its own; null where those of the city count. */
  ladder: readonly LadderRung[] | null;
  /** Staff ids of those who have to: whoever answers for the unit, or each of its people who has not handed in. */
  missing: readonly string[];
  /** Of those with a post in the unit, whoever is named as the deputy of somebody absent on the day. */
  unitStaff: readonly string[];
  /** Those who lead the units above, the nearest first. */
  superiors: readonly Superior[];
}

interface DeadlineRow {
  deadlineId: string;
  goalId: string | null;
  title: string;
  handIn: HandInKind | null;
  handInBy: HandInBy;
  opensOn: CivilDate;
  dueOn: CivilDate;
  /** JSON. */
  ladder: string | null;
  unitId: string;
  unitName: string;
  /** Staff ids, as JSON: those asked who have not handed in, the chiefs among them, and the deputies of the unit. */
  staff: string;
  chiefs: string;
  unitStaff: string | null;
}

/**
 * What open deadlines of a day are made of: three statements, for one batch. A city without deadlines costs little.
 * @param whose everybody's; those of the units one person may have to answer for; those of one unit and below it
 */
export function deadlineReads(db: Database, day: CivilDate, whose: Whose) {
  const holders = (and = sql``) => sql`
    (SELECT json_group_array(DISTINCT p.staff_id) FROM posts p WHERE p.unit_id = u.id AND ${heldOn(day)} ${and})`;
  const deputies = sql`
    deputies(unit_id, staff) AS MATERIALIZED (
      SELECT unit_id, json_group_array(DISTINCT staff_id) FROM (${deputiesOn(day)}) GROUP BY unit_id)`;
  // One person's units are taken as they are: that costs less than finding out which have a deadline.
  const concerned = sql`
    WITH RECURSIVE ${reached(isOpen(day))}
    SELECT r.unit_id FROM reach r WHERE ${isConcerned(sql`r.unit_id`, day, whose)}
    UNION
    SELECT s.unit_id FROM goals g JOIN goal_sections s ON s.goal_id = g.id
    WHERE ${isGoalDue(day)} AND g.withdrawn_at IS NULL AND ${isConcerned(sql`s.unit_id`, day, whose)}`;
  return [
    db.all<DeadlineRow>(sql`
      WITH RECURSIVE ${askedPosts(day, isOpen(day), isConcerned(sql`p.unit_id`, day, whose))}, ${deputies}
      SELECT d.id AS deadlineId, NULL AS goalId, d.title AS title, d.hand_in AS handIn, d.hand_in_by AS handInBy,
             d.opens_on AS opensOn, d.due_on AS dueOn, d.ladder AS ladder, u.id AS unitId, u.name AS unitName,
             json_group_array(DISTINCT a.staff_id) AS staff,
             json_group_array(DISTINCT a.staff_id) FILTER (WHERE a.role = 'chief') AS chiefs, p.staff AS unitStaff
      FROM asked a JOIN deadlines d ON d.id = a.deadline_id JOIN units u ON u.id = a.unit_id
      LEFT JOIN deputies p ON p.unit_id = u.id
      WHERE ${isCounted} AND ${isMissing}
      GROUP BY d.id, u.id
      ORDER BY d.due_on, d.id, u.position, u.id`),
    db.all<DeadlineRow>(sql`
      WITH ${deputies}
      SELECT 'goal:' || g.id AS deadlineId, g.id AS goalId, g.title AS title, NULL AS handIn, 'unit' AS handInBy,
             date(g.deadline_date, ${`-${GOAL_DAYS_AHEAD} days`}) AS opensOn, g.deadline_date AS dueOn, NULL AS ladder,
             u.id AS unitId, u.name AS unitName, ${holders()} AS staff, ${holders(sql`AND p.role = 'chief'`)} AS chiefs,
             (SELECT y.staff FROM deputies y WHERE y.unit_id = u.id) AS unitStaff
      FROM goals g JOIN goal_sections s ON s.goal_id = g.id JOIN units u ON u.id = s.unit_id
      WHERE ${isGoalDue(day)} AND ${givesDeadline} AND ${isConcerned(sql`s.unit_id`, day, whose)}
      ORDER BY g.deadline_date, g.id, u.position, u.id`),
    superiorsAbove(db, day, whose.kind === "one" ? unitsConcerning(whose.staffId, day) : concerned),
  ] as const;
}

type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
export type DeadlineRows = RowsOf<ReturnType<typeof deadlineReads>>;

/** The rows of `deadlineReads` of a day as facts, the earliest due first; one whose span has not begun is left out. */
export function toDeadlineFacts(
  [own, ofGoals, superiorRows]: DeadlineRows,
  { calendar }: Pick<CityRules, "calendar">,
  day: CivilDate,
): DeadlineFact[] {
  const superiorsOf = Map.groupBy(superiorRows, ({ unitId }) => unitId);
  return [...own, ...ofGoals]
    .map((row): DeadlineFact => {
      const { deadlineId, goalId, title, handIn, handInBy, unitId, unitName, ladder } = row;
      const asked = { staff: idsIn(row.staff), chiefs: idsIn(row.chiefs) };
      return {
        deadlineId,
        goalId,
        title,
        unit: { id: unitId, name: unitName },
        handIn,
        handInBy,
        ...spanOf(row, calendar),
        ladder: ladder === null ? null : (JSON.parse(ladder) as LadderRung[]),
        missing: handInBy === "unit" ? reportersOf(asked) : asked.staff,
        unitStaff: idsIn(row.unitStaff ?? "[]"),
        superiors: superiorsOf.get(unitId) ?? [],
      };
    })
    .filter(({ opensOn }) => opensOn <= day)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

/** That a deadline `d` may be open on a day. */
function isOpen(day: CivilDate): SQL {
  // One that opens on the closed day it is due on is open on the working day before, some days earlier.
  return sql`d.withdrawn_at IS NULL AND d.opens_on <= ${addDays(day, MOST_CLOSED_DAYS)}
    AND d.due_on >= ${openSince(day)}`;
}

function isConcerned(unitId: SQL, day: CivilDate, whose: Whose): SQL {
  switch (whose.kind) {
    case "everyone":
      return sql`1`;
    case "one":
      return sql`${unitId} IN (${unitsConcerning(whose.staffId, day)})`;
    case "unit":
      return sql`${unitId} IN (SELECT id FROM ${unitTree(whose.unitId)})`;
  }
}

function idsIn(json: string): string[] {
  return JSON.parse(json) as string[];
}
