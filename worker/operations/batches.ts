import { type SQL, sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { BatchPage, BatchView } from "../domain/deliveryViews.ts";
import { isAboutOvertime } from "../domain/digest.ts";
import { personRefReads } from "../people/personRefs.ts";

/** More than a city of 100,000 sends on a day. */
const MOST_BATCHES = 500;

interface BatchRow extends Omit<BatchView, "canResend"> {
  lastDay: CivilDate;
  digestKey: string;
}

/** The batches of today, and older ones that are unfinished or that nobody has looked at; newest first. */
export function batchReads(context: Context) {
  return context.db.all<BatchRow>(sql`
    ${columns} FROM batches b
    WHERE b.day = ${todayOf(context)} OR b.state IN ('planned', 'sending', 'held')
       OR (b.state IN ('failed', 'uncertain') AND b.settled_at IS NULL)
    ORDER BY b.created_at DESC, b.id LIMIT ${MOST_BATCHES}`);
}

/** A row as a screen needs it. What failed can be sent again while its words are true. */
export function toBatchView({ lastDay, digestKey: _, ...row }: BatchRow, today: CivilDate): BatchView {
  const isOver = row.state === "failed" || row.state === "uncertain";
  return { ...row, canResend: isOver && row.resentAs === null && today <= lastDay };
}

/**
 * One batch with its people, or null when there is none. Who is told of overtime is for the personnel section to see;
 * others see how many they are.
 */
export async function batchPage(
  context: Context,
  { batchId, seesOvertime }: { batchId: string; seesOvertime: boolean },
): Promise<BatchPage | null> {
  const { db } = context;
  const [[row], people] = await db.batch([
    db.all<BatchRow>(sql`${columns} FROM batches b WHERE b.id = ${batchId}`),
    db.all<{ staffId: string }>(sql`SELECT staff_id AS staffId FROM deliveries WHERE batch_id = ${batchId}`),
  ]);
  if (!row) return null;
  const batch = toBatchView(row, todayOf(context));
  if (isAboutOvertime(row.digestKey) && !seesOvertime) return { batch, people: [], isHidden: true };
  const ids = people.map((person) => person.staffId);
  return { batch, people: await personRefReads(context, ids), isHidden: false };
}

const columns: SQL = sql`
  SELECT b.id AS id, b.day AS day, b.last_day AS lastDay, b.digest_key AS digestKey, b.occasion AS occasion,
         coalesce(b.body ->> '$.messages[0].altText', b.body ->> '$.messages[0].text', '') AS altText, b.recipients AS recipients, b.state AS state,
         b.reason AS reason, b.attempts AS attempts, b.last_status AS lastStatus,
         b.line_request_id AS lineRequestId, b.created_at AS createdAt, b.first_attempt_at AS firstAttemptAt,
         b.next_attempt_at AS nextAttemptAt, b.finished_at AS finishedAt, b.resent_as AS resentAs,
         b.settled_at AS settledAt`;
