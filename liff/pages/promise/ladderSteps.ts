import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import type { LadderRung } from "../../../worker/domain/settings.ts";

/** One day of the ladder as the page tells it. */
export interface LadderStep {
  rung: LadderRung;
  day: CivilDate;
  place: "past" | "today" | "ahead";
  /** The title of who above is told as well; null where nobody is. */
  tells: string | null;
}

/** The days on which the round is spoken of, with who above hears of it. */
export function ladderSteps({
  today,
  report,
  escalation,
}: Pick<PromiseView, "today" | "report" | "escalation">): LadderStep[] {
  return report.rungs.map(({ rung, day }) => ({
    rung,
    day,
    place: day < today ? "past" : day === today ? "today" : "ahead",
    tells: rung.tell ? escalation[rung.tell] : null,
  }));
}

/** Whether anybody above is told at all, and whether there is somebody to tell. */
export function escalationOf(
  view: Pick<PromiseView, "today" | "report" | "escalation">,
): { kind: "none" | "nobody" } | { kind: "told"; steps: (LadderStep & { tells: string })[] } {
  if (!view.report.rungs.some(({ rung }) => rung.tell)) return { kind: "none" };
  const steps = ladderSteps(view).flatMap((step) =>
    step.tells === null ? [] : [{ ...step, tells: step.tells }],
  );
  return steps.length > 0 ? { kind: "told", steps } : { kind: "nobody" };
}
