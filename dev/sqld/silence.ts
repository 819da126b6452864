import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";

/** How soon a server is taken for silent. */
export interface Patience {
  mostSilentMs?: number;
  /** Between two looks. */
  pauseMs?: number;
}

/** How long the server may leave a write unanswered; a large restore keeps others waiting for some fifteen seconds. */
const MOST_SILENT_MS = 30_000;
const READ_MS = 2_000;
const PAUSE_MS = 5_000;

/**
 * Resolves when the server no longer lets anybody write, with the reason in words, or with null when `signal` says that
 * nobody waits for it any more. sqld can come to a state in which it answers reads and no write until it is begun again.
 */
export async function fallsSilent(
  url: string,
  signal: AbortSignal,
  { mostSilentMs = MOST_SILENT_MS, pauseMs = PAUSE_MS }: Patience = {},
): Promise<string | null> {
  const takes = (statements: readonly string[], timeoutMs: number) =>
    isAnswered(url, { statements, timeoutMs, signal });
  let silentSince: number | null = null;
  while (await pause(pauseMs, signal)) {
    const now = performance.now();
    const since: number = silentSince ?? now;
    // Takes the place of the one writer and gives it back.
    const answered = await takes(["BEGIN IMMEDIATE", "ROLLBACK"], since + mostSilentMs - now);
    silentSince = answered ? null : since;
    if (answered || performance.now() - since < mostSilentMs) continue;
    const seconds = Math.round(mostSilentMs / 1_000);
    return (await takes(["SELECT 1"], READ_MS))
      ? `読み取りには答えますが、${seconds} 秒の間、書き込めません`
      : `${seconds} 秒の間、答えがありません`;
  }
  return null;
}

/** @returns whether the time passed */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal, ref: false }).catch(() => false);
}

const Answer = v.object({
  results: v.array(v.object({ type: v.literal("ok") })),
});

/** Whether the statements were carried out; being turned away at the door or by another's lock is no answer. */
async function isAnswered(
  url: string,
  {
    statements,
    timeoutMs,
    signal,
  }: { statements: readonly string[]; timeoutMs: number; signal: AbortSignal },
): Promise<boolean> {
  const execute = statements.map((sql) => ({ type: "execute", stmt: { sql } }));
  try {
    const answer = await fetch(new URL("/v2/pipeline", url), {
      method: "POST",
      headers: { connection: "close" },
      body: JSON.stringify({ requests: [...execute, { type: "close" }] }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, Math.round(timeoutMs)))]),
    });
    return v.is(Answer, await answer.json());
  } catch {
    return false;
  }
}
