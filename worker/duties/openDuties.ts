import type { Context } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { absentOf, type Duty, isDone, type ReadDuty, readDutyKey } from "../domain/duty.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { type PointWeek, pointOfWeek, pointWeekOf, shortFormOf } from "../domain/priorityPoint.ts";
import type { ReviewNews } from "../domain/reviewViews.ts";
import { type AbsenceToday, standInsOf } from "../domain/standIn.ts";
import type { WaitingFor } from "../domain/views.ts";
import { newsReads, toReviewNews } from "../reviews/reviewNews.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { dutyReads, toDuties } from "./dutyReads.ts";
import { type PointRow, priorityPointReads, readerReads } from "./reads.ts";
import { toWaiting, waitingReads } from "./waiting.ts";

/** The open duties of a day, with what they were judged by. */
export interface OpenDuties {
  duties: Duty[];
  rules: CityRules;
  /** Who is absent on the day. */
  absences: ReadonlyMap<string, AbsenceToday>;
}

/** One person's open duties, the week's point whether read or not, and what superiors said. */
export interface OwnDuties extends OpenDuties {
  weeksPoint: { point: ReadDuty["point"]; readAt: number | null } | null;
  /** What superiors said of reports of the person's units and nobody there has seen. */
  reviewNews: ReviewNews[];
  /** Whom a leader waits for. */
  waiting: WaitingFor[];
}

/**
 * What is open for one person on a day: the home screen and the chat. One round trip.
 * Duties in which the person stands in for somebody absent are among them; duties of others are left out.
 */
export async function openDutiesOf(context: Context, staffId: string, day: CivilDate): Promise<OwnDuties> {
  const { db } = context;
  const whose = { kind: "one", staffId } as const;
  const [stored, news, waited, points, ...rows] = await db.batch([
    rulesReads(db),
    newsReads(db, staffId, day),
    waitingReads(db, staffId, day),
    priorityPointReads(db, day, fiscalYearOf(day), whose),
    ...dutyReads(db, day, whose),
  ]);
  const rules = rulesFrom(stored);
  const asked = askedPoint(points, day, rules);
  const own = asked && asked.row.concerns === 1 ? asked : null;
  const reading =
    own &&
    readDuty(
      own,
      own.row.readAt === null ? { unread: [staffId], read: [] } : { unread: [], read: [staffId] },
    );
  const { duties, absences } = toDuties(rows, { rules, day, whose, readings: reading ? [reading] : [] });
  return {
    duties: duties.filter((duty) => !isDone(duty) && concerns(duty, staffId)),
    rules,
    absences,
    weeksPoint: own && reading ? { point: reading.point, readAt: own.row.readAt } : null,
    reviewNews: toReviewNews(news),
    waiting: toWaiting(waited),
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
  const [points, ...rows] = await db.batch([
    priorityPointReads(db, day, fiscalYearOf(day), whose),
    ...dutyReads(db, day, whose),
  ]);
  const asked = askedPoint(points, day, rules);
  const readings = asked ? [await readingOf(context, day, asked)] : [];
  const { duties, absences } = toDuties(rows, { rules, day, whose, readings });
  return { duties: duties.filter((duty) => !isDone(duty)), rules, absences };
}

/** Whether a duty is the person's own to see to, or theirs because somebody is absent. */
export function concerns(duty: Duty, staffId: string): boolean {
  return duty.assignees.includes(staffId) || isStandIn(duty, staffId);
}

/** Whether the person is asked in the place of somebody absent. */
export function isStandIn(duty: Duty, staffId: string): boolean {
  const { assignees } = duty;
  return !assignees.includes(staffId) && standInsOf({ assignees, absent: absentOf(duty) }).includes(staffId);
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

async function readingOf({ db }: Context, day: CivilDate, asked: AskedPoint): Promise<ReadDuty> {
  const [people] = await readerReads(db, day, asked.row);
  return readDuty(asked, { unread: idsIn(people?.unread), read: idsIn(people?.read) });
}

function readDuty(
  { row, week }: AskedPoint,
  people: { unread: readonly string[]; read: readonly string[] },
): ReadDuty {
  return {
    kind: "read",
    key: readDutyKey(row.id),
    point: { id: row.id, policyTitle: row.policyTitle, path: row.path, shortForm: shortFormOf(row) },
    quarter: week.quarter,
    askedOn: week.askedOn,
    dueOn: week.dueOn,
    assignees: people.unread,
    readers: people.read,
  };
}

function idsIn(json: string | undefined): string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}
