import { text } from "drizzle-orm/sqlite-core";
import { checkOneOf, count, instant, table } from "./columns.ts";

export const WEBHOOK_EVENT_STATES = ["working", "done"] as const;

/** Ids of webhook events that were taken up, so that none is answered twice. No content is kept. */
export const webhookEvents = table(
  "webhook_events",
  {
    id: text("id").primaryKey(),
    type: text("type").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    takenAt: instant("taken_at").notNull(),
    attempts: count("attempts").notNull(),
    state: text("state", { enum: WEBHOOK_EVENT_STATES }).notNull(),
  },
  (t) => [checkOneOf("webhook_events_state", t.state, WEBHOOK_EVENT_STATES)],
);
