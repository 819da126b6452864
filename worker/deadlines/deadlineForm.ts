import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { DeadlineForm } from "../domain/deadlines/views.ts";
import { heldOn } from "../duties/reads.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { mayAsk, mayOwn } from "./rights.ts";
import { storedDeadline } from "./storedDeadline.ts";
import { unitsInOrder } from "./unitsInOrder.ts";

/**
 * What the form of a deadline needs: in whose name and whom the caller may ask; with a deadline, what it says now. One
 * round trip.
 * @returns null when the deadline is not there or not the caller's to change, or when they may ask nobody
 */
export async function deadlineForm(
  context: Context,
  caller: Caller,
  deadlineId: string | undefined,
): Promise<DeadlineForm | null> {
  const { db } = context;
  const today = todayOf(context);
  const [stored, unitRows, titles, [row], audiences] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, today),
    db.all<{ title: string }>(sql`
      SELECT p.title AS title FROM posts p WHERE ${heldOn(today)} GROUP BY p.title ORDER BY count(*) DESC, p.title`),
    ...storedDeadline(db, deadlineId ?? ""),
  ]);
  const units = toLedUnits(unitRows);
  const inOrder = unitsInOrder(units);
  const owners = inOrder.filter(({ id }) => mayOwn(caller, id, units));
  if (owners.length === 0) return null;
  if (
    deadlineId !== undefined &&
    (!row || row.withdrawnAt !== null || !mayOwn(caller, row.ownerUnitId, units))
  ) {
    return null;
  }
  return {
    today,
    owners: ownFirst(owners, caller).map(({ id, name }) => ({ id, name })),
    units: inOrder.filter(
      ({ id }) => mayAsk(caller, id, units) || audiences.some(({ unitId }) => unitId === id),
    ),
    titles: titles.map(({ title }) => title),
    cityLadder: [...rulesFrom(stored).settings.ladders.deadline],
    deadline: row
      ? {
          id: row.id,
          title: row.title,
          note: row.note,
          opensOn: row.opensOn,
          dueOn: row.dueOn,
          ownerUnitId: row.ownerUnitId,
          handIn: row.handIn,
          handInBy: row.handInBy,
          repeat: row.repeat,
          ladder: row.ladder,
          audiences,
        }
      : null,
  };
}

/** The units of one's own posts come first: that is whose name one asks in. */
function ownFirst<Unit extends { id: string }>(owners: readonly Unit[], { posts }: Caller): Unit[] {
  const isOwn = ({ id }: Unit) => posts.some((post) => post.unitId === id);
  return [...owners.filter(isOwn), ...owners.filter((unit) => !isOwn(unit))];
}
