import { failureOfCode } from "../sqld/failure.ts";

/** Why a file or folder could not be written, in a sentence that names it; null for what is no such failure. */
export function wordFileTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !("path" in error) || typeof error.path !== "string") return null;
  return failureOfCode("code" in error ? error.code : null, error.path)?.message ?? null;
}
