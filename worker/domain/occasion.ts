// What a message to a person rests on. Rule: at most one a day of our own accord; the exceptions are all listed here.

/**
 * `daily`: the digest of the day, at most one per person and day.
 * `urgent`: cannot wait for tomorrow's digest: batches that did not go through, and overtime of this evening that waits
 * for its order, once a section and day.
 * `asked`: the person asked to be reminded at this time.
 * `notice`: an act just made, such as another account bound to the person: told at once, at any hour and also while
 * sending is paused.
 */
export const OCCASIONS = ["daily", "urgent", "asked", "notice"] as const;
export type Occasion = (typeof OCCASIONS)[number];
