import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../db/database.ts";
import { restoreBackup } from "../../dev/cli/backup/restore.ts";
import { saveBackup } from "../../dev/cli/backup/save.ts";
import { wordRestoreRefusal } from "../../dev/cli/backup/wordBackup.ts";

/** The lines of a backup: the header, rows, and the end. */
export async function linesOfBackup(db: Database): Promise<string[]> {
  const lines: string[] = [];
  await saveBackup(db, {
    savedAt: Date.parse("2026-11-30T08:30:00+09:00"),
    async write(line) {
      lines.push(line);
    },
  });
  return lines;
}

/** The lines with an end that agrees with them, as if the program had written them so. */
export function sealed(lines: readonly string[]): string[] {
  const rows: Record<string, number> = {};
  for (const table of Object.keys(JSON.parse(lines[0] ?? "{}").tables)) rows[table] = 0;
  const sum = createHash("sha256");
  for (const [index, line] of lines.entries()) {
    sum.update(`${line}\n`);
    const table = index > 0 ? tableOf(line) : null;
    if (table !== null) rows[table] = (rows[table] ?? 0) + 1;
  }
  return [...lines, JSON.stringify({ rows, sha256: sum.digest("hex") })];
}

function tableOf(line: string): string | null {
  try {
    return JSON.parse(line).table ?? null;
  } catch {
    return null;
  }
}

/** Restores a text as if it were a file, and says what a person at the terminal would read where it is refused. */
export async function restoreText(db: Database, text: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "shinchoku-backup-"));
  const path = join(folder, "city.jsonl");
  writeFileSync(path, text);
  try {
    const outcome = await restoreBackup(db, path);
    return outcome.kind === "refused" ? { ...outcome, words: wordRestoreRefusal(outcome) } : outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const textOf = (lines: readonly string[]) => `${lines.join("\n")}\n`;
