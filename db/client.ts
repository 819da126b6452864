import { createClient } from "@libsql/client/web";
import { drizzle } from "drizzle-orm/libsql/web";
import type { Database } from "./database.ts";
import * as schema from "./schema/index.ts";

/**
 * Opens the city's database over HTTP (sqld or Turso). One per request: nothing of it may outlive the request.
 * @param options.timeoutMs how long one round trip may take; without it, as long as it takes
 */
export function openDatabase(options: {
  url: string;
  authToken?: string | undefined;
  timeoutMs?: number | undefined;
}): Database {
  const { url, authToken, timeoutMs } = options;
  const client = createClient({
    url,
    ...(authToken ? { authToken } : {}),
    ...(timeoutMs === undefined ? {} : { fetch: fetchWithin(timeoutMs) }),
  });
  return drizzle(client, { schema });
}

/** A server that accepts a call and then says nothing must not hold the caller. */
function fetchWithin(timeoutMs: number) {
  return (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) });
}
