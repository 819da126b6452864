import { eq } from "drizzle-orm";
import { auditLog, talks, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { checkTalkDay, type HeldTalk } from "../domain/talk.ts";
import type { TalkOutcome } from "../domain/talkViews.ts";
import { auditRow } from "../imports/audit.ts";
import { talksOf } from "./talkReads.ts";

/** Writes down the day on which a talk was held, in the place of another day; the same day again writes nothing. */
export async function recordTalk(
  context: Context,
  { unitId, ...talk }: HeldTalk & { unitId: string },
): Promise<TalkOutcome> {
  const { db } = context;
  const [[unit], held] = await db.batch([
    db.select({ id: units.id }).from(units).where(eq(units.id, unitId)),
    talksOf(db, unitId),
  ]);
  if (!unit) return { kind: "refused", refusal: { reason: "notFound" } };
  const problem = checkTalkDay(talk, { today: todayOf(context), talks: held });
  if (problem) return { kind: "refused", refusal: problem };
  const before = held.find(({ fiscalYear, stage }) => fiscalYear === talk.fiscalYear && stage === talk.stage);
  if (before?.heldOn === talk.heldOn) return { kind: "recorded" };
  await db.batch([
    db
      .insert(talks)
      .values({ unitId, ...talk })
      .onConflictDoUpdate({
        target: [talks.unitId, talks.fiscalYear, talks.stage],
        set: { heldOn: talk.heldOn },
      }),
    db.insert(auditLog).values(
      auditRow(context, {
        action: "talk.record",
        subject: `talk:${unitId}:${talk.fiscalYear}:${talk.stage}`,
        ...(before ? { before: { heldOn: before.heldOn } } : {}),
        after: { heldOn: talk.heldOn },
      }),
    ),
  ]);
  return { kind: "recorded" };
}
