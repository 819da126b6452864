import type { Quarter } from "../../../worker/domain/fiscalYear.ts";
import type { TalkPage } from "../../../worker/domain/talkViews.ts";

/** The newest quarter of which there is an answer; what is of another says so. Null where there is none. */
export function newestQuarter({ goals }: Pick<TalkPage, "goals">): Quarter | null {
  const quarters = goals.flatMap(({ states }) => states.map(({ quarter }) => quarter));
  return quarters.toSorted((a, b) => b - a)[0] ?? null;
}
