import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { monthOf } from "../domain/quota.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";

/** The rules of the city, and whether there can be a duty at all: on a quiet day the tick asks nothing more. */
export async function readPulse(context: Context): Promise<{ rules: CityRules; isAnythingOpen: boolean }> {
  const { db } = context;
  const today = todayOf(context);
  const [stored, [pulse]] = await db.batch([
    rulesReads(db),
    db.all<{ isOpen: 0 | 1 }>(sql`
      SELECT EXISTS (SELECT 1 FROM rounds WHERE closed_at IS NULL)
          OR EXISTS (SELECT 1 FROM points p JOIN policies o ON o.id = p.policy_id
                     WHERE p.is_priority = 1 AND p.withdrawn_at IS NULL
                       AND o.fiscal_year = ${fiscalYearOf(today)})
          OR EXISTS (SELECT 1 FROM batches WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL)
          OR EXISTS (SELECT 1 FROM quota_months
                     WHERE month = ${monthOf(today)} AND held > 0 AND settled_at IS NULL) AS isOpen`),
  ]);
  return { rules: rulesFrom(stored), isAnythingOpen: pulse?.isOpen === 1 };
}
