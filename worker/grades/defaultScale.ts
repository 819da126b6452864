import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Grade } from "../domain/grade.ts";

/** In force from here on until the city sets a scale of its own, which then begins later. */
const FROM_FISCAL_YEAR = 2000;

const DEFAULT_GRADES: readonly Omit<Grade, "id">[] = [
  grade("exceeds", "上回る", "◎", "ring", "good", "達成水準を上回る成果が出ている"),
  grade("onTrack", "順調", "✓", "checkCircle", "good", "年度末に達成水準へ届く見込み"),
  grade("mostly", "概ね順調", "－", "barSquare", "fair", "遅れはあるが、年度内に取り戻せる"),
  grade("behind", "やや遅れ", "▲", "triangle", "warn", "手を打たないと達成水準に届かない"),
  grade("delayed", "遅れ", "✕", "octagon", "bad", "年度内の達成は難しい"),
  grade("finished", "完了・見直し", "■", "filledSquare", "done", "達成して終えた、または目標を見直した"),
];

/**
 * Statements that give a city without any scale the usual six grades: a goal that nobody could grade could not be
 * answered. A city that has a scale is left alone.
 */
export function defaultScaleStatements({ db, newId }: Context) {
  const scaleId = newId();
  const isOurs = sql`EXISTS (SELECT 1 FROM grade_scales WHERE id = ${scaleId})`;
  return [
    db.run(sql`
      INSERT INTO grade_scales (id, name, from_fiscal_year)
      SELECT ${scaleId}, '標準の評価区分', ${FROM_FISCAL_YEAR} WHERE NOT EXISTS (SELECT 1 FROM grade_scales)`),
    ...DEFAULT_GRADES.map(({ code, label, mark, shape, tone, definition }, position) =>
      db.run(sql`
        INSERT INTO grades (id, scale_id, position, code, label, mark, shape, tone, definition)
        SELECT ${newId()}, ${scaleId}, ${position}, ${code}, ${label}, ${mark}, ${shape}, ${tone}, ${definition}
        WHERE ${isOurs}`),
    ),
  ];
}

function grade(
  code: string,
  label: string,
  mark: string,
  shape: Grade["shape"],
  tone: Grade["tone"],
  definition: string,
): Omit<Grade, "id"> {
  return { code, label, mark, shape, tone, definition };
}
