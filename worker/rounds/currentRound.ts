import { desc, isNull } from "drizzle-orm";
import { rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { RoundRef } from "../domain/views.ts";

/** The round being asked: the newest one that is not closed, late or not; null between rounds. */
export async function currentRound({ db }: Context): Promise<RoundRef | null> {
  const [round] = await db
    .select({
      id: rounds.id,
      fiscalYear: rounds.fiscalYear,
      quarter: rounds.quarter,
      opensOn: rounds.opensOn,
      dueOn: rounds.dueOn,
    })
    .from(rounds)
    .where(isNull(rounds.closedAt))
    .orderBy(desc(rounds.fiscalYear), desc(rounds.quarter))
    .limit(1);
  return round ? { ...round, quarter: round.quarter as Quarter } : null;
}
