import { setTimeout as sleep } from "node:timers/promises";

/** What is said about a program that another runs. */
export interface Reports {
  /** Something went wrong and is being mended. */
  onTrouble(sentence: string): void;
  /** It does not come back; whoever runs it should end. */
  onGone(sentence: string): void;
}

export interface Kept {
  /** In sentences. */
  name: string;
  /** Resolves when it has ended or no longer works, with the reason in words, or when `signal` says to look no longer. */
  failure(signal: AbortSignal): Promise<string>;
  /** Begins it again. */
  begin(): Promise<void>;
}

const MOST_RESTARTS = 5;
const WITHIN_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 250;

/** Begins a program again whenever it ends, five times in ten minutes at most. */
export function keepRunning(
  kept: Kept,
  reports: Reports,
  firstPauseMs = FIRST_PAUSE_MS,
): { /** Resolves when no restart is under way any more. */ stop(): Promise<void> } {
  const stopping = new AbortController();
  const restarts: number[] = [];

  const watch = async () => {
    let reason = await kept.failure(stopping.signal);
    while (!stopping.signal.aborted) {
      const recent = restarts.filter((at) => at > Date.now() - WITHIN_MS).length;
      if (recent >= MOST_RESTARTS) {
        reports.onGone(
          `${kept.name}が ${MOST_RESTARTS} 回始め直しても動かないため、終わります（${reason}）。`,
        );
        return;
      }
      reports.onTrouble(`${kept.name}が止まりました（${reason}）。始め直します。`);
      restarts.push(Date.now());
      await sleep(recent === 0 ? 0 : firstPauseMs * 2 ** recent);
      if (stopping.signal.aborted) return;
      reason = await kept.begin().then(
        () => kept.failure(stopping.signal),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    }
  };
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}
