import { asc, eq, sql } from "drizzle-orm";
import { batches, deliveries } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { type ClaimedBatch, isOwnAttempt } from "./claimBatches.ts";
import { markRefused } from "./markRefused.ts";
import type { SendFacts } from "./recordAttempt.ts";

/** Some of the people of a batch, by their positions in its body. */
export interface Part {
  positions: readonly number[];
  /** LINE has refused these very people: nothing more is sent to them. */
  isRefused: boolean;
}

/**
 * Puts the people of a batch that LINE has refused into new batches with retry keys of their own, in one transaction.
 * Those whom LINE refuses get a batch that has failed, and are marked as not to be reached.
 * @param now the wall clock, UTC ms
 * @returns ids of the batches to be sent; none when another attempt has begun since
 */
export async function splitBatch(
  context: Context,
  batch: ClaimedBatch,
  { parts, facts, now }: { parts: readonly Part[]; facts: SendFacts; now: number },
): Promise<string[]> {
  const { db } = context;
  const people = await db
    .select({ staffId: deliveries.staffId })
    .from(deliveries)
    .where(eq(deliveries.batchId, batch.id))
    // The order in which the planner has put their accounts into the body.
    .orderBy(asc(deliveries.staffId));
  const { to, messages } = JSON.parse(batch.body) as { to: string[]; messages: unknown[] };
  if (people.length !== to.length) throw new Error("a batch whose people and recipients differ in number");
  const made = parts
    .filter(({ positions }) => positions.length > 0)
    .map(({ positions, isRefused }) => ({
      id: context.newId(),
      isRefused,
      accounts: positions.map((position) => to[position] as string),
      staffIds: positions.map((position) => (people[position] as { staffId: string }).staffId),
    }));
  const [first, ...rest] = made.flatMap((part) => [
    insertPart(context, batch, { ...part, messages, facts, now }),
    ...movePeople(context, batch, part),
    ...(part.isRefused ? [markRefused(context, { batchId: part.id, accounts: part.accounts, now })] : []),
  ]);
  const end = db
    .update(batches)
    .set({ state: "dropped", reason: "split", finishedAt: now, leasedUntil: null })
    .where(isOwnAttempt(batch))
    .returning({ id: batches.id });
  if (!first) return [];
  // Last, because the parts are made only while the attempt is ours.
  const ended = (await db.batch([first, ...rest, end])).at(-1) ?? [];
  return ended.length > 0 ? made.filter((part) => !part.isRefused).map((part) => part.id) : [];
}

interface MadePart {
  id: string;
  isRefused: boolean;
  accounts: string[];
  staffIds: string[];
}

type Id = { id: string };

/** A part is as old as the facts it was planned on: the sweep asks what has happened since. */
function insertPart(
  { db }: Context,
  batch: ClaimedBatch,
  part: MadePart & { messages: unknown[]; facts: SendFacts; now: number },
) {
  const { id, isRefused, accounts, messages, facts } = part;
  const isOne = accounts.length === 1;
  const body = JSON.stringify({ to: isOne ? accounts[0] : accounts, messages });
  return db.all<Id>(sql`
    INSERT INTO batches
      (id, day, digest_key, occasion, calendar_unit_id, last_day, method, body, recipients, retry_key, created_at,
       state, attempts, first_attempt_at, finished_at, last_status, line_request_id, reason)
    SELECT ${id}, day, digest_key, occasion, calendar_unit_id, last_day, ${isOne ? "push" : "multicast"}, ${body},
           ${accounts.length}, ${crypto.randomUUID()}, created_at,
           ${isRefused ? "failed" : "planned"},
           ${isRefused ? sql`attempts, first_attempt_at, ${part.now}, ${facts.lineStatus}, ${facts.lineRequestId}, 'refused'` : sql`0, NULL, NULL, NULL, NULL, NULL`}
    FROM batches WHERE ${isOwnAttempt(batch)}`);
}

function movePeople({ db }: Context, batch: ClaimedBatch, { id, staffIds }: MadePart) {
  const condition = sql`batch_id = ${batch.id}
    AND staff_id IN (SELECT value FROM json_each(${JSON.stringify(staffIds)}))
    AND EXISTS (SELECT 1 FROM batches WHERE id = ${id})`;
  return [
    db.all<Id>(sql`UPDATE deliveries SET batch_id = ${id} WHERE ${condition}`),
    db.all<Id>(sql`UPDATE nudges SET batch_id = ${id} WHERE ${condition}`),
  ];
}
