// Answers as one whole number each: a department has tens of thousands of them.
import { type SQL, sql } from "drizzle-orm";

/** More grades than a city ever has. */
const GRADES = 1_000;

/** An answer that was unpacked; goal and grade by their rowid. */
export interface UnpackedAnswer {
  goalRow: number;
  gradeRow: number;
  needsSupport: boolean;
}

/** The number as an expression. Rowids of goals below 4 million million keep it below 2^53. */
export function packedAnswer(of: Record<keyof UnpackedAnswer, SQL>): SQL {
  // A bound number would be floating point, of which SQLite's JSON shows 15 digits.
  return sql`(${of.goalRow} * ${sql.raw(String(GRADES))} + ${of.gradeRow}) * 2 + ${of.needsSupport}`;
}

export function unpackAnswer(answer: number): UnpackedAnswer {
  const pair = Math.floor(answer / 2);
  return { goalRow: Math.floor(pair / GRADES), gradeRow: pair % GRADES, needsSupport: answer % 2 === 1 };
}
