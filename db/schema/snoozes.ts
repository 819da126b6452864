import { index, text } from "drizzle-orm/sqlite-core";
import { SNOOZE_CHOICES } from "../../worker/domain/snooze.ts";
import { checkOneOf, id, instant, table } from "./columns.ts";
import { staff } from "./staff.ts";

/** あとで: a person asks to be reminded of a duty at a time of their choice. */
export const snoozes = table(
  "snoozes",
  {
    id: id(),
    dutyKey: text("duty_key").notNull(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    choice: text("choice", { enum: SNOOZE_CHOICES }).notNull(),
    /** When the reminder is due, in the city's clock. */
    until: instant("until").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (t) => [
    index("snoozes_duty_staff").on(t.dutyKey, t.staffId),
    index("snoozes_until").on(t.until),
    checkOneOf("snoozes_choice", t.choice, SNOOZE_CHOICES),
  ],
);
