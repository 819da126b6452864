import { eq, type SQL, sql } from "drizzle-orm";
import { goalSections, goals, grades, reports, rounds, units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { callReads } from "../delivery/calls.ts";
import { callAt } from "../domain/callFate.ts";
import { reportDutyKey } from "../domain/duty.ts";
import type { DepartmentGrid, UnitRef } from "../domain/views.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { shownYear } from "../reports/shownYear.ts";
import { askedRound, refOf, roundsOfYear, toYearRound } from "../reports/yearRounds.ts";
import { calendarOfUnit, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { goalRowOf, gradeRowOf, needsSupportIn, packedAnswer } from "./packedAnswers.ts";
import { unitTree } from "./unitTree.ts";

/**
 * Sections × goals × rounds of a department in one round trip. A section is there when something was asked of it or
 * answered by it that year. Goals and grades travel by their rowid, which holds for the one transaction of a batch: a
 * department has tens of thousands of answers, and their ids would be most of what is read.
 * @param year a fiscal year; without it the year being asked about
 * @returns null when there is no such unit
 */
export async function departmentGrid(
  context: Context,
  { unitId, year }: { unitId: string; year?: number | undefined },
): Promise<DepartmentGrid | null> {
  const { db } = context;
  const shown = shownYear(context, year);
  const tree = unitTree(unitId);
  const [[department], [yearRow], sections, goalRows, answers, roundRows, scale, gradeRows, calls, stored] =
    await db.batch([
      db.select({ id: units.id, name: units.name }).from(units).where(eq(units.id, unitId)),
      db.all<{ year: number }>(sql`SELECT ${shown} AS year`),
      db.all<UnitRef & { row: number }>(sql`
      SELECT tree.id AS id, tree.name AS name, ${units}.rowid AS "row"
      FROM ${tree} tree JOIN ${units} ON ${units.id} = tree.id ORDER BY place`),
      db.all<GoalRow>(goalsOf(tree, shown)),
      db.all<{ unitId: string; roundId: string; answers: string }>(answersOf(tree, shown)),
      roundsOfYear(db, shown),
      gradesInForce(db, shown),
      db.all<{ id: string; row: number }>(
        sql`SELECT ${grades.id} AS id, ${grades}.rowid AS "row" FROM ${grades}`,
      ),
      callReads(db, openDutyKeys(tree)),
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
  const gradePlaces = new Map(
    gradeRows.map(({ id, row }) => [row, scale.findIndex((grade) => grade.id === id)]),
  );
  const places = new Map(goalRows.map(({ row }, place) => [row, place]));
  const askedOf = goalRows.map(({ asked }) => new Set(JSON.parse(asked) as number[]));
  const answersBy = new Map(answers.map((row) => [`${row.unitId} ${row.roundId}`, row.answers]));
  return {
    department,
    now: context.now,
    fiscalYear: yearRow.year,
    grades: scale,
    rounds: yearRounds.map(refOf),
    openRoundId: open?.id ?? null,
    goals: goalRows.map(({ id, number, title }) => ({ id, number, title })),
    units: sections.flatMap(({ row: unitRow, ...unit }) => {
      const byRound = yearRounds.map(({ id }) => placed(answersBy.get(`${unit.id} ${id}`), places));
      const own = askedOf
        .map((asked, place) => ({ isAsked: asked.has(unitRow), place }))
        .filter((goal) => goal.isAsked || byRound.some((answers) => answers[goal.place] !== 0));
      if (own.length === 0) return [];
      return {
        unit,
        call: callOf(unit.id),
        goals: own.map(({ place }) => place),
        former: own.filter((goal) => !goal.isAsked).map(({ place }) => place),
        marks: byRound.map((answers) =>
          own.map(({ place }) => {
            const answer = answers[place];
            return answer ? (gradePlaces.get(gradeRowOf(answer)) ?? -1) : null;
          }),
        ),
        support: byRound.map((answers) =>
          own.filter(({ place }) => needsSupportIn(answers[place] ?? 0)).map(({ place }) => place),
        ),
      };
    }),
  };
}

/** Keys of what open rounds ask of the units, as a subquery. */
function openDutyKeys(tree: SQL): SQL {
  return sql`(
    SELECT 'report:' || ${rounds.id} || ':' || tree.id FROM ${rounds} CROSS JOIN ${tree} tree
    WHERE ${rounds.closedAt} IS NULL)`;
}

interface GoalRow {
  row: number;
  id: string;
  number: number;
  title: string;
  /** The rowids of the sections it is asked of, as JSON. */
  asked: string;
}

/** Every goal of the year that was asked of a unit of the tree or answered by one, in the order of the sheets. */
function goalsOf(tree: SQL, year: SQL<number>): SQL {
  return sql`
    WITH tree AS MATERIALIZED (SELECT id FROM ${tree})
    SELECT ${goals}.rowid AS "row", ${goals.id} AS "id", ${goals.number} AS "number", ${goals.title} AS "title",
      CASE WHEN ${goals.withdrawnAt} IS NULL THEN (
        SELECT json_group_array(${units}.rowid)
        FROM ${goalSections} CROSS JOIN ${units} ON ${units.id} = ${goalSections.unitId}
        WHERE ${goalSections.goalId} = ${goals.id}) ELSE '[]' END AS "asked"
    FROM ${goals}
    WHERE ${goals.fiscalYear} = ${year} AND (
      ${goals.withdrawnAt} IS NULL AND EXISTS (SELECT 1 FROM ${goalSections}
        WHERE ${goalSections.goalId} = ${goals.id} AND ${goalSections.unitId} IN (SELECT id FROM tree))
      OR EXISTS (SELECT 1 FROM ${reports}
        WHERE ${reports.goalId} = ${goals.id} AND ${reports.unitId} IN (SELECT id FROM tree)))
    ORDER BY ${goals.unitId}, ${goals.number}, ${goals.withdrawnAt}, ${goals.id}`;
}

/**
 * All versions of all answers of the tree, a JSON list of packed numbers for each unit and round, the newest version of
 * an answer last. Each list is a walk of the index of its own, in its order: grouping takes a fifth longer.
 */
function answersOf(tree: SQL, year: SQL<number>): SQL {
  const packed = packedAnswer({
    goalRow: sql`${goals}.rowid`,
    gradeRow: sql`${grades}.rowid`,
    needsSupport: sql`${reports.needsSupport}`,
  });
  return sql`
    WITH tree AS MATERIALIZED (SELECT id FROM ${tree})
    SELECT tree.id AS "unitId", ${rounds.id} AS "roundId", (
      SELECT json_group_array(answer) FROM (
        SELECT ${packed} AS answer FROM ${reports}
        CROSS JOIN ${goals} ON ${goals.id} = ${reports.goalId}
        CROSS JOIN ${grades} ON ${grades.id} = ${reports.gradeId}
        WHERE ${reports.unitId} = tree.id AND ${reports.roundId} = ${rounds.id}
        ORDER BY ${reports.goalId}, ${reports.version})) AS "answers"
    FROM tree CROSS JOIN ${rounds}
    WHERE ${rounds.fiscalYear} = ${year}`;
}

/**
 * The newest answers of a unit in a round at the places of their goals; 0 where there is none.
 * @param places by the rowid of the goal
 */
function placed(packed: string | undefined, places: ReadonlyMap<number, number>): number[] {
  const found = new Array<number>(places.size).fill(0);
  for (const answer of JSON.parse(packed ?? "[]") as number[]) {
    const place = places.get(goalRowOf(answer));
    if (place !== undefined) found[place] = answer;
  }
  return found;
}
