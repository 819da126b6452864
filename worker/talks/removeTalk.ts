import { and, eq } from "drizzle-orm";
import { auditLog, talks } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { HeldTalk } from "../domain/talk.ts";
import { auditRow } from "../imports/audit.ts";

/**
 * Takes the day of a talk back.
 * @returns false when none was recorded
 */
export async function removeTalk(
  context: Context,
  { unitId, fiscalYear, stage }: Pick<HeldTalk, "fiscalYear" | "stage"> & { unitId: string },
): Promise<boolean> {
  const { db } = context;
  const which = and(eq(talks.unitId, unitId), eq(talks.fiscalYear, fiscalYear), eq(talks.stage, stage));
  const [before] = await db.select({ heldOn: talks.heldOn }).from(talks).where(which);
  if (!before) return false;
  await db.batch([
    db.delete(talks).where(which),
    db.insert(auditLog).values(
      auditRow(context, {
        action: "talk.remove",
        subject: `talk:${unitId}:${fiscalYear}:${stage}`,
        before,
      }),
    ),
  ]);
  return true;
}
