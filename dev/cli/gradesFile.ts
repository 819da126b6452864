import * as v from "valibot";
import { GRADE_SHAPES, GRADE_TONES } from "../../worker/domain/grade.ts";
import { wholeText } from "../../worker/domain/wholeText.ts";
import type { GradeScaleInput } from "../../worker/grades/setGradeScale.ts";

const words = v.pipe(wholeText, v.trim(), v.minLength(1));

const gradesFile = v.object({
  name: words,
  grades: v.array(
    v.object({
      code: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]*$/)),
      label: words,
      mark: v.pipe(words, v.graphemes(1)),
      shape: v.picklist(GRADE_SHAPES),
      tone: v.picklist(GRADE_TONES),
      definition: words,
    }),
  ),
});

export type GradesFile =
  | { ok: true; scale: Omit<GradeScaleInput, "fromFiscalYear"> }
  /** Where the file is wrong, such as `grades.2.tone`; null where it is not JSON at all. */
  | { ok: false; at: string | null };

/** A city's scale from a file such as db/sample/grade-scale.json, best grade first. */
export function readGradesFile(text: string): GradesFile {
  try {
    const parsed = v.safeParse(gradesFile, JSON.parse(text));
    if (parsed.success) return { ok: true, scale: parsed.output };
    return { ok: false, at: v.getDotPath(parsed.issues[0]) };
  } catch {
    return { ok: false, at: null };
  }
}
