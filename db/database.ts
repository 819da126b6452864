import type { Client } from "@libsql/client";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import type * as schema from "./schema/index.ts";

/** The city's database, whichever libSQL client carries it (HTTP in the Worker, a file in tests). */
export type Database = LibSQLDatabase<typeof schema> & { $client: Client };
