import { tokyoDate } from "../../worker/domain/civilDate.ts";
import { boardsOwed, doneAt, type Occasion, occasionKey, owedAt } from "./owed.ts";
import { PEOPLE } from "./town.ts";
import type { World } from "./world.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * The other half of "exactly one": at the end of a day on which everything worked again in time, nobody who is owed
 * something and may be spoken to has had no message today, and nobody's wish to be reminded has been forgotten.
 * What LINE refused, or may have delivered for all anybody knows, stands in the tables for the administrator.
 */
export async function forgottenBy(world: World): Promise<string[]> {
  const { facts, witness } = world;
  const { now } = world.clock;
  const today = tokyoDate(now);
  if (facts.pauses.at(-1)?.isPaused) return [];
  const { ended, hadEnded } = await endedWithout(world, today);
  const isMissing = (occasion: Occasion) =>
    witness.saidOf(occasion).length === 0 && !ended.has(occasionKey(occasion));
  const isSnoozed = ({ dutyKey, staffId }: Occasion) => (facts.snoozeOf(dutyKey, staffId)?.until ?? 0) > now;
  const hadMessage = (staffId: string) =>
    hadEnded.has(staffId) ||
    witness.said.some(
      (said) => said.staffId === staffId && said.messageOccasion === "daily" && tokyoDate(said.at) === today,
    );
  const listeners = PEOPLE.filter(({ id, isBad }) => !isBad && facts.days.outsideBy(id, now) === 0);
  const owed = Map.groupBy(owedAt(facts, now), ({ staffId }) => staffId);
  const silent = listeners.flatMap(({ id }) => {
    const missing = (owed.get(id) ?? []).filter((occasion) => isMissing(occasion) && !isSnoozed(occasion));
    return missing.length > 0 && !hadMessage(id) ? [`${id}: not told of ${missing.map(occasionKey)}`] : [];
  });
  const wished = facts.snoozes.flatMap((snooze) => {
    const { dutyKey, staffId, until } = snooze;
    const isOver =
      until > now - HOUR_MS ||
      facts.snoozeOf(dutyKey, staffId) !== snooze ||
      facts.absenceOn(staffId, today) !== undefined ||
      doneAt(facts, { dutyKey, staffId, rung: "" }) !== null;
    if (isOver || today > "2026-10-07" || !listeners.some(({ id }) => id === staffId)) return [];
    const isSaid = witness.said.some(
      (said) =>
        said.staffId === staffId &&
        said.at >= until &&
        said.occasions.some((each) => each.dutyKey === dutyKey),
    );
    return isSaid || ended.has(occasionKey({ dutyKey, staffId, rung: `asked:${snooze.id}` }))
      ? []
      : [`${staffId}: not reminded of ${dutyKey}`];
  });
  const boards = boardsOwed(facts, now).filter(
    (occasion) => isMissing(occasion) && listeners.some(({ id }) => id === occasion.staffId),
  );
  const uncalled = boards.map((occasion) => `${occasion.staffId}: not called to ${occasion.dutyKey}`);
  return [...silent, ...wished, ...uncalled].map((words) => `${today} evening ${words}`);
}

/** What ended without LINE's word that it has it now: which occasions, and whose message of today. */
async function endedWithout({ client }: World, today: string) {
  const [nudges, deliveries] = await client.batch([
    `SELECT duty_key AS dutyKey, staff_id AS staffId, rung FROM nudges
     WHERE batch_id IN (SELECT id FROM batches WHERE state IN ('failed', 'uncertain'))`,
    {
      // LINE has had a message carried over from an earlier day, but does not say since when: it counts for this one.
      sql: `SELECT d.staff_id AS staffId FROM deliveries d JOIN batches b ON b.id = d.batch_id
            WHERE d.day = ? AND d.occasion = 'daily' AND (b.state IN ('failed', 'uncertain') OR (
              b.last_status = 409 AND EXISTS (SELECT 1 FROM nudges n WHERE n.batch_id = b.id AND n.day < d.day)))`,
      args: [today],
    },
  ]);
  return {
    ended: new Set(nudges?.rows.map((row) => occasionKey(row as unknown as Occasion))),
    hadEnded: new Set(deliveries?.rows.map(({ staffId }) => String(staffId))),
  };
}
