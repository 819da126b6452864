import { text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { GRADE_SHAPES, GRADE_TONES } from "../../worker/domain/grade.ts";
import { checkOneOf, fiscalYear, id, position, table } from "./columns.ts";

/** 評価区分の体系: a city's scale, in force from a fiscal year on. */
export const gradeScales = table(
  "grade_scales",
  { id: id(), name: text("name").notNull(), fromFiscalYear: fiscalYear("from_fiscal_year").notNull() },
  (t) => [uniqueIndex("grade_scales_from").on(t.fromFiscalYear)],
);

/** One step of a scale. */
export const grades = table(
  "grades",
  {
    id: id(),
    scaleId: text("scale_id")
      .notNull()
      .references(() => gradeScales.id),
    position: position("position").notNull(),
    code: text("code").notNull(),
    label: text("label").notNull(),
    mark: text("mark").notNull(),
    shape: text("shape", { enum: GRADE_SHAPES }).notNull(),
    tone: text("tone", { enum: GRADE_TONES }).notNull(),
    definition: text("definition").notNull(),
  },
  (t) => [
    uniqueIndex("grades_scale_code").on(t.scaleId, t.code),
    checkOneOf("grades_shape", t.shape, GRADE_SHAPES),
    checkOneOf("grades_tone", t.tone, GRADE_TONES),
  ],
);
