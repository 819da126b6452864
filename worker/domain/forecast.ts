// 今月の残りの見込み: how many messages the rest of the month will need at most, if nobody answered anything.
import { type Calendar, workingDayFrom } from "./calendar.ts";
import type { CivilDate } from "./civilDate.ts";
import { absentOf, type Duty, superiorsOf } from "./duty.ts";
import type { LadderFacts } from "./ladder.ts";
import { firstClassOf, monthOf, QUOTA_CLASSES, type QuotaClass, type QuotaNeed } from "./quota.ts";
import { type Rung, rungsOf } from "./rungs.ts";
import { standInsOf } from "./standIn.ts";

/** Something that will be asked on a day of this month and is not open yet. */
export interface Upcoming {
  day: CivilDate;
  quotaClass: QuotaClass;
  people: number;
}

export function noNeed(): QuotaNeed {
  return { urgent: 0, deadlines: 0, reminders: 0, points: 0 };
}

/**
 * The need of the days after today until the end of the month, by class. A person is counted once a day, in the class
 * that is served first; what is upcoming is added as it is, so that the forecast errs on the side of too much.
 */
export function laterNeed(
  facts: Pick<LadderFacts, "duties" | "ladders" | "calendar" | "reach"> & {
    today: CivilDate;
    upcoming: readonly Upcoming[];
  },
): QuotaNeed {
  const need = noNeed();
  const byDay = new Map<CivilDate, Map<string, QuotaClass>>();
  for (const duty of facts.duties) {
    for (const { day, rung } of laterRungs(duty, facts)) {
      const people = byDay.get(day) ?? new Map<string, QuotaClass>();
      byDay.set(day, people);
      for (const staffId of reachedBy(duty, rung)) {
        if (facts.reach.has(staffId)) continue;
        people.set(staffId, firstClassOf([people.get(staffId) ?? rung.quotaClass, rung.quotaClass]));
      }
    }
  }
  for (const people of byDay.values()) for (const quotaClass of people.values()) need[quotaClass] += 1;
  for (const { people, quotaClass } of facts.upcoming) need[quotaClass] += people;
  return need;
}

/** All of it together. */
export function totalNeed(need: QuotaNeed): number {
  return QUOTA_CLASSES.reduce((sum, quotaClass) => sum + need[quotaClass], 0);
}

function laterRungs(
  duty: Duty,
  { ladders, calendar, today }: { ladders: LadderFacts["ladders"]; calendar: Calendar; today: CivilDate },
): { day: CivilDate; rung: Rung }[] {
  return rungsOf(duty, ladders, calendar)
    .map((rung) => ({ rung, day: workingDayFrom(calendar, rung.from) }))
    .filter(({ rung, day }) => !rung.ridesAlong && day > today && monthOf(day) === monthOf(today));
}

function reachedBy(duty: Duty, { tell }: Rung): readonly string[] {
  const { assignees } = duty;
  return [
    ...assignees,
    ...standInsOf({ assignees, absent: absentOf(duty) }),
    ...(tell ? abovesOf(duty, tell) : []),
  ];
}

function abovesOf(duty: Duty, tell: NonNullable<Rung["tell"]>): string[] {
  return superiorsOf(duty)
    .filter(({ role }) => tell === "superior" || role === "director")
    .map(({ staffId }) => staffId);
}
