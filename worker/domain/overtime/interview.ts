// 医師による面接指導: who is to be seen by a doctor after a month, at once or if they ask for it. Source: 労働安全衛生法66条の8, as
// cities cite it; whether a bound itself counts (以上) or only what lies above it (超) differs by city.
import { type AverageMonths, averageOf, averageWindows, type PersonHours } from "./hours.ts";
import { lookBack } from "./lookBack.ts";
import type { Month } from "./month.ts";
import type { OvertimeWarningSettings } from "./settings.ts";

/** The city's bounds, in hours. */
export type InterviewBounds = Pick<OvertimeWarningSettings, "interview" | "onRequest">;

/** What a doctor is asked to look at; minutes, those of an average rounded up. */
export type InterviewGround =
  | { of: "month"; minutes: number }
  | { of: "average"; months: AverageMonths; minutes: number };

export type Interview =
  | { kind: "none" }
  /** To be offered; the person may ask for it. */
  | { kind: "onRequest"; grounds: InterviewGround[] }
  /** To be held without being asked for. */
  | { kind: "withoutRequest"; grounds: InterviewGround[] };

const HOUR = 60;

/** Whether a month calls for a doctor. 特例業務 counts: it tires as any other work does. */
export function interviewOf(
  { minutes }: Pick<PersonHours, "minutes">,
  month: Month,
  { interview, onRequest }: InterviewBounds,
): Interview {
  const newestFirst = lookBack(month).months.map((each) => minutes[each] ?? 0);
  const ofMonth: InterviewGround = { of: "month", minutes: newestFirst[0] ?? 0 };
  const grounds: InterviewGround[] = averageWindows(newestFirst)
    .filter(({ sum, months }) => reaches(sum, interview.average * HOUR * months, interview.averageCrossing))
    .map((window) => ({ of: "average", months: window.months, minutes: averageOf(window) }));
  if (reaches(ofMonth.minutes, interview.month * HOUR, interview.monthCrossing)) grounds.unshift(ofMonth);
  if (grounds.length > 0) return { kind: "withoutRequest", grounds };
  return reaches(ofMonth.minutes, onRequest.month * HOUR, onRequest.crossing)
    ? { kind: "onRequest", grounds: [ofMonth] }
    : { kind: "none" };
}

function reaches(minutes: number, bound: number, crossing: "atLeast" | "above"): boolean {
  return crossing === "atLeast" ? minutes >= bound : minutes > bound;
}
