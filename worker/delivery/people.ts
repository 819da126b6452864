import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { nudgeKey, type Reach } from "../domain/ladder.ts";

export interface LinkedPerson {
  id: string;
  lineUserId: string;
  blockedAt: number | null;
}

/** Who has a LINE account, which nudges there were about these duties, and who had a message today. */
export function peopleReads(db: Database, today: CivilDate, dutyKeys: readonly string[]) {
  return [
    db.all<LinkedPerson>(sql`
      SELECT id, line_user_id AS lineUserId, line_blocked_at AS blockedAt
      FROM staff WHERE line_user_id IS NOT NULL`),
    db.all<{ dutyKey: string; staffId: string; rung: string }>(sql`
      SELECT duty_key AS dutyKey, staff_id AS staffId, rung FROM nudges
      WHERE duty_key IN (SELECT value FROM json_each(${JSON.stringify(dutyKeys)}))`),
    db.all<{ staffId: string }>(sql`
      SELECT staff_id AS staffId FROM deliveries WHERE day = ${today} AND is_urgent = 0`),
  ] as const;
}

/** Who can be reached; people without a LINE account are absent. */
export function reachOf(people: readonly LinkedPerson[]): Map<string, Reach> {
  return new Map(people.map((person) => [person.id, person.blockedAt === null ? "linked" : "blocked"]));
}

/** The natural keys of nudges made before. */
export function pastKeys(rows: readonly { dutyKey: string; staffId: string; rung: string }[]): Set<string> {
  return new Set(rows.map(nudgeKey));
}
