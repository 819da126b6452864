import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { spanOf } from "../domain/deadlines/spans.ts";
import type { DeadlinePage, Subject } from "../domain/deadlines/views.ts";
import { lineageIn } from "../domain/overtime/sections.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { unitsConcerning } from "../duties/reads.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { mayHandInFor, mayOwn, seesList } from "./rights.ts";
import { storedDeadline } from "./storedDeadline.ts";
import { subjectReads, toSubject } from "./subjects.ts";
import { unitsInOrder } from "./unitsInOrder.ts";

/**
 * A deadline with what the caller may hand in, and for its owner the list of who has not. Whoever leads asked units
 * sees the list of those. One round trip.
 * @returns null when there is none, or none of the caller's concern
 */
export async function deadlinePage(
  context: Context,
  caller: Caller,
  deadlineId: string,
): Promise<DeadlinePage | null> {
  const { db } = context;
  const today = todayOf(context);
  const [stored, unitRows, [row], audiences, rows, concerned] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, today),
    ...storedDeadline(db, deadlineId),
    subjectReads(db, deadlineId, today),
    db.all<{ id: string }>(
      sql`SELECT id FROM units WHERE id IN (${unitsConcerning(caller.staff.id, today)})`,
    ),
  ]);
  if (!row) return null;
  const rules = rulesFrom(stored);
  const units = toLedUnits(unitRows);
  const subjects = rows.map(toSubject);
  const isAllSeen = seesList(caller, row.ownerUnitId, units);
  const mine = subjects.filter(({ subjectId, unit }) =>
    row.handInBy === "person"
      ? subjectId === caller.staff.id
      : concerned.some(({ id }) => id === unit.id) && mayHandInFor(caller, unit.id, units),
  );
  const below = subjects.filter(({ unit }) => isBelowLed(unit.id));
  if (!isAllSeen && mine.length === 0 && below.length === 0) return null;
  const { title, note, handIn, handInBy, opensOn, dueOn, repeat, ladder, withdrawnAt, ownerUnitId } = row;
  return {
    today,
    id: deadlineId,
    title,
    note,
    owner: refOf(ownerUnitId),
    handIn,
    handInBy,
    ...spanOf({ opensOn, dueOn }, rules.calendar),
    writtenDueOn: dueOn,
    repeat,
    ladder: [...(ladder ?? rules.settings.ladders.deadline)],
    isOwnLadder: ladder !== null,
    audiences: audiences.map(({ unitId, role, title }) => ({ unit: refOf(unitId), role, title })),
    isWithdrawn: withdrawnAt !== null,
    mine,
    list: isAllSeen ? inOrder(subjects) : below.length > 0 ? inOrder(below) : null,
    mayChange: mayOwn(caller, ownerUnitId, units),
  };

  function refOf(id: string) {
    return { id, name: units.get(id)?.name ?? "" };
  }
  function isBelowLed(unitId: string) {
    const lineage = lineageIn(unitId, units).map(({ id }) => id);
    return leadsAtOrAbove(caller.posts, lineage);
  }
  function inOrder(list: Subject[]): Subject[] {
    const places = new Map(unitsInOrder(units).map(({ id }, index) => [id, index]));
    return list.toSorted((a, b) => (places.get(a.unit.id) ?? 0) - (places.get(b.unit.id) ?? 0));
  }
}
