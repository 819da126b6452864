import { createClient } from "@libsql/client/web";
import { drizzle } from "drizzle-orm/libsql/web";
import type { Database } from "./database.ts";
import * as schema from "./schema/index.ts";

/** Opens the city's database over HTTP (sqld or Turso). One per request: nothing of it may outlive the request. */
export function openDatabase(options: { url: string; authToken?: string | undefined }): Database {
  const client = createClient({
    url: options.url,
    ...(options.authToken ? { authToken: options.authToken } : {}),
  });
  return drizzle(client, { schema });
}
