import { asc, eq, inArray } from "drizzle-orm";
import { auditLog, gradeScales, grades, reports } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Grade } from "../domain/grade.ts";
import { auditRow } from "../imports/audit.ts";
import { insertAll, writeAll } from "../imports/writeAll.ts";

/** A city's scale, best grade first. */
export interface GradeScaleInput {
  name: string;
  /** In force from this fiscal year on. */
  fromFiscalYear: number;
  grades: readonly Omit<Grade, "id">[];
}

export type GradeScaleOutcome =
  | { kind: "set"; changed: boolean }
  | { kind: "refused"; reason: "empty" }
  | { kind: "refused"; reason: "codeTwice"; codes: string[] }
  /** Reports bear these grades; history keeps them. */
  | { kind: "refused"; reason: "gradeInUse"; codes: string[] };

/** Makes this the scale from a fiscal year on. A grade keeps its id as long as it keeps its code. */
export async function setGradeScale(context: Context, input: GradeScaleInput): Promise<GradeScaleOutcome> {
  const { db, newId } = context;
  const codes = input.grades.map((grade) => grade.code);
  if (codes.length === 0) return { kind: "refused", reason: "empty" };
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (twice.length > 0) return { kind: "refused", reason: "codeTwice", codes: twice };

  const [[scale], stored] = await db.batch([
    db.select().from(gradeScales).where(eq(gradeScales.fromFiscalYear, input.fromFiscalYear)),
    db
      .select({ grade: grades })
      .from(grades)
      .innerJoin(gradeScales, eq(gradeScales.id, grades.scaleId))
      .where(eq(gradeScales.fromFiscalYear, input.fromFiscalYear))
      .orderBy(asc(grades.position)),
  ]);
  const before = stored.map(({ grade }) => grade);
  const gone = before.filter((grade) => !codes.includes(grade.code));
  const goneIds = gone.map((grade) => grade.id);
  const used = await db
    .selectDistinct({ gradeId: reports.gradeId })
    .from(reports)
    .where(inArray(reports.gradeId, goneIds));
  if (used.length > 0) {
    const inUse = gone.filter((grade) => used.some(({ gradeId }) => gradeId === grade.id));
    return { kind: "refused", reason: "gradeInUse", codes: inUse.map((grade) => grade.code) };
  }

  const scaleId = scale?.id ?? newId();
  const wanted = input.grades.map(({ code, label, mark, shape, tone, definition }, position) => ({
    id: before.find((grade) => grade.code === code)?.id ?? newId(),
    scaleId,
    position,
    code,
    label,
    mark,
    shape,
    tone,
    definition,
  }));
  const isSame = scale?.name === input.name && sameGrades(before, wanted);
  if (isSame) return { kind: "set", changed: false };
  const entry = { action: "gradeScale.set", subject: `gradeScale:${scaleId}`, before, after: wanted };
  await writeAll(db, [
    db.insert(auditLog).values(auditRow(context, entry)),
    scale
      ? db.update(gradeScales).set({ name: input.name }).where(eq(gradeScales.id, scaleId))
      : db
          .insert(gradeScales)
          .values({ id: scaleId, name: input.name, fromFiscalYear: input.fromFiscalYear }),
    ...(goneIds.length > 0 ? [db.delete(grades).where(inArray(grades.id, goneIds))] : []),
    ...wanted.map(({ id, ...columns }) => db.update(grades).set(columns).where(eq(grades.id, id))),
    ...insertAll(
      wanted.filter((row) => !before.some((grade) => grade.id === row.id)),
      (rows) => db.insert(grades).values(rows),
    ),
  ]);
  return { kind: "set", changed: true };
}

type GradeColumns = typeof grades.$inferSelect;

function sameGrades(before: readonly GradeColumns[], wanted: readonly GradeColumns[]): boolean {
  const keys = ["id", "position", "code", "label", "mark", "shape", "tone", "definition"] as const;
  return (
    before.length === wanted.length &&
    wanted.every((grade, index) => keys.every((key) => before[index]?.[key] === grade[key]))
  );
}
