import { sql } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import { talks, units } from "../schema/index.ts";

const FISCAL_YEAR = 2026;
/** The days on which the mayor sat down with the departments, one after the other. */
const DAYS = ["2026-04-21", "2026-04-22", "2026-04-23", "2026-04-24"];

/** The inserts of 期首, which every department has held; the roster must be in the database already. */
export async function talkStatements({ db }: Context): Promise<Statement[]> {
  const departments = await db
    .select({ id: units.id })
    .from(units)
    .where(sql`${units.parentId} IN (SELECT id FROM units WHERE parent_id IS NULL)`)
    .orderBy(units.position, units.id);
  const rows = departments.map(({ id }, index) => ({
    unitId: id,
    fiscalYear: FISCAL_YEAR,
    stage: "opening" as const,
    heldOn: DAYS[index % DAYS.length] ?? "",
  }));
  return insertAll(rows, (part) => db.insert(talks).values(part));
}
