/** Milliseconds before the next try: a write of another consumer takes no longer. */
const WAITS_MS = [10, 30, 90, 270];

/**
 * Does some work in the database, again if another writer was in the way: what was answered with SQLITE_BUSY has not
 * been done. Longer trouble is the caller's.
 */
export async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    // Not all at once again.
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
  }
  return work();
}

function isBusy(error: unknown): boolean {
  const seen = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    seen instanceof Error &&
    "code" in seen &&
    typeof seen.code === "string" &&
    seen.code.startsWith("SQLITE_BUSY")
  );
}
