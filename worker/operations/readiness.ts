import { eq, max, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import journal from "../../db/migrations/meta/_journal.json" with { type: "json" };
import { heartbeats } from "../../db/schema/index.ts";
import { logFailure } from "../log.ts";
import { beat } from "../store/beat.ts";

/** Three ticks. */
const LATE_MS = 45 * 60 * 1000;

/** Whether the service can do its work; nothing of the city. What could not be found out is null. */
export interface Readiness {
  status: "ready" | "notReady";
  database: { reads: boolean; writes: boolean | null };
  /** By the names of migrations; `applied` has none where it is newer than this program. */
  schema: { applied: string | null; expected: string; isCurrent: boolean | null };
  /** The last tick that went through, UTC; null before the first. */
  tick: { lastAt: string | null; isLate: boolean | null };
}

const newest = journal.entries.at(-1) ?? { tag: "", when: 0 };

/**
 * Asks the database for its state and gives it something to write. What fails is logged with its code.
 * @param db with a short time limit, so that a database which takes a write and never ends it shows
 * @param wallNow UTC ms
 */
export async function readReadiness(db: Database, wallNow: number): Promise<Readiness> {
  const migratedAt = await tried("read", () => readMigration(db));
  // A newer version brings its migrations before it is deployed: until then this one works with them.
  const isCurrent = migratedAt === null ? null : migratedAt >= newest.when;
  const [ticked, written] = isCurrent
    ? await Promise.all([
        tried("read", () => readLastTick(db)),
        tried("write", () => beat(db, "probe", wallNow).then(() => true)),
      ])
    : [null, null];
  const isLate = ticked === null ? null : ticked.at === null || wallNow - ticked.at > LATE_MS;
  return {
    status: isCurrent && ticked && written ? "ready" : "notReady",
    database: { reads: migratedAt !== null, writes: isCurrent ? written === true : null },
    schema: {
      applied: journal.entries.find(({ when }) => when === migratedAt)?.tag ?? null,
      expected: newest.tag,
      isCurrent,
    },
    tick: { lastAt: ticked?.at ? new Date(ticked.at).toISOString() : null, isLate },
  };
}

async function readMigration(db: Database): Promise<number> {
  const [row] = await db.all<{ at: number }>(sql`SELECT max(created_at) AS at FROM __drizzle_migrations`);
  return row?.at ?? 0;
}

async function readLastTick(db: Database): Promise<{ at: number | null }> {
  const [row] = await db
    .select({ at: max(heartbeats.at) })
    .from(heartbeats)
    .where(eq(heartbeats.name, "tick"));
  return { at: row?.at ?? null };
}

async function tried<T>(what: "read" | "write", work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    logFailure(`readyz.${what}`, error);
    return null;
  }
}
