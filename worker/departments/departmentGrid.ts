import { eq, type SQL, sql } from "drizzle-orm";
import { goalSections, goals, reports, rounds, units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { callReads } from "../delivery/calls.ts";
import { callAt } from "../domain/callFate.ts";
import { reportDutyKey } from "../domain/duty.ts";
import type { DepartmentGrid } from "../domain/views.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { marksByGoal, newestReports } from "../reports/newestReports.ts";
import { shownYear } from "../reports/shownYear.ts";
import { askedRound, refOf, roundsOfYear, toYearRound } from "../reports/yearRounds.ts";
import { calendarOfUnit, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { unitTree } from "./unitTree.ts";

/**
 * Sections × goals × rounds of a department in one round trip. A section is there when something was asked of it or
 * answered by it that year; a round without an answer has no entry.
 * @param year a fiscal year; without it the year being asked about
 * @returns null when there is no such unit
 */
export async function departmentGrid(
  context: Context,
  { unitId, year }: { unitId: string; year?: number | undefined },
): Promise<DepartmentGrid | null> {
  const { db } = context;
  const shown = shownYear(context, year);
  const [[department], [yearRow], lines, newest, roundRows, grades, calls, stored] = await db.batch([
    db.select({ id: units.id, name: units.name }).from(units).where(eq(units.id, unitId)),
    db.all<{ year: number }>(sql`SELECT ${shown} AS year`),
    db.all<GridLine>(gridLines(unitId, shown)),
    newestReports(db, shown, sql`${reports.unitId} IN (SELECT id FROM ${unitTree(unitId)})`),
    roundsOfYear(db, shown),
    gradesInForce(db, shown),
    callReads(db, openDutyKeys(unitId)),
    rulesReads(db),
  ]);
  if (!department || !yearRow) return null;
  const yearRounds = roundRows.map(toYearRound);
  const open = askedRound(yearRounds);
  const rules = rulesFrom(stored);
  const calledAt = new Map(calls.map((call) => [call.dutyKey, call.calledAt]));
  const callOf = (id: string) => {
    const at = open ? calledAt.get(reportDutyKey(open.id, id)) : undefined;
    return at === undefined ? null : callAt(at, calendarOfUnit(rules, id));
  };
  return {
    department,
    now: context.now,
    fiscalYear: yearRow.year,
    grades,
    rounds: yearRounds.map(refOf),
    openRoundId: open?.id ?? null,
    units: toUnits(lines, newest).map((each) => ({ ...each, call: callOf(each.unit.id) })),
  };
}

/** Keys of what open rounds ask of the units, as a subquery. */
function openDutyKeys(unitId: string): SQL {
  return sql`(
    SELECT 'report:' || ${rounds.id} || ':' || tree.id FROM ${rounds} CROSS JOIN ${unitTree(unitId)} tree
    WHERE ${rounds.closedAt} IS NULL)`;
}

/** One goal of one section. */
interface GridLine {
  unitId: string;
  unitName: string;
  goalId: string;
  number: number;
  title: string;
  isAsked: 0 | 1;
}

/** Every goal × section that is asked, or was answered, in the order of the organisation and of the sheet. */
function gridLines(unitId: string, year: SQL<number>): SQL {
  return sql`
    WITH tree AS MATERIALIZED (SELECT id, name, place FROM ${unitTree(unitId)}),
    pairs(goal_id, unit_id, is_named) AS (
      SELECT ${goalSections.goalId}, ${goalSections.unitId}, 1
      FROM ${goals} JOIN ${goalSections} ON ${goalSections.goalId} = ${goals.id}
      WHERE ${goals.fiscalYear} = ${year} AND ${goalSections.unitId} IN (SELECT id FROM tree)
      UNION ALL
      SELECT DISTINCT ${reports.goalId}, ${reports.unitId}, 0
      FROM ${rounds} JOIN ${reports} ON ${reports.roundId} = ${rounds.id}
      WHERE ${rounds.fiscalYear} = ${year} AND ${reports.version} = 1 AND ${reports.unitId} IN (SELECT id FROM tree)
        AND NOT EXISTS (SELECT 1 FROM ${goalSections}
          WHERE ${goalSections.goalId} = ${reports.goalId} AND ${goalSections.unitId} = ${reports.unitId})
    )
    SELECT tree.id AS "unitId", tree.name AS "unitName", ${goals.id} AS "goalId", ${goals.number} AS "number",
      ${goals.title} AS "title", is_named AND ${goals.withdrawnAt} IS NULL AS "isAsked"
    FROM pairs JOIN tree ON tree.id = pairs.unit_id JOIN ${goals} ON ${goals.id} = pairs.goal_id
    ORDER BY tree.place, ${goals.unitId}, ${goals.number}, ${goals.withdrawnAt}, ${goals.id}`;
}

function toUnits(
  lines: readonly GridLine[],
  newest: Awaited<ReturnType<typeof newestReports>>,
): Omit<DepartmentGrid["units"][number], "call">[] {
  const newestByUnit = Map.groupBy(newest, (report) => report.unitId);
  return [...Map.groupBy(lines, (line) => line.unitId)].flatMap(([id, ofUnit]) => {
    const marks = marksByGoal(newestByUnit.get(id) ?? []);
    const shown = ofUnit.filter((line) => line.isAsked || marks.has(line.goalId));
    const [first] = shown;
    if (!first) return [];
    return {
      unit: { id, name: first.unitName },
      goals: shown.map(({ goalId, number, title, isAsked }) => ({
        id: goalId,
        number,
        title,
        isAsked: Boolean(isAsked),
        reports: marks.get(goalId) ?? {},
      })),
    };
  });
}
