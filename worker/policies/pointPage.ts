import { eq, getTableColumns, sql } from "drizzle-orm";
import { points, policies, policySections } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { PointPage } from "../domain/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { pointRows } from "./pointRows.ts";
import { toPointTree } from "./pointTree.ts";

/**
 * One point with all that hangs below it and where it stands; one round trip. Policies are published to all staff.
 * @returns null when there is no such point, or a corrected paper took it away
 */
export async function pointPage({ db }: Context, caller: Caller, pointId: string): Promise<PointPage | null> {
  const branch = sql`${points.id} IN (
    WITH RECURSIVE branch(id) AS (
      SELECT ${pointId}
      UNION
      SELECT points.id FROM points JOIN branch ON points.parent_id = branch.id
    )
    SELECT id FROM branch)`;
  const [rows, [place]] = await db.batch([
    pointRows(db, caller.staff.id, branch),
    db
      .select({ section: getTableColumns(policySections), policy: getTableColumns(policies) })
      .from(points)
      .innerJoin(policySections, eq(policySections.id, points.sectionId))
      .innerJoin(policies, eq(policies.id, points.policyId))
      .where(eq(points.id, pointId)),
  ]);
  const point = toPointTree(rows).find((candidate) => candidate.id === pointId);
  if (!point || !place) return null;
  const { id, title, issuedOn, issuerTitle } = place.policy;
  return {
    point,
    section: { label: place.section.label, heading: place.section.heading },
    policy: { id, title, issuedOn, issuerTitle },
  };
}
