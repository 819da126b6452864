import { openDatabase } from "../../db/client.ts";
import type { Database } from "../../db/database.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import type { Context } from "../../worker/context.ts";
import { newId } from "../../worker/ids.ts";

/** A database for a program on this machine (not the Worker), brought to the newest shape. */
export async function openLocalDatabase(
  url: string,
  authToken?: string,
): Promise<{ db: Database; context: Context; close(): void }> {
  const db = openDatabase({ url, authToken });
  await migrateDatabase(db);
  const context: Context = { db, now: Date.now(), actor: { kind: "commandLine" }, newId };
  return { db, context, close: () => db.$client.close() };
}
