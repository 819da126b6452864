// The figures of the overtime views at the size of a city: the limits of 3,000 people over two years, and the screen of a
// department of 300 people over the twelve months of a year.
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../worker/domain/civilDate.ts";
import { limitStatus, limitsFrom, type PersonOvertime } from "../../worker/domain/overtime/limits.ts";
import { addMonths, monthsFrom } from "../../worker/domain/overtime/month.ts";
import type { RegimeStay } from "../../worker/domain/overtime/regime.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../../worker/domain/overtime/settings.ts";
import type { UnitHours } from "../../worker/domain/overtime/viewsHours.ts";
import { inAskedCity } from "./askedCity.ts";
import { seedLargeHours } from "./largeHours.ts";
import { percentile } from "./percentile.ts";

const PEOPLE = 3_000;
const FROM = "2025-04";
const TO = "2027-03";
const TODAY: CivilDate = "2027-03-17";
const RUNS = 40;
const WARM_UP = 5;

/** Prints lines: `name people months p95Ms roundTrips`; the session's read is among the round trips. */
export async function run(): Promise<void> {
  runLimits();
  await runMonthView();
}

function runLimits(): void {
  const people = Array.from({ length: PEOPLE }, (_, index) => personOf(index));
  const months = monthsFrom(FROM, TO);
  const limits = limitsFrom(
    DEFAULT_OVERTIME_SETTINGS.overtimeLimits,
    DEFAULT_OVERTIME_SETTINGS.overtimeWarnings,
  );
  const at = { today: TODAY, workingDays: workingDaysOf("2026-04-01", "2027-03-31") };
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP + RUNS; turn += 1) {
    const begin = performance.now();
    let over = 0;
    for (const person of people) {
      for (const month of months) over += limitStatus(person, month, limits, at).level === "over" ? 1 : 0;
    }
    if (over === 0) throw new Error("the city of the benchmark has nobody over a limit");
    if (turn >= WARM_UP) times.push(performance.now() - begin);
  }
  say({
    name: "limits",
    people: PEOPLE,
    months: months.length,
    p95Ms: percentile(times, 0.95),
    roundTrips: 0,
  });
}

/** The one call of the director's screen, from the real Worker and the real server. */
async function runMonthView(): Promise<void> {
  await inAskedCity(
    (db) => seedLargeHours(db, Date.now()),
    async ({ departmentId, token }, ask) => {
      const { times, roundTrips, body } = await ask(`/api/units/${departmentId}/overtime/hours`, token);
      const view = JSON.parse(body) as UnitHours;
      const [people, months] = [view.people.length, view.months.length];
      say({ name: "monthView", people, months, p95Ms: percentile(times, 0.95), roundTrips });
    },
  );
}

function say(line: { name: string; people: number; months: number; p95Ms: number; roundTrips: number }) {
  console.log(JSON.stringify(line));
}

/** Every third person works in a demanding section, half of those left it in the second year. */
function personOf(index: number): PersonOvertime {
  const minutes: Record<string, number> = {};
  const special: Record<string, number> = {};
  for (const [place, month] of monthsFrom(addMonths(FROM, -5), TO).entries()) {
    minutes[month] = (((index * 7_919 + place * 104_729) % 100) * 60 * ((index % 5) + 1)) / 5;
    if ((index + place) % 40 === 0) special[month] = Math.floor(minutes[month] / 2);
  }
  return { minutes, special, stays: staysOf(index) };
}

function staysOf(index: number): RegimeStay[] {
  if (index % 3 !== 0) return [];
  if (index % 2 === 0) return [{ from: "2024-04-01", until: null, regime: "demanding" }];
  return [
    { from: "2024-04-01", until: "2026-08-31", regime: "demanding" },
    { from: "2026-09-01", until: null, regime: "ordinary" },
  ];
}

function workingDaysOf(from: CivilDate, to: CivilDate): CivilDate[] {
  const calendar = calendarOf();
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day);
  return days;
}
