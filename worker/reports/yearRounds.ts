import { eq, type SQL } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { rounds } from "../../db/schema/index.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { RoundRef } from "../domain/views.ts";

/** A round as the screens know it, and whether it still takes answers. */
export interface YearRound extends RoundRef {
  isOpen: boolean;
}

/** Query of the rounds of a fiscal year, oldest first; its rows go through `toYearRound`. */
export function roundsOfYear(db: Database, fiscalYear: number | SQL<number>) {
  return db.select().from(rounds).where(eq(rounds.fiscalYear, fiscalYear)).orderBy(rounds.quarter);
}

export function toYearRound(row: typeof rounds.$inferSelect): YearRound {
  return { ...toRoundRef(row), isOpen: row.closedAt === null };
}

export function toRoundRef(row: Omit<typeof rounds.$inferSelect, "openedAt" | "closedAt">): RoundRef {
  const { id, fiscalYear, opensOn, dueOn } = row;
  return { id, fiscalYear, quarter: storedQuarter(row.quarter), opensOn, dueOn };
}

/** The round being asked: the newest that takes answers. */
export function askedRound(rounds: readonly YearRound[]): RoundRef | null {
  const round = rounds.findLast((candidate) => candidate.isOpen);
  return round ? refOf(round) : null;
}

/** The rounds without what only the verbs need. */
export function refOf({ isOpen: _, ...round }: YearRound): RoundRef {
  return round;
}

/** The tables' CHECKs let nothing but 1 to 4 be stored. */
export function storedQuarter(quarter: number): Quarter {
  return quarter as Quarter;
}
