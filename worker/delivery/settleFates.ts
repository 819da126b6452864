import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Fate } from "../domain/batchFate.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { UnfinishedRow } from "./sweep.ts";

export interface Judged {
  row: UnfinishedRow;
  fate: Fate;
}

export interface EndedBatch {
  row: UnfinishedRow;
  state: "dropped" | "failed" | "uncertain";
  reason: "replanned" | "keyExpired" | "dayPassed";
}

/**
 * Writes down what has become of batches, in one transaction. Each only as it was read: an attempt begun since will
 * record its own end.
 * @param wallNow the wall clock, UTC ms
 * @returns those that have ended, and the ids of those that can be sent from now on
 */
export async function settleFates(
  { db }: Context,
  judged: readonly Judged[],
  { today, wallNow }: { today: CivilDate; wallNow: number },
): Promise<{ ended: EndedBatch[]; sendable: ReadonlySet<string> }> {
  const ends = judged.flatMap(({ row, fate }): EndedBatch[] => {
    if (fate.kind === "release") return [{ row, state: "dropped", reason: "replanned" }];
    return fate.kind === "uncertain" || fate.kind === "failed"
      ? [{ row, state: fate.kind, reason: fate.reason }]
      : [];
  });
  const query = (statement: SQL) => db.all<{ id: string; state: string }>(statement);
  const [first, ...rest] = [
    ...[...Map.groupBy(ends, ({ state, reason }) => `${state} ${reason}`).values()].map((group) =>
      query(sql`
        UPDATE batches SET state = ${group[0]?.state}, reason = ${group[0]?.reason}, finished_at = ${wallNow}, leased_until = NULL
        WHERE ${isAsRead(group, wallNow)} RETURNING id, state`),
    ),
    ...(ends.length > 0 ? forgetReleased(ends).map(query) : []),
    ...judged
      .filter(({ fate }) => fate.kind === "carryOver")
      .flatMap(({ row }) => carryOver(row, today, wallNow).map(query)),
    ...judged.filter(({ fate }) => fate.kind === "renew").map(({ row }) => query(renew(row, wallNow))),
  ];
  if (!first) return { ended: [], sendable: new Set() };
  const written = new Map((await db.batch([first, ...rest])).flat().map(({ id, state }) => [id, state]));
  return {
    ended: ends.filter(({ row }) => written.has(row.id)),
    sendable: new Set([...written].flatMap(([id, state]) => (state === "planned" ? [id] : []))),
  };
}

/** What was said to nobody is forgotten, so that the planner finds these people as if nothing had been planned. */
function forgetReleased(ends: readonly EndedBatch[]): SQL[] {
  const released = sql`
    SELECT id FROM batches
    WHERE id IN ${listOf(ends.map(({ row }) => row.id))} AND state = 'dropped' AND reason = 'replanned'`;
  return [
    sql`DELETE FROM nudges WHERE batch_id IN (${released})`,
    sql`DELETE FROM deliveries WHERE batch_id IN (${released})`,
  ];
}

/**
 * Makes a batch, which may have arrived on an earlier day, the message of this one: the answer to its next attempt
 * comes today. Where one of its people has a message of this day already it has to wait.
 */
function carryOver(row: UnfinishedRow, today: CivilDate, wallNow: number): SQL[] {
  return [
    sql`
      UPDATE batches SET day = ${today}, state = 'planned', leased_until = NULL, next_attempt_at = NULL,
                         reason = CASE state WHEN 'sending' THEN 'interrupted' ELSE reason END
      WHERE ${isAsRead([{ row }], wallNow)} AND day <> ${today}
        AND (occasion <> 'daily' OR NOT EXISTS (
          SELECT 1 FROM deliveries mine JOIN deliveries other ON other.staff_id = mine.staff_id
          WHERE mine.batch_id = batches.id AND other.batch_id <> batches.id
            AND other.day = ${today} AND other.occasion = 'daily'))
      RETURNING id, state`,
    sql`
      UPDATE deliveries SET day = ${today}
      WHERE batch_id = ${row.id} AND EXISTS (SELECT 1 FROM batches WHERE id = ${row.id} AND day = ${today})`,
  ];
}

/** The reason stays: it says that no attempt under the old key has reached anybody. */
function renew(row: UnfinishedRow, wallNow: number): SQL {
  return sql`
    UPDATE batches SET state = 'planned', retry_key = ${crypto.randomUUID()}, first_attempt_at = NULL,
                       next_attempt_at = NULL, leased_until = NULL
    WHERE ${isAsRead([{ row }], wallNow)} RETURNING id, state`;
}

function isAsRead(rows: readonly { row: UnfinishedRow }[], wallNow: number): SQL {
  return sql`(id, attempts) IN (
      SELECT value ->> 0, value ->> 1
      FROM json_each(${JSON.stringify(rows.map(({ row }) => [row.id, row.attempts]))}))
    AND state IN ('planned', 'sending', 'held') AND coalesce(leased_until, 0) <= ${wallNow}`;
}

function listOf(ids: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
