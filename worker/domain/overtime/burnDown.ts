// 配当時間の残り: the hours given to a unit for a month or a quarter, and how long they last at this pace.
import type { CivilDate } from "../civilDate.ts";
import { forecastOf, isEarly, type Pace, paceIn, passesOn, type Today } from "./pace.ts";

/** Minutes by day; a day without any may be left out. */
export type MinutesByDay = Readonly<Partial<Record<CivilDate, number>>>;

/** A working day, or a day off on which somebody worked. */
export interface BurnDownPoint {
  day: CivilDate;
  /** Minutes used until the end of the day. */
  used: number;
  /** Below zero when more was used than given. */
  left: number;
  /** What would be left if the hours were spread evenly over the working days. */
  evenLeft: number;
}

export type BurnDownEnd =
  /** Too little of the window is behind to say what will come. */
  | { kind: "tooEarly" }
  | { kind: "lasts" }
  /** More will have been used than was given, if it goes on like this. */
  | { kind: "runsOut"; day: CivilDate }
  | { kind: "ranOut"; day: CivilDate };

export interface BurnDown {
  /** Until today, in order. */
  points: BurnDownPoint[];
  used: number;
  left: number;
  /** Minutes used at the end of the window at this pace, rounded up; null while it is too early to say. */
  forecast: number | null;
  end: BurnDownEnd;
  /** Working days of the window: until today, itself among them, and after it. */
  days: { done: number; left: number };
}

/**
 * @param facts.allotted minutes given for the window
 * @param facts.usedByDay what was used on the days of the window; days after today do not count yet
 * @param facts.workingDays those of the window, in order
 */
export function burnDown({
  allotted,
  usedByDay,
  today,
  workingDays,
}: Today & { allotted: number; usedByDay: MinutesByDay }): BurnDown {
  const usedDays = Object.keys(usedByDay).filter((day) => (usedByDay[day] ?? 0) > 0);
  const days = [...new Set([...workingDays, ...usedDays])].filter((day) => day <= today).sort();
  const isWorking = new Set(workingDays);
  let used = 0;
  let done = 0;
  const points = days.map((day) => {
    used += usedByDay[day] ?? 0;
    done += isWorking.has(day) ? 1 : 0;
    const evenUsed = workingDays.length > 0 ? Math.round((allotted * done) / workingDays.length) : 0;
    return { day, used, left: allotted - used, evenLeft: allotted - evenUsed };
  });
  const pace = paceIn(
    { today, workingDays },
    { from: workingDays[0] ?? today, to: workingDays.at(-1) ?? today },
  );
  const left = allotted - used;
  return {
    points,
    used,
    left,
    forecast: isEarly(pace) ? null : forecastOf(used, pace),
    end: endOf(points, pace, left < 0 ? null : passesOn(used, left, pace)),
    days: { done: pace.done, left: pace.left.length },
  };
}

function endOf(points: readonly BurnDownPoint[], pace: Pace, runsOutOn: CivilDate | null): BurnDownEnd {
  const broken = points.find(({ left }) => left < 0);
  if (broken) return { kind: "ranOut", day: broken.day };
  if (isEarly(pace)) return { kind: "tooEarly" };
  return runsOutOn === null ? { kind: "lasts" } : { kind: "runsOut", day: runsOutOn };
}
