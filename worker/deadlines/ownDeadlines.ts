import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { lateStarts } from "../domain/deadlines/lateStarts.ts";
import { GOAL_DAYS_AHEAD, MOST_CLOSED_DAYS, openSince, spanOf } from "../domain/deadlines/spans.ts";
import type { HandInBy, HandInKind, Repeat } from "../domain/deadlines/states.ts";
import type { MyDeadline, OwnDeadlines, OwnedDeadline, UnmetDeadline } from "../domain/deadlines/views.ts";
import { reportersOf } from "../domain/duty.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import { isAdmin } from "../domain/rights.ts";
import { heldOn } from "../duties/reads.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { askedPosts, isCounted, isMissing, subjectOf } from "./asked.ts";
import { givesDeadline } from "./goalDeadlines.ts";
import { lateStartReads, toGoalStarts } from "./lateStartReads.ts";

/**
 * What a person and their units have to hand in this year, what they ask of others with how far it is, and the goals
 * that should have begun. One round trip.
 */
export async function ownDeadlines(context: Context, caller: Caller): Promise<OwnDeadlines> {
  const { db } = context;
  const today = todayOf(context);
  const own = unitIds(caller.posts);
  const seen = seenUnits(caller);
  const [stored, asked, goals, owned, starts, unmet, unmetGoals] = await db.batch([
    rulesReads(db),
    myReads(db, caller, today),
    goalReads(db, own, today),
    ownedReads(db, seen, today),
    lateStartReads(db, today, ledOrOwn(caller)),
    unmetReads(db, caller, today),
    goalReads(db, sql`${belowLed(caller.posts)} EXCEPT ${own}`, today),
  ]);
  const rules = rulesFrom(stored);
  const staffId = caller.staff.id;
  const all = [...asked, ...goals]
    .map((row) => toMyDeadline(row, rules, staffId))
    .toSorted((a, b) => byDay(a.dueOn, b.dueOn));
  const waiting = all.filter(({ handedIn }) => handedIn === null);
  return {
    today,
    toDo: waiting.filter(({ opensOn }) => opensOn <= today),
    ahead: waiting.filter(({ opensOn }) => opensOn > today),
    done: all
      .filter(({ handedIn }) => handedIn !== null)
      .toSorted((a, b) => (b.handedIn?.at ?? 0) - (a.handedIn?.at ?? 0)),
    below: [...unmet, ...unmetGoals.map((row) => ({ ...row, people: null }))]
      .map((row) => toUnmet(row, rules))
      .filter(({ dueOn }) => dueOn <= today)
      .toSorted((a, b) => byDay(a.dueOn, b.dueOn)),
    lateStarts: lateStarts(toGoalStarts(starts, today), today),
    owned: owned.map((row) => toOwned(row, rules)),
    mayCreate: caller.isPersonnel || caller.posts.some(({ role }) => role !== "member"),
  };
}

interface MyRow {
  deadlineId: string;
  goalId: string | null;
  title: string;
  note: string;
  ownerName: string;
  unitId: string;
  unitName: string;
  subjectId: string;
  handIn: HandInKind | null;
  handInBy: HandInBy;
  opensOn: CivilDate;
  dueOn: CivilDate;
  /** Staff ids, as JSON. */
  staff: string;
  chiefs: string;
  handedInAt: number | null;
  staffName: string | null;
  paper: string | null;
}

/** The deadlines of the year, and of what may still be late, that ask the person's units or the person. */
export function myReads(db: Database, caller: Caller, day: CivilDate) {
  const which = sql`d.withdrawn_at IS NULL AND d.due_on BETWEEN ${openSince(day)} AND ${lastDayShown(day)}`;
  const staffId = caller.staff.id;
  return db.all<MyRow>(sql`
    WITH RECURSIVE ${askedPosts(day, which, sql`p.unit_id IN (${unitIds(caller.posts)})`)}
    SELECT d.id AS deadlineId, NULL AS goalId, d.title AS title, d.note AS note, o.name AS ownerName,
           u.id AS unitId, u.name AS unitName, ${subjectOf} AS subjectId, d.hand_in AS handIn,
           d.hand_in_by AS handInBy, d.opens_on AS opensOn, d.due_on AS dueOn,
           json_group_array(DISTINCT a.staff_id) AS staff,
           json_group_array(DISTINCT a.staff_id) FILTER (WHERE a.role = 'chief') AS chiefs,
           h.handed_in_at AS handedInAt, h.staff_name AS staffName, h.paper AS paper
    FROM asked a
    JOIN deadlines d ON d.id = a.deadline_id
    JOIN units u ON u.id = a.unit_id
    JOIN units o ON o.id = d.owner_unit_id
    LEFT JOIN deadline_hand_ins h ON h.deadline_id = d.id AND h.subject_id = ${subjectOf} AND h.taken_back_at IS NULL
    WHERE ${isCounted} AND (d.hand_in_by = 'unit' OR a.staff_id = ${staffId})
    GROUP BY d.id, ${subjectOf}
    ORDER BY d.due_on, d.id, u.position, u.id`);
}

interface UnmetRow {
  deadlineId: string;
  goalId: string | null;
  title: string;
  unitId: string;
  unitName: string;
  opensOn: CivilDate;
  dueOn: CivilDate;
  people: number | null;
}

/** What units below those the person leads have not handed in, and people of the led units themselves. */
function unmetReads(db: Database, { posts }: Caller, day: CivilDate) {
  const which = sql`d.withdrawn_at IS NULL
    AND d.due_on BETWEEN ${openSince(day)} AND ${addDays(day, MOST_CLOSED_DAYS)}`;
  return db.all<UnmetRow>(sql`
    WITH RECURSIVE ${askedPosts(day, which, sql`p.unit_id IN (${belowLed(posts)})`)}
    SELECT d.id AS deadlineId, NULL AS goalId, d.title AS title, u.id AS unitId, u.name AS unitName,
           d.opens_on AS opensOn, d.due_on AS dueOn,
           CASE d.hand_in_by WHEN 'person' THEN count(DISTINCT a.staff_id) END AS people
    FROM asked a JOIN deadlines d ON d.id = a.deadline_id JOIN units u ON u.id = a.unit_id
    WHERE ${isCounted} AND ${isMissing} AND (d.hand_in_by = 'person' OR u.id NOT IN (${unitIds(posts)}))
    GROUP BY d.id, u.id
    ORDER BY d.due_on, d.id, u.position, u.id`);
}

/** The real days of the goals of units that are not reached yet, in the year. */
export function goalReads(db: Database, units: SQL, day: CivilDate) {
  const holders = (and = sql``) => sql`(
    SELECT json_group_array(DISTINCT p.staff_id) FROM posts p
    WHERE p.unit_id = u.id AND ${heldOn(day)} ${and})`;
  return db.all<MyRow>(sql`
    SELECT 'goal:' || g.id AS deadlineId, g.id AS goalId, g.title AS title, '' AS note, '' AS ownerName,
           u.id AS unitId, u.name AS unitName, u.id AS subjectId, NULL AS handIn, 'unit' AS handInBy,
           date(g.deadline_date, ${`-${GOAL_DAYS_AHEAD} days`}) AS opensOn, g.deadline_date AS dueOn,
           ${holders()} AS staff, ${holders(sql`AND p.role = 'chief'`)} AS chiefs,
           NULL AS handedInAt, NULL AS staffName, NULL AS paper
    FROM goal_sections s JOIN goals g ON g.id = s.goal_id JOIN units u ON u.id = s.unit_id
    WHERE s.unit_id IN (${units}) AND g.deadline_date BETWEEN ${openSince(day)} AND ${lastDayShown(day)}
      AND ${givesDeadline}
    ORDER BY g.deadline_date, g.number, u.id`);
}

interface OwnedRow {
  id: string;
  title: string;
  ownerId: string;
  ownerName: string;
  opensOn: CivilDate;
  dueOn: CivilDate;
  repeat: Repeat;
  asked: number;
  handedIn: number;
}

function ownedReads(db: Database, units: SQL, day: CivilDate) {
  const which = sql`d.withdrawn_at IS NULL AND d.due_on BETWEEN ${openSince(day)} AND ${lastDayShown(day)}
    AND d.owner_unit_id IN (${units})`;
  return db.all<OwnedRow>(sql`
    WITH RECURSIVE ${askedPosts(day, which)}
    SELECT d.id AS id, d.title AS title, o.id AS ownerId, o.name AS ownerName, d.opens_on AS opensOn,
           d.due_on AS dueOn, d.repeat AS repeat, count(DISTINCT ${subjectOf}) AS asked,
           count(DISTINCT CASE WHEN h.id IS NOT NULL THEN h.subject_id END) AS handedIn
    FROM deadlines d
    JOIN units o ON o.id = d.owner_unit_id
    LEFT JOIN asked a ON a.deadline_id = d.id AND ${isCounted}
    LEFT JOIN deadline_hand_ins h ON h.deadline_id = d.id AND h.subject_id = ${subjectOf} AND h.taken_back_at IS NULL
    WHERE ${which}
    GROUP BY d.id
    ORDER BY d.due_on, d.id`);
}

/** The end of the fiscal year, and of the next one in its last quarter, when its calendar is made. */
export function lastDayShown(day: CivilDate): CivilDate {
  const year = fiscalYearOf(day);
  return day.slice(5) < "04-01" ? fiscalYearRange(year + 1).to : fiscalYearRange(year).to;
}

export function toMyDeadline(row: MyRow, rules: CityRules, staffId: string): MyDeadline {
  const { staff, chiefs, unitId, unitName, handedInAt, staffName, paper, ...own } = row;
  const asked = { staff: JSON.parse(staff) as string[], chiefs: JSON.parse(chiefs) as string[] };
  return {
    ...own,
    ...spanOf(row, rules.calendar),
    writtenDueOn: row.dueOn,
    unit: { id: unitId, name: unitName },
    isAsked: row.handInBy === "person" || reportersOf(asked).includes(staffId),
    handedIn: handedInAt === null ? null : { at: handedInAt, staffName: staffName ?? "", paper: paper ?? "" },
  };
}

function toUnmet(row: UnmetRow, { calendar }: CityRules): UnmetDeadline {
  const { deadlineId, goalId, title, unitId, unitName, people } = row;
  const { dueOn } = spanOf(row, calendar);
  return { deadlineId, goalId, title, unit: { id: unitId, name: unitName }, dueOn, people };
}

function toOwned({ ownerId, ownerName, ...row }: OwnedRow, { calendar }: CityRules): OwnedDeadline {
  return { ...row, ...spanOf(row, calendar), owner: { id: ownerId, name: ownerName } };
}

/** The units in which posts are held, as a subquery. */
export function unitIds(posts: Caller["posts"]): SQL {
  return sql`SELECT value FROM json_each(${JSON.stringify(posts.map(({ unitId }) => unitId))})`;
}

/** Units whose deadlines the person looks after: their own, those below what they lead; administrators see all. */
function seenUnits({ posts }: Caller): SQL {
  if (isAdmin(posts)) return sql`SELECT id FROM units`;
  return sql`SELECT value FROM json_each(${JSON.stringify(posts.map(({ unitId }) => unitId))})
    UNION ${belowLed(posts)}`;
}

/** Units whose goals the person answers for or looks after. */
function ledOrOwn({ posts }: Caller): SQL {
  return sql`SELECT value FROM json_each(${JSON.stringify(posts.map(({ unitId }) => unitId))})
    UNION ${belowLed(posts)}`;
}

function belowLed(posts: Caller["posts"]): SQL {
  const led = posts.filter(({ role }) => role === "chief" || role === "director").map(({ unitId }) => unitId);
  return sql`SELECT id FROM (
    WITH RECURSIVE below(id) AS (
      SELECT value FROM json_each(${JSON.stringify(led)})
      UNION SELECT u.id FROM units u JOIN below ON u.parent_id = below.id)
    SELECT id FROM below)`;
}

function byDay(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : Number(a > b);
}
