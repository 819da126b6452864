// Chance that comes out the same each time: every draw is made from the words it is about.

/** A number from 0 up to 1, always the same for the same words. */
export function chance(...words: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const char of words.join("|")) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  // The last mixing steps of MurmurHash3, without which words that differ at their end fall close together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of several, the same for the same words. */
export function pick<Item>(items: readonly [Item, ...Item[]], ...words: (string | number)[]): Item {
  return items[Math.floor(chance(...words) * items.length)] ?? items[0];
}
