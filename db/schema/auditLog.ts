import { index, text } from "drizzle-orm/sqlite-core";
import { checkOneOf, instant, rowNumber, table } from "./columns.ts";
import { staff } from "./staff.ts";

export const ACTOR_KINDS = ["staff", "commandLine", "system"] as const;

/** Every change, with who made it and what was there before and after. */
export const auditLog = table(
  "audit_log",
  {
    id: rowNumber("id").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    actorKind: text("actor_kind", { enum: ACTOR_KINDS }).notNull(),
    actorId: text("actor_id").references(() => staff.id),
    /** `report.submit`, `goals.import`, `link.make`, … */
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    before: text("before", { mode: "json" }),
    after: text("after", { mode: "json" }),
  },
  (t) => [
    index("audit_log_subject").on(t.subject),
    index("audit_log_at").on(t.at),
    checkOneOf("audit_log_actor_kind", t.actorKind, ACTOR_KINDS),
  ],
);
