import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { points, policies, readings } from "../../db/schema/index.ts";

/** Query of standing points with the title of their policy and when this person read them, in paper order. */
export function pointRows(db: Database, staffId: string, which: SQL) {
  return db
    .select({
      id: points.id,
      policyId: points.policyId,
      sectionId: points.sectionId,
      parentId: points.parentId,
      label: points.label,
      path: points.path,
      text: points.text,
      shortForm: points.shortForm,
      isPriority: points.isPriority,
      policyTitle: policies.title,
      readAt: readings.readAt,
    })
    .from(points)
    .innerJoin(policies, eq(policies.id, points.policyId))
    .leftJoin(readings, and(eq(readings.pointId, points.id), eq(readings.staffId, staffId)))
    .where(and(isNull(points.withdrawnAt), which))
    .orderBy(points.position, points.id);
}
