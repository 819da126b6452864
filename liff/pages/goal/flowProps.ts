import type { GoalPage, RoundRef } from "../../../worker/domain/views.ts";
import type { Reporting } from "../../store/reporting.ts";

/** What every step of answering a goal is given. */
export interface FlowProps {
  page: GoalPage & { openRound: RoundRef };
  reporting: Reporting;
}
