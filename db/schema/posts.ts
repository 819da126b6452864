import { index, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../../worker/domain/roles.ts";
import { checkDay, checkOneOf, checkOrder, day, flag, id, table } from "./columns.ts";
import { staff } from "./staff.ts";
import { units } from "./units.ts";

/** 職: the dated place of a person in a unit. Duties and rights follow posts, never people. */
export const posts = table(
  "posts",
  {
    id: id(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id),
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    title: text("title").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    isMain: flag("is_main").notNull(),
    validFrom: day("valid_from").notNull(),
    validTo: day("valid_to"),
  },
  (t) => [
    uniqueIndex("posts_staff_unit_title_from").on(t.staffId, t.unitId, t.title, t.validFrom),
    index("posts_unit").on(t.unitId),
    checkOneOf("posts_role", t.role, ROLES),
    checkDay("posts_valid_from_day", t.validFrom),
    checkDay("posts_valid_to_day", t.validTo),
    checkOrder("posts_valid_order", t.validFrom, t.validTo),
  ],
);
