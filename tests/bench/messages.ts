// How many messages a person of the sample city gets in a quarter: by our digests, and if each nudge, or each goal and
// point, were a message of its own.
import { sql } from "drizzle-orm";
import { loadSampleCity } from "../../db/sample/load.ts";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../worker/domain/civilDate.ts";
import { roundOf } from "../../worker/domain/round.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { testContext } from "../support/context.ts";
import { testDatabase } from "../support/database.ts";
import { answerSinceYesterday, runDay } from "./cityDay.ts";

/** From the opening of the third quarter's round to the day before the fourth's: one round, every week its point. */
const FROM = roundOf({ fiscalYear: 2026, quarter: 3 }, calendarOf(), DEFAULT_SETTINGS).opensOn;
const UNTIL = addDays(roundOf({ fiscalYear: 2026, quarter: 4 }, calendarOf(), DEFAULT_SETTINGS).opensOn, -1);

/**
 * Prints one line per habit and role: `name answers role people digests nudges items mostDigests mostItems`, with
 * averages per person; and one for all together, with sums.
 */
export async function run(): Promise<void> {
  for (const answers of ["never", "secondDay"] as const) {
    const lines = await quarter(answers);
    for (const line of [...lines, totalOf(lines)]) {
      console.log(JSON.stringify({ name: "messages", answers, from: FROM, until: UNTIL, ...line }));
    }
  }
}

interface RoleLine {
  role: string;
  people: number;
  /** Per person, on average and for whoever has the most. */
  digests: number;
  nudges: number;
  items: number;
  mostDigests: number;
  mostItems: number;
}

async function quarter(answers: "never" | "secondDay"): Promise<RoleLine[]> {
  const { db, close } = await testDatabase();
  const context = testContext(db);
  await loadSampleCity(context);
  for (let day: CivilDate = FROM; day <= UNTIL; day = addDays(day, 1)) {
    await runDay(context, day);
    if (answers === "secondDay" && isWorkingDay(calendarOf(), day)) await answerSinceYesterday(context, day);
  }
  const lines = await db.all<RoleLine>(sql`
    WITH
      -- A goal is asked of a unit; whoever is told about a unit from above gets one message for it.
      item AS (
        SELECT n.staff_id, CASE
          WHEN n.duty_key LIKE 'report:%' AND EXISTS (
            SELECT 1 FROM posts p WHERE p.staff_id = n.staff_id AND n.duty_key LIKE '%:' || p.unit_id)
          THEN (SELECT count(*) FROM goal_sections s JOIN goals g ON g.id = s.goal_id
                WHERE n.duty_key LIKE '%:' || s.unit_id AND g.fiscal_year = 2026 AND g.withdrawn_at IS NULL)
          ELSE 1 END AS messages
        FROM nudges n),
      person AS (
        SELECT s.id, p.role,
          (SELECT count(*) FROM deliveries d WHERE d.staff_id = s.id) AS digests,
          (SELECT count(*) FROM nudges n WHERE n.staff_id = s.id) AS nudges,
          (SELECT coalesce(sum(messages), 0) FROM item i WHERE i.staff_id = s.id) AS items
        FROM staff s JOIN posts p ON p.staff_id = s.id AND p.is_main = 1
        WHERE s.line_user_id IS NOT NULL AND p.valid_from <= ${FROM} AND (p.valid_to IS NULL OR p.valid_to >= ${UNTIL}))
    SELECT role, count(*) AS people, avg(digests) AS digests, avg(nudges) AS nudges,
           avg(items) AS items, max(digests) AS mostDigests, max(items) AS mostItems
    FROM person GROUP BY role ORDER BY people DESC, role`);
  close();
  return lines;
}

function totalOf(lines: readonly RoleLine[]) {
  const sum = (of: (line: RoleLine) => number) => Math.round(lines.reduce((all, line) => all + of(line), 0));
  return {
    role: "all, in sum",
    people: sum(({ people }) => people),
    digests: sum(({ people, digests }) => people * digests),
    nudges: sum(({ people, nudges }) => people * nudges),
    items: sum(({ people, items }) => people * items),
  };
}
