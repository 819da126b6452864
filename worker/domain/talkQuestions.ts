// Which words of superiors still wait for something when a talk comes.
import type { GoalRef } from "./talkViews.ts";
import type { UnitRef } from "./views.ts";

/** What a superior asked of a section, as it waits. */
export interface OpenQuestion {
  goal: GoalRef;
  unit: UnitRef;
  mark: "question" | "discuss";
  /** Empty where nothing was written. */
  word: string;
  reviewerTitle: string;
  reviewedAt: number;
}

/** The same with what came after it. Instants in UTC ms, null where nothing came. */
export interface AskedWord extends OpenQuestion {
  /** When a superior said something else of this goal and section. */
  laterWordAt: number | null;
  /** When the section reported on the goal again. */
  reportedAt: number | null;
}

/**
 * Whether a word waits for an answer just before `until`. Only the last word on a goal and section counts. A question
 * (質問) waits until the section reports again; an offer to talk (相談しよう) until a talk was held after it, `since`
 * being the end of the last one.
 */
export function isOpen(word: AskedWord, { since, until }: { since: number; until: number }): boolean {
  const cameByThen = (at: number | null) => at !== null && at < until;
  if (word.reviewedAt >= until || cameByThen(word.laterWordAt)) return false;
  return word.mark === "question" ? !cameByThen(word.reportedAt) : word.reviewedAt >= since;
}

/** The words that wait: questions first, then offers to talk, the oldest first. */
export function openQuestions(
  words: readonly AskedWord[],
  period: { since: number; until: number },
): OpenQuestion[] {
  return words
    .filter((word) => isOpen(word, period))
    .toSorted(
      (a, b) => Number(b.mark === "question") - Number(a.mark === "question") || a.reviewedAt - b.reviewedAt,
    )
    .map(({ laterWordAt: _, reportedAt: __, ...question }) => question);
}
