import { index, primaryKey, text } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";
import { goals } from "./goals.ts";
import { points } from "./points.ts";
import { staff } from "./staff.ts";

/** Which point of a policy a goal serves, as somebody who answers for the goal has said. */
export const goalPoints = table(
  "goal_points",
  {
    goalId: text("goal_id")
      .notNull()
      .references(() => goals.id),
    pointId: text("point_id")
      .notNull()
      .references(() => points.id),
    /** Null where the sample or an import has said so. */
    linkedById: text("linked_by_id").references(() => staff.id),
    linkedAt: instant("linked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.goalId, t.pointId] }), index("goal_points_point").on(t.pointId)],
);
