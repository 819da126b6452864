// A program that starts other programs must not leave them behind.

const PARENT_CHECK_MS = 1_000;

/**
 * Calls `stop` once when this process is asked to end (SIGINT, SIGTERM, SIGHUP) or when whoever started it is gone,
 * then ends the process.
 */
export function stopInOrder(stop: () => Promise<void>): void {
  const parent = process.ppid;
  let stopping = false;
  const end = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    try {
      await stop();
    } finally {
      process.exit(exitCode);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  setInterval(() => {
    if (process.ppid !== parent) void end(1);
  }, PARENT_CHECK_MS).unref();
}
