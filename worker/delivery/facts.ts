// What the planner has to know of the people. Lists come as one JSON text each: a hundred thousand rows would be
// more memory than a Worker has.
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type LadderFacts, rungKey, type SnoozeFact, snoozeKey } from "../domain/ladder.ts";
import { monthOf } from "../domain/quota.ts";
import { heldOn } from "../duties/reads.ts";
import { type CityRules, calendarFor } from "../settings/readSettings.ts";
import { callReads } from "./calls.ts";

/** What was said before and to whom, and who cannot or need not be reached. */
export interface PeopleFacts
  extends Pick<LadderFacts, "reach" | "past" | "spokenTo" | "capped" | "snoozes" | "calls" | "ownCalendars"> {
  /** By staff id: the unit whose own hours they keep. */
  calendarUnits: ReadonlyMap<string, string>;
  /** People in batches that are stored and not sent yet. */
  unsent: number;
}

/**
 * Reads them for the duties of a day, in two round trips at once: one answer of the server may not exceed 10 MB, and
 * in a city of 100,000 each list has three.
 * @param rungs names of the planned rungs that stand today: of the others it does not matter whether they were said
 */
export async function readPeople(
  { db }: Context,
  day: CivilDate,
  { dutyKeys, rungs, rules }: { dutyKeys: readonly string[]; rungs: ReadonlySet<string>; rules: CityRules },
): Promise<PeopleFacts> {
  const keys = sql`(SELECT value FROM json_each(${JSON.stringify(dutyKeys)}))`;
  const { most } = rules.settings.pushesPerMonth;
  const past = db.all<{ dutyKey: string; rung: string; staff: string }>(sql`
      SELECT duty_key AS dutyKey, rung, json_group_array(staff_id) AS staff
      FROM nudges
      WHERE duty_key IN ${keys}
        AND (rung IN (SELECT value FROM json_each(${JSON.stringify([...rungs])})) OR rung LIKE 'called:%')
      GROUP BY duty_key, rung`);
  const others = db.batch([
    db.all<{ notLinked: string; blocked: string; spokenTo: string; capped: string; unsent: number }>(sql`
      SELECT ${ids(sql`id FROM staff WHERE line_user_id IS NULL`)} AS notLinked,
             ${ids(sql`id FROM staff WHERE line_blocked_at IS NOT NULL`)} AS blocked,
             ${ids(sql`staff_id AS id FROM deliveries WHERE day = ${day} AND occasion = 'daily'`)} AS spokenTo,
             ${most === null ? sql`'[]'` : ids(reachedCap(day, most))} AS capped,
             (SELECT coalesce(sum(recipients), 0) FROM batches
              WHERE state IN ('planned', 'sending', 'held')) AS unsent`),
    // With a single max() SQLite takes the bare columns from the row that holds the maximum.
    db.all<{ id: string; dutyKey: string; staffId: string; until: number; isAnswered: 0 | 1 }>(sql`
      SELECT s.id AS id, s.duty_key AS dutyKey, s.staff_id AS staffId, s.until AS until, max(s.asked_at),
             EXISTS (SELECT 1 FROM nudges n WHERE n.duty_key = s.duty_key AND n.staff_id = s.staff_id
                     AND n.planned_at >= s.until) AS isAnswered
      FROM snoozes s WHERE s.duty_key IN ${keys} GROUP BY s.duty_key, s.staff_id`),
    db.all<{ unitId: string; staff: string }>(sql`
      WITH RECURSIVE below(id) AS (
        SELECT value FROM json_each(${JSON.stringify([...rules.unitCalendars.keys()])})
        UNION
        SELECT u.id FROM units u JOIN below ON u.parent_id = below.id)
      SELECT p.unit_id AS unitId, json_group_array(p.staff_id) AS staff
      FROM posts p WHERE p.is_main = 1 AND ${heldOn(day)} AND p.unit_id IN (SELECT id FROM below)
      GROUP BY p.unit_id`),
    db.all<{ id: string; parentId: string | null }>(
      rules.unitCalendars.size === 0
        ? sql`SELECT NULL AS id, NULL AS parentId WHERE 0`
        : sql`SELECT id, parent_id AS parentId FROM units`,
    ),
    callReads(db, keys),
  ]);
  const [nudged, [[people], snoozed, ownHours, units, calls]] = await Promise.all([past, others]);
  return {
    reach: reachFrom(people),
    past: new Map(nudged.map(({ dutyKey, rung, staff }) => [rungKey(dutyKey, rung), new Set(listed(staff))])),
    spokenTo: new Set(listed(people?.spokenTo)),
    capped: new Set(listed(people?.capped)),
    snoozes: new Map(
      snoozed.map(({ id, dutyKey, staffId, until, isAnswered }): [string, SnoozeFact] => [
        snoozeKey(dutyKey, staffId),
        { id, until, isAnswered: isAnswered === 1 },
      ]),
    ),
    calls: new Map(calls.map(({ dutyKey, calledAt }) => [dutyKey, calledAt])),
    ...ownCalendarsFrom(ownHours, new Map(units.map(({ id, parentId }) => [id, parentId])), rules),
    unsent: people?.unsent ?? 0,
  };
}

function reachFrom(people: { notLinked: string; blocked: string } | undefined): PeopleFacts["reach"] {
  return new Map([
    ...listed(people?.notLinked).map((id) => [id, "notLinked"] as const),
    ...listed(people?.blocked).map((id) => [id, "blocked"] as const),
  ]);
}

function ownCalendarsFrom(
  rows: readonly { unitId: string; staff: string }[],
  parents: ReadonlyMap<string, string | null>,
  rules: CityRules,
): Pick<PeopleFacts, "ownCalendars" | "calendarUnits"> {
  const ownCalendars = new Map<string, Calendar>();
  const calendarUnits = new Map<string, string>();
  for (const { unitId, staff } of rows) {
    const lineage = lineageOf(unitId, parents);
    const owner = lineage.find((id) => rules.unitCalendars.has(id));
    if (owner === undefined) continue;
    for (const staffId of listed(staff)) {
      ownCalendars.set(staffId, calendarFor(rules, lineage));
      calendarUnits.set(staffId, owner);
    }
  }
  return { ownCalendars, calendarUnits };
}

function lineageOf(unitId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const lineage: string[] = [];
  for (let id: string | null = unitId; id !== null && !lineage.includes(id); id = parents.get(id) ?? null) {
    lineage.push(id);
  }
  return lineage;
}

function ids(query: SQL): SQL {
  return sql`(SELECT json_group_array(id) FROM (SELECT ${query}))`;
}

/** Those who have had as many messages of the day in this month as the city allows. */
function reachedCap(day: CivilDate, most: number): SQL {
  const month = monthOf(day);
  return sql`staff_id AS id FROM deliveries
    WHERE day BETWEEN ${`${month}-01`} AND ${`${month}-31`} AND occasion = 'daily'
    GROUP BY staff_id HAVING count(*) >= ${most}`;
}

function listed(json: string | undefined): string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}
