import { signal } from "@preact/signals";
import { UNDO_SECONDS } from "../../../worker/domain/review.ts";
import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import type { DraftPlace } from "../../store/draft.ts";
import { formFrom, type ReportForm } from "../../store/reportForm.ts";

/** A report sent a moment ago, with what its form held. */
export interface LastSent {
  reportId: string;
  goalNumber: number;
  /** Who can read it now. */
  readers: readonly string[];
  place: DraftPlace;
  form: ReportForm;
  baseVersion: number;
  /** Until when it can be taken back, by this phone's clock, ms. */
  until: number;
}

/** The last one, while it can be taken back: it is still offered when the next goal is on the screen. */
export const lastSent = signal<LastSent | null>(null);

/** Offers to take a report back. */
export function offerUndo(
  { page, report, staffNumber }: { page: GoalPage; report: ReportView; staffNumber: string },
  now: number,
): void {
  lastSent.value = {
    reportId: report.id,
    goalNumber: page.goal.number,
    readers: page.readers,
    place: { staffNumber, unitId: page.unit.id, goalId: page.goal.id, roundId: report.round.id },
    form: formFrom(report, page),
    baseVersion: report.version - 1,
    until: now + UNDO_SECONDS * 1000,
  };
}

/** A goal's page after one of its reports was taken back: the version before it stands again. */
export function withoutReport(page: GoalPage, reportId: string): GoalPage {
  const history = page.history.filter(({ id }) => id !== reportId);
  const current = history.find(({ round }) => round.id === page.openRound?.id) ?? null;
  const answered = page.place.answered - (page.current && !current ? 1 : 0);
  return { ...page, history, current, place: { ...page.place, answered } };
}
