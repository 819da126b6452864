import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../db/database.ts";

export type Statement = BatchItem<"sqlite">;

/** Rows in one INSERT; SQLite takes 32,766 values in a statement, our widest table has 17 columns. */
const ROWS_PER_STATEMENT = 500;

/** Writes everything in one transaction: all of it or nothing. */
export async function writeAll(db: Database, statements: readonly Statement[]): Promise<void> {
  const [first, ...rest] = statements;
  if (first) await db.batch([first, ...rest]);
}

/** The rows in as few statements as the database takes; none for no rows. */
export function insertAll<Row>(rows: readonly Row[], insert: (rows: Row[]) => Statement): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    statements.push(insert(rows.slice(start, start + ROWS_PER_STATEMENT)));
  }
  return statements;
}

/** Whether the database refused because a key, CHECK, NOT NULL or reference would have been broken. */
export function isConstraintFailure(error: unknown): boolean {
  const seen = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    seen instanceof Error &&
    "code" in seen &&
    typeof seen.code === "string" &&
    seen.code.startsWith("SQLITE_CONSTRAINT")
  );
}
