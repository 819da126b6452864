import type { Context } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import {
  type Duty,
  isDone,
  type ReadDuty,
  type ReportDuty,
  readDutyKey,
  reportDutyKey,
  reportersOf,
} from "../domain/duty.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { type PointWeek, pointOfWeek, pointWeekOf, shortFormOf } from "../domain/priorityPoint.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import {
  type PointRow,
  priorityPointReads,
  type ReportRow,
  readerReads,
  reporterReads,
  reportReads,
} from "./reads.ts";

/** The open duties of a day, with the rules they were judged by. */
export interface OpenDuties {
  duties: Duty[];
  rules: CityRules;
}

/** One person's open duties, and the week's point whether read or not. */
export interface OwnDuties extends OpenDuties {
  weeksPoint: { point: ReadDuty["point"]; readAt: number | null } | null;
}

/**
 * What is open for one person on a day: the home screen and the chat. One round trip.
 * `assignees` of the duties holds this person alone where the duty is theirs; duties of others are left out.
 */
export async function openDutiesOf(context: Context, staffId: string, day: CivilDate): Promise<OwnDuties> {
  const { db } = context;
  const whose = { kind: "one", staffId } as const;
  const [stored, days, reports, reporters, points] = await db.batch([
    ...rulesReads(db),
    reportReads(db, day, whose),
    reporterReads(db, day, whose),
    priorityPointReads(db, day, fiscalYearOf(day), whose),
  ]);
  const rules = rulesFrom(stored, days);
  const asked = askedPoint(points, day, rules);
  const own = asked && asked.row.concerns === 1 ? asked : null;
  const reading = own && readDuty(own, [{ staffId, hasRead: own.row.readAt === null ? 0 : 1 }]);
  const duties = [...reports.map((row) => reportDuty(row, reporters)), ...(reading ? [reading] : [])]
    .filter((duty) => !isDone(duty) && duty.assignees.includes(staffId))
    .map((duty) => ({ ...duty, assignees: [staffId] }));
  return {
    duties,
    rules,
    weeksPoint: own && reading ? { point: reading.point, readAt: own.row.readAt } : null,
  };
}

/**
 * What is open for anybody on a day: the planner and the views of what is silent. Two round trips at most.
 * A duty that nobody's post has to see to is listed too, without assignees.
 * @param rules those read before, to save reading them again
 */
export async function openDutiesOfAll(
  context: Context,
  day: CivilDate,
  rules: CityRules,
): Promise<OpenDuties> {
  const { db } = context;
  const whose = { kind: "everyone" } as const;
  const [reports, reporters, points] = await db.batch([
    reportReads(db, day, whose),
    reporterReads(db, day, whose),
    priorityPointReads(db, day, fiscalYearOf(day), whose),
  ]);
  const asked = askedPoint(points, day, rules);
  const readings = asked ? [readDuty(asked, await readerReads(db, day, asked.row))] : [];
  const byUnit = Map.groupBy(reporters, (post) => post.unitId);
  const duties = [...reports.map((row) => reportDuty(row, byUnit.get(row.unitId) ?? [])), ...readings];
  return { duties: duties.filter((duty) => !isDone(duty)), rules };
}

interface AskedPoint {
  row: PointRow;
  week: PointWeek;
}

/** The point asked in the week of a day, from its asking day to the end of that week. */
function askedPoint(points: readonly PointRow[], day: CivilDate, rules: CityRules): AskedPoint | null {
  const week = pointWeekOf(day, rules.calendar, rules.settings);
  if (!week || day < week.askedOn || week.fiscalYear !== fiscalYearOf(day)) return null;
  const row = pointOfWeek(week, points);
  return row ? { row, week } : null;
}

function readDuty(
  { row, week }: AskedPoint,
  people: readonly { staffId: string; hasRead: 0 | 1 }[],
): ReadDuty {
  const idsOf = (hasRead: 0 | 1) => people.filter((p) => p.hasRead === hasRead).map((p) => p.staffId);
  return {
    kind: "read",
    key: readDutyKey(row.id),
    point: { id: row.id, policyTitle: row.policyTitle, path: row.path, shortForm: shortFormOf(row) },
    quarter: week.quarter,
    askedOn: week.askedOn,
    dueOn: week.dueOn,
    assignees: idsOf(0),
    readers: idsOf(1),
  };
}

function reportDuty(
  row: ReportRow,
  posts: readonly {
    unitId: string;
    staffId: string;
    role: Parameters<typeof reportersOf>[0][number]["role"];
  }[],
): ReportDuty {
  const { roundId, fiscalYear, quarter, opensOn, dueOn, unitId, unitName, total, answered } = row;
  return {
    kind: "report",
    key: reportDutyKey(roundId, unitId),
    round: { id: roundId, fiscalYear, quarter, opensOn, dueOn },
    unit: { id: unitId, name: unitName },
    total,
    answered,
    nextGoalId: answered < total ? row.nextGoalId : null,
    dueOn,
    assignees: reportersOf(posts.filter((post) => post.unitId === unitId)),
  };
}
