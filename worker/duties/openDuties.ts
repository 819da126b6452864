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
  type Superior,
  type TroubleDuty,
  troubleDutyKey,
} from "../domain/duty.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { type PointWeek, pointOfWeek, pointWeekOf, shortFormOf } from "../domain/priorityPoint.ts";
import { monthOf } from "../domain/quota.ts";
import type { ReviewNews } from "../domain/reviewViews.ts";
import { type AbsenceToday, absentAmong, standInsOf } from "../domain/standIn.ts";
import type { WaitingFor } from "../domain/views.ts";
import { newsReads, toReviewNews } from "../reviews/reviewNews.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import {
  absenceReads,
  type PointRow,
  priorityPointReads,
  type ReportRow,
  readerReads,
  reporterReads,
  reportReads,
  type SuperiorRow,
  superiorReads,
  type TroubleRow,
  troubleReads,
  type Whose,
} from "./reads.ts";
import { questionReads, reviewReads, toQuestionDuties, toReviewDuties } from "./reviewDuties.ts";
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
    ...reportDutyReads(context, day, whose),
    troubleReads(db, day),
    reviewReads(db, day, whose),
    questionReads(db, day, whose),
  ]);
  const [reports, reporters, superiors, absent, troubles, reviews, questions] = rows;
  const rules = rulesFrom(stored);
  const absences = absencesFrom(absent);
  const asked = askedPoint(points, day, rules);
  const own = asked && asked.row.concerns === 1 ? asked : null;
  const reading =
    own &&
    readDuty(
      own,
      own.row.readAt === null ? { unread: [staffId], read: [] } : { unread: [], read: [staffId] },
    );
  const duties: Duty[] = [
    ...reportDuties({ reports, reporters, superiors, absences }),
    ...(reading ? [reading] : []),
    ...toQuestionDuties(questions, rules.calendar),
    ...toReviewDuties(reviews, rules.calendar),
    ...troubles.map((row) => troubleDuty(row, day)),
  ];
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
  const [points, reports, reporters, superiors, absent, troubles, reviews, questions] = await db.batch([
    priorityPointReads(db, day, fiscalYearOf(day), whose),
    ...reportDutyReads(context, day, whose),
    troubleReads(db, day),
    reviewReads(db, day, whose),
    questionReads(db, day, whose),
  ]);
  const absences = absencesFrom(absent);
  const asked = askedPoint(points, day, rules);
  const readings = asked ? [await readingOf(context, day, asked)] : [];
  const duties = [
    ...reportDuties({ reports, reporters, superiors, absences }),
    ...readings,
    ...toQuestionDuties(questions, rules.calendar),
    ...toReviewDuties(reviews, rules.calendar),
    ...troubles.map((row) => troubleDuty(row, day)),
  ];
  return { duties: duties.filter((duty) => !isDone(duty)), rules, absences };
}

/** Whether a duty is the person's own to see to, or theirs because somebody is absent. */
export function concerns(duty: Duty, staffId: string): boolean {
  return duty.assignees.includes(staffId) || isStandIn(duty, staffId);
}

/** Whether the person is asked in the place of somebody absent. */
export function isStandIn(duty: Duty, staffId: string): boolean {
  return duty.kind === "report" && !duty.assignees.includes(staffId) && standInsOf(duty).includes(staffId);
}

function reportDutyReads({ db }: Context, day: CivilDate, whose: Whose) {
  return [
    reportReads(db, day, whose),
    reporterReads(db, day, whose),
    superiorReads(db, day, whose),
    absenceReads(db, day),
  ] as const;
}

function absencesFrom(rows: readonly (AbsenceToday & { staffId: string })[]): Map<string, AbsenceToday> {
  return new Map(rows.map(({ staffId, ...absence }) => [staffId, absence]));
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

function reportDuties(rows: {
  reports: readonly ReportRow[];
  reporters: readonly { unitId: string; staff: string; chiefs: string }[];
  superiors: readonly SuperiorRow[];
  absences: ReadonlyMap<string, AbsenceToday>;
}): ReportDuty[] {
  const units = new Map(
    rows.reporters.map(({ unitId, staff, chiefs }) => [
      unitId,
      { staff: idsIn(staff), chiefs: idsIn(chiefs) },
    ]),
  );
  const superiorsOf = Map.groupBy(rows.superiors, (row) => row.unitId);
  return rows.reports.map((row) => {
    const unit = units.get(row.unitId) ?? { staff: [], chiefs: [] };
    const superiors: Superior[] = superiorsOf.get(row.unitId) ?? [];
    const assignees = reportersOf(unit);
    return {
      kind: "report",
      key: reportDutyKey(row.roundId, row.unitId),
      round: {
        id: row.roundId,
        fiscalYear: row.fiscalYear,
        quarter: row.quarter,
        opensOn: row.opensOn,
        dueOn: row.dueOn,
      },
      unit: { id: row.unitId, name: row.unitName },
      total: row.total,
      answered: row.answered,
      nextGoalId: row.answered < row.total ? row.nextGoalId : null,
      dueOn: row.dueOn,
      assignees,
      absent: absentAmong({ assignees, unitStaff: unit.staff, superiors, absences: rows.absences }),
      superiors,
    };
  });
}

function troubleDuty(row: TroubleRow, day: CivilDate): TroubleDuty {
  const { kind, since, failed, uncertain, held } = row;
  const isQuota = kind === "quota";
  return {
    kind: "trouble",
    key: troubleDutyKey(isQuota ? { kind, month: monthOf(since) } : { kind, day: since }),
    trouble: isQuota ? { kind, held } : { kind, failed, uncertain },
    since,
    dueOn: day,
    assignees: idsIn(row.administrators),
  };
}

function idsIn(json: string | undefined): string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}
