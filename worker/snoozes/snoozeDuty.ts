import { sql } from "drizzle-orm";
import { auditLog, snoozes } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import {
  MOST_SNOOZES,
  type SnoozeChoice,
  type SnoozeOption,
  type SnoozeSubject,
  snoozeChoices,
} from "../domain/snooze.ts";
import { writeAll } from "../imports/writeAll.ts";
import { optionsIn, type SnoozeRefusal } from "./snoozeOptions.ts";
import { readStanding, type SnoozeStanding, snoozeReads } from "./standing.ts";

/** A person's wish to hear of a subject again later. */
export interface SnoozeWish {
  staffId: string;
  subject: SnoozeSubject;
  choice: SnoozeChoice;
}

export type SnoozeOutcome =
  /** The bot speaks again at `until` (UTC ms); it can be put off `left` times more. */
  | { kind: "snoozed"; until: number; left: number }
  /** `choices` are those of now: none but with `notThen`. */
  | { kind: "refused"; reason: SnoozeRefusal; choices: SnoozeOption[]; left: number };

/**
 * Puts off all open duties of a subject; one row for each. The same wish twice is stored once, the newest wish counts,
 * and no duty is put off more than three times, however many taps arrive at once.
 */
export async function snoozeDuty(context: Context, wish: SnoozeWish): Promise<SnoozeOutcome> {
  const standing = await readStanding(context, wish);
  const repeated = repeatOf(context, standing, wish);
  if (repeated) return repeated;
  const options = optionsIn(context, standing);
  if (options.kind === "refused") return { ...options, choices: [], left: MOST_SNOOZES - standing.used };
  const chosen = options.choices.find((option) => option.choice === wish.choice);
  if (!chosen) return { ...options, kind: "refused", reason: "notThen" };
  const rows = await store(context, wish, { standing, until: chosen.until });
  const used = Math.max(...rows.map((row) => row.used));
  return rows.some((row) => row.until === chosen.until)
    ? { kind: "snoozed", until: chosen.until, left: MOST_SNOOZES - used }
    : { kind: "refused", reason: "usedUp", choices: [], left: 0 };
}

/** The answer to a wish that holds already: a second tap on the same button. */
function repeatOf(
  { now }: Context,
  { duties, dueOn, calendar, used, last }: SnoozeStanding,
  { choice }: SnoozeWish,
): SnoozeOutcome | null {
  if (duties.length === 0) return null;
  const options = snoozeChoices({ now, calendar, dueOn, alreadyUsed: 0 });
  const until = options.find((option) => option.choice === choice)?.until;
  if (until === undefined || !duties.every((duty) => last.get(duty.key)?.until === until)) return null;
  return { kind: "snoozed", until, left: MOST_SNOOZES - used };
}

async function store(
  context: Context,
  wish: SnoozeWish,
  { standing, until }: { standing: SnoozeStanding; until: number },
): Promise<{ used: number; until: number }[]> {
  const { db, now, newId } = context;
  const { staffId, choice } = wish;
  const statements = standing.duties.flatMap(({ key }) => {
    const own = sql`FROM ${snoozes} WHERE duty_key = ${key} AND staff_id = ${staffId}`;
    return [
      // Later than the one before even on a clock that stands, so that the newest wish is known.
      db.run(sql`
        INSERT INTO ${snoozes} (id, duty_key, staff_id, choice, until, asked_at)
        SELECT ${newId()}, ${key}, ${staffId}, ${choice}, ${until},
               max(${now}, coalesce((SELECT max(asked_at) + 1 ${own}), 0))
        WHERE (SELECT count(*) ${own}) < ${MOST_SNOOZES}
          AND ${until} IS NOT (SELECT until ${own} ORDER BY asked_at DESC LIMIT 1)`),
      // changes() is about the statement before: only a wish that was stored leaves a trace.
      db.run(sql`
        INSERT INTO ${auditLog} (at, actor_kind, actor_id, action, subject, after)
        SELECT ${now}, 'staff', ${staffId}, 'duty.snooze', ${key}, ${JSON.stringify({ choice, until })}
        WHERE changes() > 0`),
    ];
  });
  await writeAll(db, statements);
  const keys = new Set(standing.duties.map(({ key }) => key));
  return (await snoozeReads(context, wish)).filter(({ dutyKey }) => keys.has(dutyKey));
}
