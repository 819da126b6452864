// 送信: people with the same digest, in groups that one LINE call can carry.
import type { Digest } from "./digest.ts";

/** LINE's limit of recipients of a multicast. */
export const MAX_RECIPIENTS = 500;

export interface DigestGroup {
  key: string;
  /** The unit whose own hours its people keep; null for the city's. */
  calendarUnitId: string | null;
  /** 1 to 500, all with the same words and occasion. */
  digests: [Digest, ...Digest[]];
}

/**
 * Groups digests by their words, their occasion and the hours their people keep. The groups keep the order in which
 * these first come, so that the same facts always make the same groups.
 */
export function groupDigests(
  digests: readonly Digest[],
  calendarUnitOf: (staffId: string) => string | null = () => null,
): DigestGroup[] {
  const same = Map.groupBy(
    digests,
    ({ key, occasion, staffId }) => `${occasion} ${calendarUnitOf(staffId) ?? ""} ${key}`,
  );
  return [...same.values()].flatMap((group) =>
    chunksOf(group).map((chunk): DigestGroup => {
      const [{ key, staffId }] = chunk;
      return { key, calendarUnitId: calendarUnitOf(staffId), digests: chunk };
    }),
  );
}

function chunksOf(digests: readonly Digest[]): [Digest, ...Digest[]][] {
  const chunks: [Digest, ...Digest[]][] = [];
  for (let start = 0; start < digests.length; start += MAX_RECIPIENTS) {
    const [first, ...rest] = digests.slice(start, start + MAX_RECIPIENTS);
    if (first) chunks.push([first, ...rest]);
  }
  return chunks;
}
