import { text } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";

/** The city's choices, by key; a key that is absent has the default of `worker/domain/settings.ts`. */
export const settings = table("settings", {
  key: text("key").primaryKey(),
  value: text("value", { mode: "json" }).notNull(),
  updatedAt: instant("updated_at").notNull(),
});
