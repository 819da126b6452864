import { asc, eq } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { deadlineAudiences, deadlines } from "../../db/schema/index.ts";

/** Queries of a deadline and of its audiences, for one batch. */
export function storedDeadline(db: Database, id: string) {
  return [
    db.select().from(deadlines).where(eq(deadlines.id, id)),
    db
      .select({
        unitId: deadlineAudiences.unitId,
        role: deadlineAudiences.role,
        title: deadlineAudiences.title,
      })
      .from(deadlineAudiences)
      .where(eq(deadlineAudiences.deadlineId, id))
      .orderBy(asc(deadlineAudiences.position)),
  ] as const;
}
