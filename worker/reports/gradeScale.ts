import { desc, eq, lte, type SQL } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { gradeScales, grades } from "../../db/schema/index.ts";

/** Query of the grades in force in a fiscal year, in the city's order: the newest scale that had begun by then. */
export function gradesInForce(db: Database, fiscalYear: number | SQL<number>) {
  const scale = db
    .select({ id: gradeScales.id })
    .from(gradeScales)
    .where(lte(gradeScales.fromFiscalYear, fiscalYear))
    .orderBy(desc(gradeScales.fromFiscalYear))
    .limit(1);
  return db
    .select({
      id: grades.id,
      code: grades.code,
      label: grades.label,
      mark: grades.mark,
      shape: grades.shape,
      tone: grades.tone,
      definition: grades.definition,
    })
    .from(grades)
    .where(eq(grades.scaleId, scale))
    .orderBy(grades.position, grades.id);
}
