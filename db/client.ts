import { createClient } from "@libsql/client/web";
import { drizzle } from "drizzle-orm/libsql/web";
import { askingServer } from "./askingServer.ts";
import type { Database } from "./database.ts";
import * as schema from "./schema/index.ts";
import { SteadyClient } from "./steadyClient.ts";

/**
 * Opens the city's database over HTTP (sqld or Turso). One per request: nothing of it may outlive the request.
 * Whatever is asked of it may throw `DatabaseUnavailable`.
 * @param options.timeoutMs how long one round trip may take; without it, as long as it takes
 * @param options.patienceMs how long what found the database busy is tried again; without it, some seconds
 */
export function openDatabase(options: {
  url: string;
  authToken?: string | undefined;
  timeoutMs?: number | undefined;
  patienceMs?: number;
}): Database {
  const { url, authToken, timeoutMs, patienceMs } = options;
  const client = createClient({ url, ...(authToken ? { authToken } : {}), fetch: askingServer(timeoutMs) });
  return drizzle(new SteadyClient(client, patienceMs), { schema });
}
