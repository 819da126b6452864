// What can be wrong with a deadline as somebody wrote it down, known without asking the database.
import type { CivilDate } from "../civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../fiscalYear.ts";
import { deadlineLadderProblems } from "../ladderProblems.ts";
import type { HandInKind } from "./states.ts";
import type { DeadlineInput, HandInRefusal } from "./views.ts";

export const MOST_TITLE_CHARACTERS = 60;
export const MOST_NOTE_CHARACTERS = 400;
export const MOST_PAPER_CHARACTERS = 300;
export const MOST_AUDIENCES = 20;

export type DeadlineProblem =
  | { reason: "titleMissing" }
  | { reason: "titleTooLong"; most: number }
  | { reason: "noteTooLong"; most: number }
  | { reason: "opensAfterDue" }
  | { reason: "dueIsPast" }
  | { reason: "dueTooFar"; latest: CivilDate }
  | { reason: "audienceMissing" }
  | { reason: "ladderUnfit"; problems: string[] };

/** The field of the form that a problem is about. */
export const FIELD_OF = {
  titleMissing: "title",
  titleTooLong: "title",
  noteTooLong: "note",
  opensAfterDue: "opensOn",
  dueIsPast: "dueOn",
  dueTooFar: "dueOn",
  dueClosed: "dueOn",
  audienceMissing: "audiences",
  audienceForeign: "audiences",
  ladderUnfit: "ladder",
  notOwner: "ownerUnitId",
} as const;

/**
 * Everything that is wrong, in the order of the form.
 * @param before the due day that stands; it may be over
 */
export function checkDeadline(
  input: Pick<DeadlineInput, "title" | "note" | "opensOn" | "dueOn" | "audiences" | "ladder">,
  { today, before }: { today: CivilDate; before?: CivilDate | undefined },
): DeadlineProblem[] {
  const { title, note, opensOn, dueOn, audiences, ladder } = input;
  const latest = latestDue(today);
  const ladderProblems = deadlineLadderProblems(ladder ?? []);
  const found: (DeadlineProblem | false)[] = [
    title.trim() === "" && { reason: "titleMissing" },
    title.trim().length > MOST_TITLE_CHARACTERS && { reason: "titleTooLong", most: MOST_TITLE_CHARACTERS },
    note.trim().length > MOST_NOTE_CHARACTERS && { reason: "noteTooLong", most: MOST_NOTE_CHARACTERS },
    dueOn < today && dueOn !== before && { reason: "dueIsPast" },
    dueOn > latest && { reason: "dueTooFar", latest },
    opensOn > dueOn && { reason: "opensAfterDue" },
    audiences.length === 0 && { reason: "audienceMissing" },
    ladderProblems.length > 0 && { reason: "ladderUnfit", problems: ladderProblems },
  ];
  return found.filter((problem) => problem !== false);
}

/** The end of the next fiscal year: the organisation and the holidays beyond it are not known. */
export function latestDue(today: CivilDate): CivilDate {
  return fiscalYearRange(fiscalYearOf(today) + 1).to;
}

// One letter is a drive (C:\共有) and no scheme.
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const WEB = /^https?:\/\//i;

/** An address that leads elsewhere than into the web; browsers pass over blanks and controls when they read one. */
function isForeignLink(paper: string): boolean {
  const read = paper.replace(/[\s\p{Cc}\p{Cf}]/gu, "");
  return SCHEME.test(read) && !WEB.test(read);
}

/** What is wrong with a paper that is handed in; null when nothing is. */
export function checkPaper(handIn: HandInKind, paper: string): HandInRefusal | null {
  if (handIn === "check") return null;
  if (paper.trim() === "") return { reason: "paperMissing", handIn };
  if (handIn === "link" && isForeignLink(paper)) return { reason: "paperNoLink" };
  return paper.trim().length > MOST_PAPER_CHARACTERS
    ? { reason: "paperTooLong", most: MOST_PAPER_CHARACTERS }
    : null;
}
