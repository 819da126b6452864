// What only shows when the rows of one person are laid side by side.
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import type { RosterRow } from "./document.ts";
import { rosterLabel } from "./headings.ts";

/** Keeps the rows that agree with the rows before them; the others become errors. */
export function keepConsistent(rows: readonly RosterRow[]): { rows: RosterRow[]; problems: Problem[] } {
  const byPerson = new Map<string, RosterRow[]>();
  const problems: Problem[] = [];
  const kept: RosterRow[] = [];
  for (const row of rows) {
    const earlier = byPerson.get(row.staffNumber) ?? [];
    const conflict = conflictOf(row, earlier);
    if (conflict) problems.push(conflict);
    else {
      kept.push(row);
      byPerson.set(row.staffNumber, [...earlier, row]);
    }
  }
  for (const [staffNumber, posts] of byPerson) {
    if (posts.some((post) => post.main)) continue;
    const message = `職員番号${staffNumber}に本務の行がありません。`;
    problems.push(noticeAt(posts[0]?.line ?? null, rosterLabel("main"), message));
  }
  return { rows: kept, problems };
}

function conflictOf(row: RosterRow, earlier: readonly RosterRow[]): Problem | null {
  const renamed = earlier.find((other) => withoutSpaces(other.name) !== withoutSpaces(row.name));
  if (renamed) {
    return errorAt(row.line, rosterLabel("name"), `${renamed.line}行目と職員番号が同じで、氏名が違います。`);
  }
  const same = earlier.find((other) => keyOf(other) === keyOf(row));
  if (same) return errorAt(row.line, null, `${same.line}行目と同じ職が重なっています。`);
  const secondMain = earlier.find((other) => other.main && row.main && overlap(other, row));
  if (!secondMain) return null;
  return errorAt(row.line, rosterLabel("main"), `${secondMain.line}行目と本務の期間が重なっています。`);
}

function keyOf(row: RosterRow): string {
  return JSON.stringify([row.unitPath, row.title, row.from]);
}

function overlap(a: RosterRow, b: RosterRow): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}

function withoutSpaces(name: string): string {
  return name.replace(/\s+/g, "");
}
