// Answers as one whole number each: of two of the same goal the newer version is the larger number.
import { type SQL, sql } from "drizzle-orm";

/** More than anybody ever corrects an answer, and more grades than a city ever has. */
const VERSIONS = 10_000;
const GRADES = 1_000;

/** The number as an expression. Rowids of goals below 400 million keep it below 2^53. */
export function packedAnswer(of: { goalRow: SQL; version: SQL; gradeRow: SQL; needsSupport: SQL }): SQL {
  const { goalRow, version, gradeRow, needsSupport } = of;
  // Bound numbers would be floating point, of which SQLite's JSON shows 15 digits.
  const [versions, most, grades] = [VERSIONS, VERSIONS - 1, GRADES].map((each) => sql.raw(String(each)));
  return sql`((${goalRow} * ${versions} + min(${version}, ${most})) * ${grades} + ${gradeRow}) * 2 + ${needsSupport}`;
}

/** The newest of each goal, by the rowid of the goal. @param packed a list of such numbers, as JSON */
export function newestAnswers(packed: string): Map<number, number> {
  const newest = new Map<number, number>();
  for (const answer of JSON.parse(packed) as number[]) {
    const goalRow = Math.floor(answer / (2 * GRADES * VERSIONS));
    if (answer > (newest.get(goalRow) ?? 0)) newest.set(goalRow, answer);
  }
  return newest;
}

/** The rowid of the grade of an answer. */
export function gradeRowOf(answer: number): number {
  return Math.floor(answer / 2) % GRADES;
}

export function needsSupportIn(answer: number): boolean {
  return answer % 2 === 1;
}
