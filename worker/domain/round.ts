import { addWorkingDays, type Calendar } from "./calendar.ts";
import type { CivilDate } from "./civilDate.ts";
import { type FiscalQuarter, nextQuarter, previousQuarter, quarterOf, quarterRange } from "./fiscalYear.ts";
import type { CitySettings } from "./settings.ts";

/** A round as the calendar has it, whether its row exists or not. */
export interface PlannedRound extends FiscalQuarter {
  opensOn: CivilDate;
  dueOn: CivilDate;
}

/** When the round of a quarter opens and is due. */
export function roundOf(
  quarter: FiscalQuarter,
  calendar: Calendar,
  settings: Pick<CitySettings, "round">,
): PlannedRound {
  const lastDay = quarterRange(quarter).to;
  return {
    ...quarter,
    opensOn: addWorkingDays(calendar, lastDay, -settings.round.opensBefore),
    dueOn: addWorkingDays(calendar, lastDay, settings.round.dueAfter),
  };
}

/**
 * The rounds whose time has come on a day, oldest first: from their opening day to their due day. A tick that was
 * missed is made up for, but a city that starts in the middle of a quarter is not asked about one that is over.
 */
export function roundsDue(
  today: CivilDate,
  calendar: Calendar,
  settings: Pick<CitySettings, "round">,
): PlannedRound[] {
  const quarter = quarterOf(today);
  return [previousQuarter(quarter), quarter]
    .map((each) => roundOf(each, calendar, settings))
    .filter((round) => round.opensOn <= today && today <= round.dueOn);
}

/** The first round that opens after a day. */
export function nextRoundAfter(
  today: CivilDate,
  calendar: Calendar,
  settings: Pick<CitySettings, "round">,
): PlannedRound {
  let quarter = previousQuarter(quarterOf(today));
  for (;;) {
    const round = roundOf(quarter, calendar, settings);
    if (round.opensOn > today) return round;
    quarter = nextQuarter(quarter);
  }
}
