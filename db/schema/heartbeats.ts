import { text } from "drizzle-orm/sqlite-core";
import { instant, table } from "./columns.ts";

/** When something last went through, by the wall clock: a tick, a probe of the database. It says nothing of the city. */
export const heartbeats = table("heartbeats", {
  name: text("name", { enum: ["tick", "probe"] }).primaryKey(),
  at: instant("at").notNull(),
});
