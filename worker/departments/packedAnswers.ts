// Answers as one whole number each, in lists in which of the versions of an answer the newest comes last.
import { type SQL, sql } from "drizzle-orm";

/** More grades than a city ever has. */
const GRADES = 1_000;

/**
 * A query of one list as JSON. Rowids of goals below 4 million million keep the numbers below 2^53.
 * @param of the four columns of an answer
 * @param from `FROM … WHERE …`
 * @param rising an order in which the versions of a goal rise; one that an index has costs nothing
 */
export function packedAnswers(
  { goalRow, gradeRow, needsSupport }: { goalRow: SQL; gradeRow: SQL; needsSupport: SQL },
  from: SQL,
  rising: SQL,
): SQL {
  // A bound number would be floating point, of which SQLite's JSON shows 15 digits.
  const grades = sql.raw(String(GRADES));
  return sql`(SELECT json_group_array(answer) FROM (
    SELECT (${goalRow} * ${grades} + ${gradeRow}) * 2 + ${needsSupport} AS answer ${from} ORDER BY ${rising}))`;
}

/**
 * The newest answer to each goal at the goal's place; undefined where there is none.
 * @param packed such a list
 * @param places of the goals, by rowid
 */
export function newestAnswers(
  packed: string | undefined,
  places: ReadonlyMap<number, number>,
): (number | undefined)[] {
  const newest = new Array<number | undefined>(places.size).fill(undefined);
  for (const answer of JSON.parse(packed ?? "[]") as number[]) {
    const place = places.get(Math.floor(answer / (2 * GRADES)));
    if (place !== undefined) newest[place] = answer;
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
