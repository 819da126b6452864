import { and, asc, eq, inArray } from "drizzle-orm";
import { points, policies, policySections } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { StoredPoint, StoredSection } from "../domain/matchPoints.ts";

export interface StoredPolicy {
  policy: typeof policies.$inferSelect;
  sections: StoredSection[];
  points: StoredPoint[];
}

/** The policy of a unit and year as an import compares it, withdrawn points included; one round trip. */
export async function importedPolicy(
  { db }: Context,
  of: { unitId: string; fiscalYear: number },
): Promise<StoredPolicy | null> {
  const wanted = and(eq(policies.unitId, of.unitId), eq(policies.fiscalYear, of.fiscalYear));
  const ids = db.select({ id: policies.id }).from(policies).where(wanted);
  const [[policy], sections, pointRows] = await db.batch([
    db.select().from(policies).where(wanted),
    db
      .select()
      .from(policySections)
      .where(inArray(policySections.policyId, ids))
      .orderBy(asc(policySections.position)),
    db.select().from(points).where(inArray(points.policyId, ids)).orderBy(asc(points.position)),
  ]);
  if (!policy) return null;
  return {
    policy,
    sections,
    points: pointRows.map((point) => ({ ...point, isWithdrawn: point.withdrawnAt !== null })),
  };
}
