// A city of any size on the day of a deadline: units of 50 without a chief, so that everybody is asked, in 40 different
// states of answering, with the ladder's earlier messages behind it. Rows go in through json_each, thousands at a time.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { calendarOf, nextWorkingDay } from "../../worker/domain/calendar.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import { reportDutyKey } from "../../worker/domain/duty.ts";
import { type PlannedRound, roundOf } from "../../worker/domain/round.ts";
import { dayOfRung, rungName } from "../../worker/domain/rungs.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { newId } from "../../worker/ids.ts";
import { insertRows, type Row } from "./insertRows.ts";

const STAFF_PER_UNIT = 50;
const UNITS_PER_DEPARTMENT = 20;
const GOALS_PER_DEPARTMENT = 12;
const STATES = Array.from({ length: 40 }, (_, n) => ({ total: 5 + (n % 8), answered: Math.floor(n / 8) }));
const SINCE = "2026-04-01";
const LINKED_AT = Date.parse("2026-04-06T09:00:00+09:00");

export interface LargeCity {
  round: PlannedRound & { id: string };
  /** LINE accounts of those who are asked. */
  asked: string[];
  /** And of those who lead the departments. */
  directors: string[];
}

/** Fills an empty, migrated database. Half the work is the history: three rungs with a nudge for everybody. */
export async function seedLargeCity(db: Database, staff: number): Promise<LargeCity> {
  const units = staff / STAFF_PER_UNIT;
  const departments = Math.ceil(units / UNITS_PER_DEPARTMENT);
  const round = {
    ...roundOf({ fiscalYear: 2026, quarter: 2 }, calendarOf(), DEFAULT_SETTINGS),
    id: newId(),
  };
  const [root, scale, grade] = [newId(), newId(), newId()];
  const departmentIds = Array.from({ length: departments }, () => newId());
  const unitIds = Array.from({ length: units }, () => newId());
  const parentOf = (unit: number) => departmentIds[Math.floor(unit / UNITS_PER_DEPARTMENT)] ?? root;
  const people = Array.from({ length: staff + departments }, (_, n) => ({
    id: newId(),
    account: `U${n.toString(16).padStart(32, "0")}`,
  }));
  const goals = departmentIds.flatMap((unitId) =>
    Array.from({ length: GOALS_PER_DEPARTMENT }, (_, n) => ({ id: newId(), unitId, number: n + 1 })),
  );
  const goalOf = (unit: number, n: number) =>
    goals[Math.floor(unit / UNITS_PER_DEPARTMENT) * GOALS_PER_DEPARTMENT + n]?.id ?? "";
  const firstGoals = (unit: number, count: number) =>
    Array.from({ length: count }, (_, n) => [goalOf(unit, n), unitIds[unit] ?? ""] as const);
  const stateOf = (unit: number) => STATES[stateIndex(unit, units)] ?? { total: 1, answered: 0 };

  await insertRows(db, "units (id, parent_id, name, position, valid_from)", [
    [root, null, "大きな市", 0, SINCE],
    ...departmentIds.map((id, n): Row => [id, root, `第${n + 1}部`, n, SINCE]),
    ...unitIds.map((id, n): Row => [id, parentOf(n), `第${n + 1}課`, n, SINCE]),
  ]);
  await insertRows(
    db,
    "staff (id, staff_number, name, line_user_id, line_linked_at)",
    people.map(({ id, account }, n): Row => [id, String(100_000 + n), `職員 ${n}`, account, LINKED_AT]),
  );
  await insertRows(
    db,
    "posts (id, staff_id, unit_id, title, role, is_main, valid_from)",
    people.map(({ id }, n): Row => {
      const director = departmentIds[n - staff];
      const unit = director ?? unitIds[Math.floor(n / STAFF_PER_UNIT)] ?? root;
      return [newId(), id, unit, director ? "部長" : "主事", director ? "director" : "member", 1, SINCE];
    }),
  );
  await insertRows(db, "grade_scales (id, name, from_fiscal_year)", [[scale, "評価区分", 2020]]);
  await insertRows(db, "grades (id, scale_id, position, code, label, mark, shape, tone, definition)", [
    [grade, scale, 0, "onTrack", "順調", "✓", "checkCircle", "good", "予定どおり"],
  ]);
  await insertRows(
    db,
    "goals (id, fiscal_year, unit_id, number, title, category, deadline_text, owner, is_shared)",
    goals.map(
      ({ id, unitId, number }): Row => [id, 2026, unitId, number, `項目 ${number}`, "", "年度末", "", 0],
    ),
  );
  await insertRows(
    db,
    "goal_sections (goal_id, unit_id)",
    unitIds.flatMap((_, unit) => firstGoals(unit, stateOf(unit).total)),
  );
  await insertRows(db, "rounds (id, fiscal_year, quarter, opens_on, due_on, opened_at)", [
    [round.id, 2026, 2, round.opensOn, round.dueOn, tokyoInstant(round.opensOn, 510)],
  ]);
  const author = people[0]?.id ?? "";
  await insertRows(
    db,
    `reports (id, round_id, goal_id, unit_id, version, grade_id, done, blocked, next, needs_support, author_id,
              author_name, author_title, unit_name, submitted_at, channel, submission_key)`,
    unitIds.flatMap((_, unit) =>
      firstGoals(unit, stateOf(unit).answered).map(([goal, unitId]): Row => {
        const id = newId();
        const at = tokyoInstant(round.opensOn, 600);
        return [
          id,
          round.id,
          goal,
          unitId,
          1,
          grade,
          "",
          "",
          "",
          0,
          author,
          "職員",
          "主事",
          "課",
          at,
          "liff",
          id,
        ];
      }),
    ),
  );
  await sayEarlierRungs(db, round);
  return {
    round,
    asked: people.slice(0, staff).map(({ account }) => account),
    directors: people.slice(staff).map(({ account }) => account),
  };
}

/** The states in uneven shares, 1 to 40, so that the last batch of a digest is seldom full. */
function stateIndex(unit: number, units: number): number {
  const shares = (STATES.length * (STATES.length + 1)) / 2;
  const place = ((unit + 0.5) / units) * shares;
  return Math.ceil((Math.sqrt(8 * place + 1) - 1) / 2) - 1;
}

/** What the days before brought everybody who is asked. */
async function sayEarlierRungs(db: Database, round: LargeCity["round"]): Promise<void> {
  const calendar = calendarOf();
  for (const rung of DEFAULT_SETTINGS.ladders.report) {
    const day = dayOfRung(rung, { ...round, calendar });
    if (day >= round.dueOn) break;
    const name = rungName(rung);
    const at = tokyoInstant(day, 510);
    const places = sql`
      SELECT staff_id, unit_id, 'past ' || ${name} || ' ' || ((row_number() OVER (ORDER BY id) - 1) / 500) AS batch_id
      FROM posts WHERE role = 'member'`;
    await db.run(sql`
      INSERT INTO batches (id, day, digest_key, occasion, last_day, method, body, recipients, retry_key, state, attempts,
                           first_attempt_at, created_at, finished_at, last_status)
      SELECT batch_id, ${day}, 'past', 'daily', ${round.dueOn}, 'multicast', '{}', count(*), batch_id, 'accepted', 1,
             ${at}, ${at}, ${at}, 200
      FROM (${places}) GROUP BY batch_id`);
    await db.run(sql`
      INSERT INTO deliveries (batch_id, staff_id, day, occasion)
      SELECT batch_id, staff_id, ${day}, 'daily' FROM (${places})`);
    await db.run(sql`
      INSERT INTO nudges (duty_key, staff_id, rung, day, planned_at, batch_id)
      SELECT ${reportDutyKey(round.id, "")} || unit_id, staff_id, ${name}, ${day}, ${at}, batch_id FROM (${places})`);
  }
}

/** A working day after the last rung of the ladder, when nobody hears anything although units are silent still. */
export function quietDayAfter(round: PlannedRound): string {
  const calendar = calendarOf();
  let day = round.dueOn;
  for (let n = 0; n < 20; n += 1) day = nextWorkingDay(calendar, day);
  return day;
}
