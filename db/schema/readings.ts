import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { checkOneOf, instant, table } from "./columns.ts";
import { points } from "./points.ts";
import { staff } from "./staff.ts";

export const CHANNELS = ["liff", "chat", "import"] as const;

/** 確認: that a person has read a point. */
export const readings = table(
  "readings",
  {
    pointId: text("point_id")
      .notNull()
      .references(() => points.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    readAt: instant("read_at").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pointId, t.staffId] }),
    index("readings_staff").on(t.staffId),
    checkOneOf("readings_channel", t.channel, CHANNELS),
  ],
);
