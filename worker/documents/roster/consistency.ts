// What only shows when the rows of one person are laid side by side.
import { comparable } from "../../domain/matchLists.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import type { RosterRow } from "./document.ts";
import { rosterLabel } from "./headings.ts";

interface Person {
  first: RosterRow;
  /** Line of each post, by unit, title and first day. */
  posts: Map<string, number>;
  mains: RosterRow[];
}

/** Keeps the rows that agree with the rows before them; the others become errors. */
export function keepConsistent(rows: readonly RosterRow[]): { rows: RosterRow[]; problems: Problem[] } {
  const people = new Map<string, Person>();
  const problems: Problem[] = [];
  const kept: RosterRow[] = [];
  for (const row of rows) {
    const person: Person = people.get(row.staffNumber) ?? { first: row, posts: new Map(), mains: [] };
    const conflict = conflictOf(row, person);
    if (conflict) {
      problems.push(conflict);
      continue;
    }
    kept.push(row);
    person.posts.set(keyOf(row), row.line);
    if (row.main) person.mains.push(row);
    people.set(row.staffNumber, person);
  }
  return { rows: kept, problems: [...problems, ...withoutMain(people)] };
}

function conflictOf(row: RosterRow, { first, posts, mains }: Person): Problem | null {
  if (comparable(first.name) !== comparable(row.name)) {
    return errorAt(row.line, rosterLabel("name"), `${first.line}行目と職員番号が同じで、氏名が違います。`);
  }
  const same = posts.get(keyOf(row));
  if (same !== undefined) return errorAt(row.line, null, `${same}行目と同じ職が重なっています。`);
  const other = row.main ? mains.find((main) => overlap(main, row)) : undefined;
  if (!other) return null;
  return errorAt(row.line, rosterLabel("main"), `${other.line}行目と本務の期間が重なっています。`);
}

function withoutMain(people: ReadonlyMap<string, Person>): Problem[] {
  return [...people]
    .filter(([, { mains }]) => mains.length === 0)
    .map(([staffNumber, { first }]) =>
      noticeAt(first.line, rosterLabel("main"), `職員番号${staffNumber}に本務の行がありません。`),
    );
}

function keyOf(row: RosterRow): string {
  return JSON.stringify([row.unitPath, row.title, row.from]);
}

function overlap(a: RosterRow, b: RosterRow): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}
