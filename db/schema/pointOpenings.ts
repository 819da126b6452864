import { primaryKey, text } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";
import { points } from "./points.ts";
import { staff } from "./staff.ts";

/** 開いた・読み終えた: how far a person has come with a point. 理解した is a row of `readings`. */
export const pointOpenings = table(
  "point_openings",
  {
    pointId: text("point_id")
      .notNull()
      .references(() => points.id),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    openedAt: instant("opened_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.pointId, t.staffId] })],
);
