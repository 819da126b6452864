// Answers as one whole number each: a department has tens of thousands of them.
import { type SQL, sql } from "drizzle-orm";

/** More grades than a city ever has. */
const GRADES = 1_000;

/** The number as an expression. Never 0, and below 2^53 with rowids of goals below 4 million million. */
export function packedAnswer(of: { goalRow: SQL; gradeRow: SQL; needsSupport: SQL }): SQL {
  // A bound number would be floating point, of which SQLite's JSON shows 15 digits.
  return sql`(${of.goalRow} * ${sql.raw(String(GRADES))} + ${of.gradeRow}) * 2 + ${of.needsSupport}`;
}

/** The rowid of the goal. */
export function goalRowOf(answer: number): number {
  return Math.floor(answer / (2 * GRADES));
}

/** The rowid of the grade. */
export function gradeRowOf(answer: number): number {
  return Math.floor(answer / 2) % GRADES;
}

export function needsSupportIn(answer: number): boolean {
  return answer % 2 === 1;
}
