import { sql } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { runTick } from "../../worker/delivery/runTick.ts";
import { sendBatch } from "../../worker/delivery/sendBatch.ts";
import { type CivilDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import { openDutiesOfAll } from "../../worker/duties/openDuties.ts";
import type { LineAnswer, LineClient } from "../../worker/line/client.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";

const HOURS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
const NOON = 12 * 60;

const accepted: LineAnswer = {
  kind: "answered",
  status: 200,
  requestId: null,
  acceptedRequestId: null,
  message: null,
  refusedRecipients: [],
};

/** A LINE without a limit that takes everything. */
const willing: LineClient = {
  reply: async () => accepted,
  send: async () => accepted,
  validate: async () => accepted,
  quota: async () => ({ kind: "known", limit: null }),
  consumption: async () => ({ kind: "known", used: 0 }),
};

/** A day of the city: a tick at a quarter to every hour, and everything sent that it brings. */
export async function runDay(context: Context, day: CivilDate): Promise<void> {
  for (const hour of HOURS) {
    const now = tokyoInstant(day, hour * 60 + 45);
    const then = { ...context, now };
    await runTick(then, {
      cards: { liffId: "2000000002-Wakaba01", content: "published" },
      newRetryKey: () => crypto.randomUUID(),
      askQuota: async () => ({ limit: null, used: 0 }),
      wallNow: now,
      enqueue: async (messages) => {
        for (const { body } of messages) {
          await sendBatch(then, body.batchId, { line: willing, wallNow: () => now });
        }
      },
    });
  }
}

/** Everybody answers at noon what was first asked on an earlier day: every goal of the round, every point. */
export async function answerSinceYesterday(context: Context, day: CivilDate): Promise<void> {
  const { db } = context;
  const now = tokyoInstant(day, NOON);
  await db.run(sql`
    INSERT INTO reports (id, round_id, goal_id, unit_id, version, grade_id, done, blocked, next, needs_support,
                         author_id, author_name, author_title, unit_name, submitted_at, channel, submission_key)
    SELECT r.id || g.id || s.unit_id, r.id, g.id, s.unit_id, 1, (SELECT min(id) FROM grades), '', '', '', 0,
           (SELECT min(id) FROM staff), '', '', '', ${now}, 'chat', r.id || g.id || s.unit_id
    FROM rounds r
    JOIN goals g ON g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
    JOIN goal_sections s ON s.goal_id = g.id
    WHERE r.closed_at IS NULL AND r.opens_on < ${day}
    ON CONFLICT DO NOTHING`);
  const { duties } = await openDutiesOfAll({ ...context, now }, day, await readSettings(context));
  for (const duty of duties) {
    if (duty.kind !== "read" || duty.askedOn >= day) continue;
    await db.run(sql`
      INSERT INTO readings (point_id, staff_id, read_at, channel)
      SELECT ${duty.point.id}, value, ${now}, 'chat' FROM json_each(${JSON.stringify(duty.assignees)})`);
  }
}
