// The closed lists of deadlines, as they are stored.

/** What is handed in: only that it is done, a link to the paper, or the number of a document. */
export const HAND_IN_KINDS = ["check", "link", "documentNumber"] as const;
export type HandInKind = (typeof HAND_IN_KINDS)[number];

/** Who has to: each unit of the audience once, or each person of it. */
export const HAND_IN_BY = ["unit", "person"] as const;
export type HandInBy = (typeof HAND_IN_BY)[number];

/** How a deadline comes again. */
export const REPEATS = ["never", "yearly"] as const;
export type Repeat = (typeof REPEATS)[number];
