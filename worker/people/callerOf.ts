import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { posts, sessions, staff, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { Role } from "../domain/roles.ts";
import type { UnitRef } from "../domain/views.ts";
import { heldOn } from "../duties/reads.ts";
import { standInReads, standInsFrom } from "../duties/standIns.ts";
import { ordererReads, personnelReads } from "../overtime/orderers.ts";
import { isAlive, type PresentedSession, useUnnotedOf } from "./sessionUse.ts";

/** The person behind a request, with the posts of that moment: rights follow them. */
export interface Caller {
  staff: { id: string; name: string; staffNumber: string };
  /** The main post first. */
  posts: { unitId: string; unitName: string; title: string; role: Role; isMain: boolean }[];
  /** The unit that a route is about, where the caller is asked to answer in the place of somebody absent. */
  standsInFor: UnitRef | null;
  /** The unit that a route is about, where the caller was named to order overtime in it. */
  ordersFor: UnitRef | null;
  /** Holds a post in the city's personnel section. */
  isPersonnel: boolean;
}

/**
 * The caller of a session and the lineage (unit, parent, …, root) of the unit a route is about, in one round trip.
 * @returns null when the session is unknown, ended, idle or revoked; `isUseUnnoted` when it is time to note its use
 */
export function callerOf(
  context: Context,
  session: PresentedSession,
  unitId: string | undefined,
): Promise<{ caller: Caller; lineage: string[]; isUseUnnoted: boolean } | null> {
  const staffId = sql`(SELECT ${sessions.staffId} FROM ${sessions} WHERE ${isAlive(session)})`;
  return callerWith(context, staffId, unitId, useUnnotedOf(session));
}

/** The same for a person whom the chat knows by their LINE account. */
export function callerOfStaff(
  context: Context,
  staffId: string,
  unitId: string | undefined,
): Promise<{ caller: Caller; lineage: string[] } | null> {
  return callerWith(context, sql`${staffId}`, unitId);
}

/** By the name under which `heldOn` knows them. */
const held = alias(posts, "p");

async function callerWith(
  context: Context,
  staffId: SQL,
  unitId: string | undefined,
  useUnnoted: SQL = sql`0`,
) {
  const { db } = context;
  const today = todayOf(context);
  const [[found], posting, lineage, named, [personnel], ...standing] = await db.batch([
    db
      .select({
        id: staff.id,
        name: staff.name,
        staffNumber: staff.staffNumber,
        isUseUnnoted: sql<0 | 1>`${useUnnoted}`,
      })
      .from(staff)
      .where(eq(staff.id, staffId)),
    db
      .select({
        unitId: held.unitId,
        unitName: units.name,
        title: held.title,
        role: held.role,
        isMain: held.isMain,
      })
      .from(held)
      .innerJoin(units, eq(units.id, held.unitId))
      .where(and(eq(held.staffId, staffId), heldOn(today)))
      .orderBy(desc(held.isMain), held.validFrom, held.id),
    db.all<UnitRef>(sql`
      WITH RECURSIVE lineage(id, parent_id, name, depth) AS (
        SELECT id, parent_id, name, 0 FROM units WHERE id = ${unitId ?? ""}
        UNION ALL
        SELECT units.id, units.parent_id, units.name, depth + 1
        FROM units JOIN lineage ON units.id = lineage.parent_id
        WHERE depth < 20
      )
      SELECT id, name FROM lineage ORDER BY depth`),
    ordererReads(db, unitId ?? "", today),
    personnelReads(db),
    ...standInReads(context, unitId),
  ]);
  if (!found) return null;
  const { isUseUnnoted, ...person } = found;
  const [unit] = lineage;
  const standsInFor = unit && standInsFrom(...standing).includes(person.id) ? unit : null;
  const ordersFor = unit && named.some(({ staffId }) => staffId === person.id) ? unit : null;
  const isPersonnel = posting.some((post) => post.unitId === personnel?.unitId);
  const caller = { staff: person, posts: posting, standsInFor, ordersFor, isPersonnel };
  return { caller, lineage: lineage.map((row) => row.id), isUseUnnoted: isUseUnnoted === 1 };
}
