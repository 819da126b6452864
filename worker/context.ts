import type { Database } from "../db/database.ts";
import type { CivilDate } from "./domain/civilDate.ts";
import { tokyoDate } from "./domain/civilDate.ts";

/** Who acts: a member of staff, an operator at the command line, or the product itself (the tick, a queue). */
export type Actor = { kind: "staff"; staffId: string } | { kind: "commandLine" } | { kind: "system" };

/** What every verb needs. Made once per request, event or tick by a composition root; never kept longer. */
export interface Context {
  db: Database;
  /** The city's clock, UTC milliseconds. */
  now: number;
  actor: Actor;
  newId(): string;
}

/** The day in the city at the context's now. */
export function todayOf(context: Context): CivilDate {
  return tokyoDate(context.now);
}
