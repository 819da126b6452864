// The evenings of the sample city: who stayed, until when, for what. Plain data, reckoned anew the same each time.
import { type Calendar, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate, dayOfWeek, partsOf } from "../../worker/domain/civilDate.ts";
import { addMonths, type Month, monthOfDay, monthRange } from "../../worker/domain/overtime/month.ts";
import { chance } from "./chance.ts";

export const CLOSING = 17 * 60 + 15;
const HOUR = 60;
const WEDNESDAY = 3;
/** Months that are shown before the current one. */
const MONTHS_BEFORE = 7;
/** Nobody but the one extreme case comes nearer to the 45 hours of a month. */
const MOST_OF_MONTH = 38 * HOUR;

/** The section whose hours do not fit what it was given, and the person who carries too much. */
export const TIGHT_SECTION = "子育て支援課";
export const DEMANDING_SECTION = "福祉総務課";
export const HEAVY_TITLE = "主任";

/** Hours of an ordinary month and person, by section. */
const USUAL_HOURS: Readonly<Record<string, number>> = {
  [TIGHT_SECTION]: 27,
  [DEMANDING_SECTION]: 20,
  企画政策課: 18,
  道路課: 17,
  広報課: 15,
  都市計画課: 14,
  保育課: 13,
  市民課: 8,
  わかば保育園: 6,
};
const OTHERWISE_HOURS = 11;

/** April and March are the heaviest months of a year, then October, when the budget is asked for. */
const MONTH_WEIGHT = [0.9, 1.0, 1.4, 1.35, 0.8, 0.9, 1.0, 0.75, 0.95, 1.2, 1.05, 0.95] as const;
/** Hours of the heavy person in the full months before the current one, the newest last. */
const HEAVY_MONTHS = [31, 36, 79, 78, 80, 79, 79] as const;
const HEAVY_CURRENT = 78;

export interface Worker {
  staffId: string;
  name: string;
  staffNumber: string;
  unitId: string;
  section: string;
  title: string;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** One evening of one person; minutes after 00:00. */
export interface Evening {
  worker: Worker;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
}

/** The evenings up to and without `today`, in the order of people and days. */
export function eveningsOf(workers: readonly Worker[], today: CivilDate, calendar: Calendar): Evening[] {
  const first = monthRange(addMonths(monthOfDay(today), -MONTHS_BEFORE)).from;
  const days: CivilDate[] = [];
  for (let day = first; day < today; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day);
  const heavy = heavyWorker(workers);
  return workers.flatMap((worker) =>
    worker === heavy ? heavyEvenings(worker, days, today, calendar) : usualEvenings(worker, days),
  );
}

/** The person near the average of 80 hours. */
export function heavyWorker(workers: readonly Worker[]): Worker | undefined {
  return workers.find(({ section, title }) => section === DEMANDING_SECTION && title === HEAVY_TITLE);
}

function usualEvenings(worker: Worker, days: readonly CivilDate[]): Evening[] {
  const usual = (USUAL_HOURS[worker.section] ?? OTHERWISE_HOURS) * HOUR;
  const ofMonth = new Map<Month, number>();
  return days
    .filter((day) => isHeld(worker, day))
    .flatMap((day) => {
      const weight = MONTH_WEIGHT[partsOf(day).month - 1] ?? 1;
      // A mean evening is 100 minutes long; a month has 20 working days, of which four are 定時退庁日.
      const often = Math.min(0.85, (usual * weight) / 100 / 16.8);
      const isQuiet = dayOfWeek(day) === WEDNESDAY;
      if (chance("stays", worker.staffNumber, day) > (isQuiet ? often * 0.2 : often)) return [];
      const length = 45 + 15 * Math.floor(chance("length", worker.staffNumber, day) ** 1.4 * 11);
      const spent = ofMonth.get(monthOfDay(day)) ?? 0;
      if (spent + length > MOST_OF_MONTH) return [];
      ofMonth.set(monthOfDay(day), spent + length);
      return [evening(worker, day, length)];
    });
}

/** Every month is filled to its hours, evenly over its working days. */
function heavyEvenings(
  worker: Worker,
  days: readonly CivilDate[],
  today: CivilDate,
  calendar: Calendar,
): Evening[] {
  const current = monthOfDay(today);
  const months = [
    ...Map.groupBy(
      days.filter((day) => isHeld(worker, day)),
      monthOfDay,
    ),
  ];
  return months
    .flatMap(([month, own]) => {
      const hours =
        month === current ? HEAVY_CURRENT : (HEAVY_MONTHS.at(-monthsApart(month, current)) ?? HEAVY_CURRENT);
      const inMonth = workingDaysIn(month, calendar);
      const share = month === current ? own.length / inMonth : 1;
      const total = Math.round((hours * HOUR * share) / 15) * 15;
      return own.map((day, index) => {
        const upTo = Math.round((total * (index + 1)) / own.length / 15) * 15;
        const before = Math.round((total * index) / own.length / 15) * 15;
        return evening(worker, day, upTo - before);
      });
    })
    .filter(({ from, until, breakMinutes }) => until - from > breakMinutes);
}

function monthsApart(from: Month, to: Month): number {
  let months = 0;
  for (let month = from; month < to; month = addMonths(month, 1)) months += 1;
  return months;
}

function workingDaysIn(month: Month, calendar: Calendar): number {
  const { from, to } = monthRange(month);
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days += 1;
  return days;
}

/** Who stays for more than three hours eats something. */
function evening(worker: Worker, day: CivilDate, length: number): Evening {
  const breakMinutes = length > 180 ? 15 : 0;
  return { worker, day, from: CLOSING, until: CLOSING + length + breakMinutes, breakMinutes };
}

function isHeld({ validFrom, validTo }: Worker, day: CivilDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}
