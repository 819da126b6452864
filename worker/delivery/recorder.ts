import type { Context } from "../context.ts";
import type { Statement } from "../imports/writeAll.ts";

/** Writes statements, all or none of those given together; resolves when they are stored. */
export type Recorder = (statements: readonly Statement[]) => Promise<void>;

interface Waiting {
  statements: readonly Statement[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * A recorder with one round trip on its way at a time; what comes meanwhile shares the next. Lanes side by side then
 * cost the database fewer commits than they have answers, and never get into each other's way.
 */
export function createRecorder({ db }: Context): Recorder {
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      const [first, ...rest] = together.flatMap(({ statements }) => statements);
      try {
        if (first) await db.batch([first, ...rest]);
        for (const { resolve } of together) resolve();
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isWriting = false;
  }

  return (statements) =>
    new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject });
      if (!isWriting) void write();
    });
}
