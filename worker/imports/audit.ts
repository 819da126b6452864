import { max, type SQL, sql } from "drizzle-orm";
import { auditLog } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/** What is written down about one change. */
export interface AuditEntry {
  action: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/**
 * The audit row of a change, to be written in the same batch.
 * @param onlyIf a condition that must still hold when the batch runs; where it does not, the row breaks its NOT NULL and
 *   takes the whole batch with it. So a decision made on what was read cannot be written over what changed meanwhile.
 */
export function auditRow(context: Context, entry: AuditEntry, onlyIf?: SQL): typeof auditLog.$inferInsert {
  const { actor, now } = context;
  return {
    // Drizzle takes an expression for any column but does not type it for a single row.
    at: (onlyIf ? sql`CASE WHEN ${onlyIf} THEN ${now} END` : now) as number,
    actorKind: actor.kind,
    actorId: actor.kind === "staff" ? actor.staffId : null,
    action: entry.action,
    subject: entry.subject,
    before: entry.before ?? null,
    after: entry.after ?? null,
  };
}

/** The number of the last change of anything: the point in history at which a verb begins to read. */
export async function revisionOf({ db }: Context): Promise<number> {
  const [row] = await db.select({ last: max(auditLog.id) }).from(auditLog);
  return row?.last ?? 0;
}

/** Holds while nobody has changed the subjects since that point. */
export function unchangedSince(revision: number, subjects: readonly string[]): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM audit_log WHERE id > ${revision} AND subject IN ${[...subjects]})`;
}
