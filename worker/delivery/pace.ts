/**
 * A gate that lets callers through one after the other, so many milliseconds apart; the first few, and a few after a
 * pause, at once.
 * @returns resolves when it is the caller's turn
 */
export function createPace(
  { ms, atOnce }: { ms: number; atOnce: number },
  { now, sleep }: { now(): number; sleep(ms: number): Promise<void> } = {
    now: () => Date.now(),
    sleep: (length) => new Promise((resolve) => setTimeout(resolve, length)),
  },
): () => Promise<void> {
  let next = 0;
  return async () => {
    const turn = Math.max(next, now() - (atOnce - 1) * ms);
    next = turn + ms;
    const wait = turn - now();
    if (wait > 0) await sleep(wait);
  };
}
