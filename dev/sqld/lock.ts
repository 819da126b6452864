import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseFailure, failureOfCode } from "./failure.ts";

/** A folder held for this process. */
export interface FolderLock {
  release(): void;
}

const BUSY = 5;

/**
 * Takes a folder, made where it is missing, for this process alone: null when another has it. The system gives the
 * lock back when the process ends, however it ends, so that none is ever left over.
 * @throws DatabaseFailure when the folder cannot be written
 */
export function takeLock(folder: string): FolderLock | null {
  // Nothing else may open this file: a process that closes a file loses all its locks on it.
  const file = join(folder, "lock");
  try {
    mkdirSync(folder, { recursive: true });
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      database.close();
      if (codeOf(error) === BUSY) return null;
      throw error;
    }
    return { release: () => database.close() };
  } catch (error) {
    throw failureOfCode(codeOf(error), folder) ?? error;
  }
}

/** Takes a folder that a city or a command works on. @throws DatabaseFailure when another program has it */
export function holdFolder(folder: string): FolderLock {
  const lock = takeLock(folder);
  if (!lock) throw new DatabaseFailure({ kind: "inUse", dataDir: folder, holder: null, url: null });
  return lock;
}

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error) return error.errcode;
  return "code" in error ? error.code : null;
}
