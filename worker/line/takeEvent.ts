import { and, eq, sql } from "drizzle-orm";
import { webhookEvents } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { LineEvent } from "./events.ts";

/** How long whoever took an event may work on it before it is taken for dead. */
const LEASE_MS = 30_000;

export type Taking =
  | { kind: "taken" }
  /** Answered before: LINE or the queue delivered it twice. */
  | { kind: "alreadyDone" }
  /** Somebody else is at it right now: look again later. */
  | { kind: "beingWorkedOn" };

/** Takes up an event so that nobody else answers it; the primary key settles who was first. */
export async function takeEvent(context: Context, event: LineEvent, wallNow: number): Promise<Taking> {
  const { db } = context;
  const [taken, [known]] = await db.batch([
    db
      .insert(webhookEvents)
      .values({
        id: event.webhookEventId,
        type: event.type,
        occurredAt: event.timestamp,
        takenAt: wallNow,
        attempts: 1,
        state: "working",
      })
      .onConflictDoUpdate({
        target: webhookEvents.id,
        set: { takenAt: wallNow, attempts: sql`${webhookEvents.attempts} + 1` },
        setWhere: sql`${webhookEvents.state} = 'working' AND ${webhookEvents.takenAt} < ${wallNow - LEASE_MS}`,
      })
      .returning({ id: webhookEvents.id }),
    db
      .select({ state: webhookEvents.state })
      .from(webhookEvents)
      .where(eq(webhookEvents.id, event.webhookEventId)),
  ]);
  if (taken.length > 0) return { kind: "taken" };
  return known?.state === "working" ? { kind: "beingWorkedOn" } : { kind: "alreadyDone" };
}

/** Prolongs the work on an event, whose reply waits for LINE. @param wallNow UTC ms */
export async function keepEvent(context: Context, event: LineEvent, wallNow: number): Promise<void> {
  await context.db
    .update(webhookEvents)
    .set({ takenAt: wallNow })
    .where(and(eq(webhookEvents.id, event.webhookEventId), eq(webhookEvents.state, "working")));
}

/** Marks an event as answered. */
export async function finishEvent(context: Context, event: LineEvent): Promise<void> {
  await context.db
    .update(webhookEvents)
    .set({ state: "done" })
    .where(eq(webhookEvents.id, event.webhookEventId));
}

/** Gives a failed event free, so that the queue's next attempt need not wait for the lease to end. */
export async function releaseEvent(context: Context, event: LineEvent): Promise<void> {
  await context.db
    .update(webhookEvents)
    .set({ takenAt: 0 })
    .where(and(eq(webhookEvents.id, event.webhookEventId), eq(webhookEvents.state, "working")));
}
