import { type SQL, sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { PersonRef, Trouble } from "../domain/deliveryViews.ts";
import type { RoundRef } from "../domain/views.ts";
import { heldOn } from "../duties/reads.ts";

/** How many people a list shows; the counts are whole. */
const FIRST = 100;

/** The reads behind `troublesFrom`, to ride along in another verb's batch. */
export function troubleReads(context: Context) {
  const { db } = context;
  const today = todayOf(context);
  return [
    db.all<RoundRef>(sql`
      SELECT r.id AS id, r.fiscal_year AS fiscalYear, r.quarter AS quarter, r.opens_on AS opensOn, r.due_on AS dueOn
      FROM rounds r
      WHERE r.closed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM goals g JOIN goal_sections s ON s.goal_id = g.id
        WHERE g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL)
      ORDER BY r.fiscal_year, r.quarter`),
    db.all<{ id: string; name: string; staff: number }>(sql`
      SELECT u.id AS id, u.name AS name,
             (SELECT count(DISTINCT p.staff_id) FROM posts p WHERE p.unit_id = u.id AND ${heldOn(today)}) AS staff
      FROM units u
      WHERE u.id IN (
          SELECT s.unit_id FROM rounds r
          JOIN goals g ON g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
          JOIN goal_sections s ON s.goal_id = g.id
          WHERE r.closed_at IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role = 'chief' AND ${heldOn(today)})
      ORDER BY u.position, u.id`),
    unreachable(context, sql`s.line_user_id IS NULL`),
    unreachable(context, sql`s.line_blocked_at IS NOT NULL`),
  ] as const;
}

type Unreachable = PersonRef & { people: number };

/** What keeps the bot from reaching somebody; nothing where all is well. */
export function troublesFrom(
  rounds: readonly RoundRef[],
  units: readonly { id: string; name: string; staff: number }[],
  notLinked: readonly Unreachable[],
  blocked: readonly Unreachable[],
): Trouble[] {
  return [
    ...rounds.map((round): Trouble => ({ kind: "roundWithoutGoals", round })),
    ...units.map(({ staff, ...unit }): Trouble => ({ kind: "unitWithoutChief", unit, staff })),
    ...listed("notLinked", notLinked),
    ...listed("blocked", blocked),
  ];
}

function listed(kind: "notLinked" | "blocked", rows: readonly Unreachable[]): Trouble[] {
  const [some] = rows;
  if (!some) return [];
  return [{ kind, people: some.people, first: rows.map(({ people: _, ...person }) => person) }];
}

function unreachable({ db, ...context }: Context, which: SQL) {
  const held = heldOn(todayOf({ db, ...context }));
  return db.all<Unreachable>(sql`
    SELECT s.id AS staffId, s.staff_number AS staffNumber, s.name AS name, u.name AS unitName, p.title AS title,
           count(*) OVER () AS people
    FROM staff s
    JOIN posts p ON p.id = (
      SELECT p.id FROM posts p WHERE p.staff_id = s.id AND ${held}
      ORDER BY p.is_main DESC, p.valid_from, p.id LIMIT 1)
    JOIN units u ON u.id = p.unit_id
    WHERE ${which}
    ORDER BY u.position, s.staff_number LIMIT ${FIRST}`);
}
