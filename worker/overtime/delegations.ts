// 係長への委任: somebody of the section who may order besides whoever leads it.
import { sql } from "drizzle-orm";
import { auditLog, orderDelegations } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { delegationCandidates } from "../domain/overtime/applicants.ts";
import type { DelegationInput, DelegationRefusal, DelegationsView } from "../domain/overtime/viewsOrders.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { auditRow } from "../imports/audit.ts";
import { delegationStands } from "../organisation/actingFor.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import type { PlaceRow } from "./orderFacts.ts";
import { peopleReads, staffOfSection } from "./sectionPeople.ts";

/** A delegation is given anew each fiscal year at the latest. */
const LONGEST_DAYS = 366;

export type DelegationOutcome =
  | { kind: "given"; id: string }
  | { kind: "refused"; refusal: DelegationRefusal };

/** The delegations of a section that stand or are still to come. One statement. */
export function delegationReads(context: Context, unitId: string) {
  return context.db.all<{
    id: string;
    staffId: string;
    name: string;
    fromDay: CivilDate;
    untilDay: CivilDate | null;
  }>(sql`
    SELECT d.id AS id, d.staff_id AS staffId, s.name AS name, d.from_day AS fromDay, d.until_day AS untilDay
    FROM order_delegations d JOIN staff s ON s.id = d.staff_id
    WHERE d.unit_id = ${unitId}
      AND ${delegationStands(sql`max(d.from_day, ${todayOf(context)})`)}
    ORDER BY d.from_day, s.staff_number`);
}

/** What whoever leads the section sees of it. `staff` are those of the section. */
export function toDelegations(
  given: readonly {
    id: string;
    staffId: string;
    name: string;
    fromDay: CivilDate;
    untilDay: CivilDate | null;
  }[],
  staff: readonly PlaceRow[],
): DelegationsView {
  const titleOf = (id: string) => staff.find(({ staffId }) => staffId === id)?.title ?? "";
  return {
    given: given.map((each) => ({ ...each, title: titleOf(each.staffId) })),
    candidates: delegationCandidates(staff).map(({ staffId, name, title }) => ({ staffId, name, title })),
  };
}

/**
 * Hands orders of a section over to somebody of it, for days or until it is taken back. Only by those who lead it. The
 * same once more changes nothing. Two round trips.
 */
export async function giveDelegation(
  context: Context,
  caller: Caller,
  { unitId, lineage, input }: { unitId: string; lineage: readonly string[]; input: DelegationInput },
): Promise<DelegationOutcome> {
  const { db, now, newId } = context;
  const { staffId, fromDay, untilDay } = input;
  if (!leadsAtOrAbove(caller.posts, lineage)) return refused({ reason: "notLeader" });
  const days = checkDays(input, todayOf(context));
  if (days) return refused(days);
  const [unitRows, people, standing] = await db.batch([
    ledUnitReads(db, fromDay, sql`SELECT ${unitId}`),
    peopleReads(db, unitId, fromDay),
    delegationReads(context, unitId),
  ]);
  const staff = staffOfSection(people, unitId, toLedUnits(unitRows));
  if (!delegationCandidates(staff).some((person) => person.staffId === staffId)) {
    return refused({ reason: "notCandidate" });
  }
  const own = standing.filter((each) => each.staffId === staffId);
  const same = own.find((each) => each.fromDay === fromDay && each.untilDay === untilDay);
  if (same) return { kind: "given", id: same.id };
  const last = untilDay ?? "9999-12-31";
  if (own.some((each) => each.fromDay <= last && (each.untilDay ?? "9999-12-31") >= fromDay)) {
    return refused({ reason: "overlapping" });
  }
  const id = newId();
  const row = { unitId, staffId, fromDay, untilDay };
  await db.batch([
    db.insert(orderDelegations).values({ id, ...row, givenBy: caller.staff.id, givenAt: now }),
    db
      .insert(auditLog)
      .values(auditRow(context, { action: "delegation.give", subject: `delegation:${id}`, after: row })),
  ]);
  return { kind: "given", id };
}

export type EndOutcome = { kind: "ended" } | { kind: "refused"; reason: "notLeader" | "notFound" };

/** Takes a delegation back; what was ordered by it stays ordered. Only by those who lead the section. */
export async function endDelegation(
  context: Context,
  caller: Caller,
  { unitId, lineage, delegationId }: { unitId: string; lineage: readonly string[]; delegationId: string },
): Promise<EndOutcome> {
  const { db, now } = context;
  if (!leadsAtOrAbove(caller.posts, lineage)) return { kind: "refused", reason: "notLeader" };
  const stands = sql`order_delegations.id = ${delegationId} AND order_delegations.unit_id = ${unitId}
    AND order_delegations.ended_at IS NULL`;
  const entry = { action: "delegation.end", subject: `delegation:${delegationId}` };
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(auditRow(context, entry, sql`EXISTS (SELECT 1 FROM order_delegations WHERE ${stands})`)),
      db.update(orderDelegations).set({ endedAt: now }).where(stands),
    ]);
    return { kind: "ended" };
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    return { kind: "refused", reason: "notFound" };
  }
}

function checkDays({ fromDay, untilDay }: DelegationInput, today: CivilDate): DelegationRefusal | null {
  const mostDay = addDays(today, LONGEST_DAYS);
  if (fromDay < today) return { reason: "past" };
  if (untilDay !== null && untilDay < fromDay) return { reason: "reversed" };
  if (fromDay > mostDay || (untilDay ?? fromDay) > mostDay) return { reason: "tooFar", mostDay };
  return null;
}

function refused(refusal: DelegationRefusal): DelegationOutcome {
  return { kind: "refused", refusal };
}
