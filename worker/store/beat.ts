import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { heartbeats } from "../../db/schema/index.ts";

/**
 * Notes that something went through.
 * @param at the wall clock, UTC ms
 */
export async function beat(db: Database, name: "tick" | "probe", at: number): Promise<void> {
  await db
    .insert(heartbeats)
    .values({ name, at })
    .onConflictDoUpdate({ target: heartbeats.name, set: { at: sql`excluded.at` } });
}
