// 送信: people with the same digest, in groups that one LINE call can carry.
import type { Digest } from "./digest.ts";

/** LINE's limit of recipients of a multicast. */
export const MAX_RECIPIENTS = 500;

export interface DigestGroup {
  key: string;
  /** LINE recommends push for one recipient: it arrives sooner. */
  method: "push" | "multicast";
  /** 1 to 500, all with the same key. */
  digests: [Digest, ...Digest[]];
}

/** Groups digests by their key; the groups keep the order in which their keys first come. */
export function groupDigests(digests: readonly Digest[]): DigestGroup[] {
  return [...Map.groupBy(digests, (digest) => digest.key)].flatMap(([key, same]) =>
    chunksOf(same).map(
      (chunk): DigestGroup => ({
        key,
        method: chunk.length === 1 ? "push" : "multicast",
        digests: chunk,
      }),
    ),
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
