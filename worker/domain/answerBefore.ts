// What an answer has to do with the one of the quarter before.
import type { Quarter } from "./fiscalYear.ts";
import type { ReportInput, ReportView } from "./views.ts";

/** The newest answer of the latest round of the year before one; null where there is none. */
export function answerBefore(history: readonly ReportView[], quarter: number): ReportView | null {
  return (
    history
      .filter(({ round }) => round.quarter < quarter)
      .toSorted((a, b) => b.round.quarter - a.round.quarter || b.version - a.version)
      .at(0) ?? null
  );
}

type Words = Pick<ReportInput, "done" | "blocked" | "next">;

/** The quarter whose words an answer says again; null where it has words of its own, or none. */
export function carriedFrom(said: Words, before: (Words & Pick<ReportView, "round">) | null): Quarter | null {
  if (!before || (said.done === "" && said.blocked === "" && said.next === "")) return null;
  const isSame = said.done === before.done && said.blocked === before.blocked && said.next === before.next;
  return isSame ? before.round.quarter : null;
}
