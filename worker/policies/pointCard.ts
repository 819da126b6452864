import type { points } from "../../db/schema/index.ts";
import { shortFormOf } from "../domain/priorityPoint.ts";
import type { PointCard } from "../domain/views.ts";

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
