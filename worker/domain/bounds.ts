// The bounds of every number and date that the product takes in: the edge refuses what lies outside with a sentence, and
// the database with a CHECK. Nothing inside them comes near 2^53, beyond which a stored integer cannot be read back.

/** The first year of 昭和: papers know none before it. */
export const FIRST_YEAR = 1926;
export const LAST_YEAR = 2199;

/** Whether days and months of the year, and of those beside it, can be reckoned with. */
export function isKnownYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The last millisecond of the last year, UTC. */
export const LAST_INSTANT = Date.UTC(LAST_YEAR + 1, 0, 1) - 1;

/** Of one thing of which a city has many: people, messages, attempts. */
export const MOST_COUNT = 1_000_000_000;

/** Of the parts of one thing: bullets of a goal, units below a unit, points of a policy. */
export const MOST_POSITION = 99_999;

/** Nobody corrects one report or order so often. */
export const MOST_VERSIONS = 99_999;

/** What a unit is given for one month: a million hours. */
export const MOST_ALLOTMENT_MINUTES = 60_000_000;

/** What one unit passes on to another in one act: a thousand hours. */
export const MOST_TRANSFER_MINUTES = 60_000;

/** Beyond this a figure of an indicator is a typing error, and too large to be told apart when it is drawn. */
export const LARGEST_FIGURE = 1_000_000_000_000;
