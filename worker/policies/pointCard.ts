import type { points } from "../../db/schema/index.ts";
import type { PointCard } from "../domain/views.ts";

const SHORT_FORM_CHARACTERS = 40;
const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** What a card needs of a point, its policy and the reader. */
export interface PointCardRow
  extends Pick<typeof points.$inferSelect, "id" | "path" | "text" | "shortForm" | "isPriority"> {
  policyTitle: string;
  readAt: number | null;
}

export function toPointCard(row: PointCardRow): PointCard {
  const { id, path, isPriority, policyTitle, readAt } = row;
  return { id, policyTitle, path, shortForm: shortFormOf(row), isPriority, readAt };
}

/** The plain words given to a point, or the beginning of its text. */
export function shortFormOf({ shortForm, text }: { shortForm: string | null; text: string }): string {
  if (shortForm) return shortForm;
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  return characters.length <= SHORT_FORM_CHARACTERS
    ? text
    : `${characters.slice(0, SHORT_FORM_CHARACTERS).join("")}…`;
}
