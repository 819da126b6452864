import { max, type SQL, sql } from "drizzle-orm";
import { auditLog } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { type AuditEntry, auditRow } from "../imports/audit.ts";
import { isConstraintFailure, type Statement, writeAll } from "../imports/writeAll.ts";
import { rulesReads } from "./readSettings.ts";
import { factsIn, type RuleFacts } from "./ruleFacts.ts";

/** More people at once than this do not press save in a city hall. */
const MOST_ATTEMPTS = 5;

/** Every change of the rules bears one of these in the audit log. */
export const RULE_ACTIONS = ["settings.change", "unitHours.change", "closedDays.import"] as const;

/** Somebody else changed the rules again and again while this was being saved. */
export type Overtaken = { kind: "refused"; reason: "changedMeanwhile" };

export interface RuleChange<Outcome> {
  outcome: Outcome;
  /** What is written, in one transaction with its audit row; null leaves everything as it is. */
  write: { entry: AuditEntry & { action: (typeof RULE_ACTIONS)[number] }; statements: Statement[] } | null;
}

/**
 * Decides on the rules as they are stored, and writes what was decided only if they are still the same then: values are
 * judged against one another, so two saved at once could make sense alone and none together. Who was overtaken decides
 * again.
 */
export async function changeRules<Outcome>(
  context: Context,
  decide: (facts: RuleFacts) => RuleChange<Outcome>,
): Promise<Outcome | Overtaken> {
  const { db } = context;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { facts, revision } = await readRules(context);
    const { outcome, write } = decide(facts);
    if (!write) return outcome;
    const audit = auditRow(context, write.entry, rulesUnchangedSince(revision));
    try {
      await writeAll(db, [db.insert(auditLog).values(audit), ...write.statements]);
      return outcome;
    } catch (error) {
      if (!isConstraintFailure(error) || (await readRules(context)).revision === revision) throw error;
    }
  }
  return { kind: "refused", reason: "changedMeanwhile" };
}

async function readRules({ db }: Context): Promise<{ facts: RuleFacts; revision: number }> {
  const [rows, [last]] = await db.batch([rulesReads(db), db.select({ id: max(auditLog.id) }).from(auditLog)]);
  return { facts: factsIn(rows), revision: last?.id ?? 0 };
}

function rulesUnchangedSince(revision: number): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM audit_log WHERE id > ${revision} AND action IN ${[...RULE_ACTIONS]})`;
}
