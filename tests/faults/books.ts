// At the end of a run: do the tables say what LINE counted?
import type { Client } from "@libsql/client";
import type { LineInMemory } from "./line.ts";
import { PEOPLE } from "./town.ts";

const KEY_LIFETIME_MS = 23 * 60 * 60 * 1000;

interface Row {
  id: string;
  state: string;
  reason: string | null;
  retryKey: string;
  recipients: number;
  attempts: number;
  day: string;
  lastDay: string;
  firstAttemptAt: number | null;
  finishedAt: number | null;
  people: string;
  /** Of a notice: the account it is for, bound or not. */
  noticeTo: string | null;
  strays: number;
}

/** Every sentence is something on which the tables and LINE differ, or a batch without an end. */
export async function checkBooks(client: Client, line: LineInMemory, skew: number): Promise<string[]> {
  const { rows } = await client.execute(`
    SELECT b.id AS id, b.state AS state, b.reason AS reason, b.retry_key AS retryKey, b.recipients AS recipients,
           b.attempts AS attempts, b.day AS day, b.last_day AS lastDay, b.first_attempt_at AS firstAttemptAt,
           b.finished_at AS finishedAt, iif(b.occasion = 'notice', b.body ->> '$.to', NULL) AS noticeTo,
           (SELECT json_group_array(staff_id) FROM deliveries d WHERE d.batch_id = b.id) AS people,
           (SELECT count(*) FROM nudges n WHERE n.batch_id = b.id AND NOT EXISTS (
              SELECT 1 FROM deliveries d WHERE d.batch_id = b.id AND d.staff_id = n.staff_id)) AS strays
    FROM batches b`);
  const accepted = new Map(line.acceptances.map((acceptance) => [acceptance.retryKey, acceptance]));
  const problems: string[] = [];
  if (accepted.size < line.acceptances.length) problems.push("LINE accepted one key twice");
  for (const batch of rows as unknown as Row[]) {
    const people = JSON.parse(batch.people) as string[];
    const sent = accepted.get(batch.retryKey);
    const blame = (words: string) =>
      problems.push(`${batch.id} (${batch.state}, ${batch.reason}, day ${batch.day}): ${words}`);
    if (["planned", "sending", "held"].includes(batch.state)) blame("never came to an end");
    if (batch.strays > 0) blame("nudges of people who are not in it");
    if (sent && batch.state !== "accepted" && batch.state !== "uncertain") blame("but LINE has it");
    if (batch.state === "accepted") {
      if (!sent) blame("but LINE does not have it");
      const accounts =
        batch.noticeTo === null
          ? people.map((id) => PEOPLE.find((person) => person.id === id)?.lineUserId ?? "")
          : [batch.noticeTo];
      if (sent && accounts.sort().join() !== [...sent.to].sort().join()) blame("went to other people");
    }
    if (batch.state === "dropped" && people.length > 0) blame("dropped with people in it");
    if (batch.state !== "dropped" && people.length !== batch.recipients)
      blame("people and recipients differ");
    if (batch.state === "uncertain") {
      const age = (batch.finishedAt ?? 0) - (batch.firstAttemptAt ?? 0);
      const endedOn = new Date((batch.finishedAt ?? 0) + skew + 9 * 3_600_000).toISOString().slice(0, 10);
      if (batch.attempts === 0) blame("never tried");
      // LINE refused it in the end, but an earlier call of it may have arrived.
      const isRefused = batch.reason === "refused" && batch.attempts > 1;
      if (!isRefused && age < KEY_LIFETIME_MS && endedOn <= batch.lastDay)
        blame(`given up after ${age / 60_000} minutes`);
    }
  }
  return problems;
}
