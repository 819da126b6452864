// The figures of the overtime views at the size of a city: the limits of 3,000 people over two years, and the screen of a
// department of 300 people over the twelve months of a year.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineSimulator } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { build } from "../../dev/stack/build.ts";
import { startCity } from "../../dev/stack/city.ts";
import { openLocalDatabase } from "../../dev/stack/database.ts";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate } from "../../worker/domain/civilDate.ts";
import { limitStatus, limitsFrom, type PersonOvertime } from "../../worker/domain/overtime/limits.ts";
import { addMonths, monthsFrom } from "../../worker/domain/overtime/month.ts";
import type { RegimeStay } from "../../worker/domain/overtime/regime.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../../worker/domain/overtime/settings.ts";
import type { UnitHours } from "../../worker/domain/overtime/viewsHours.ts";
import { CHANNEL } from "../e2e/support/stack.ts";
import { startCountingProxy } from "./countingProxy.ts";
import { seedLargeHours } from "./largeHours.ts";

const PEOPLE = 3_000;
const FROM = "2025-04";
const TO = "2027-03";
const TODAY: CivilDate = "2027-03-17";
const RUNS = 40;
const WARM_UP = 5;

const CALLS = 100;

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
  say({ name: "limits", people: PEOPLE, months: months.length, p95Ms: p95(times), roundTrips: 0 });
}

/** The one call of the director's screen, from the real Worker and the real server. */
async function runMonthView(): Promise<void> {
  await build("production");
  const dataDir = mkdtempSync(join(tmpdir(), "shinchoku-hours-"));
  const sqld = await startSqld({ dataDir: join(dataDir, "city") });
  const database = await openLocalDatabase(sqld.url);
  const seeded = await seedLargeHours(database.db, Date.now());
  const proxy = await startCountingProxy(sqld.url);
  const line = await createLineSimulator({
    channelId: CHANNEL.LINE_CHANNEL_ID,
    channelSecret: CHANNEL.LINE_CHANNEL_SECRET,
    loginChannelId: CHANNEL.LINE_LOGIN_CHANNEL_ID,
    liffId: CHANNEL.LIFF_ID,
  });
  const city = await startCity({
    port: 0,
    databasePort: 0,
    dataDir,
    liff: "production",
    variables: {
      ...CHANNEL,
      DATABASE_URL: proxy.url,
      LINE_API_BASE_URL: line.url,
      LINE_LOGIN_BASE_URL: line.url,
    },
    prepare: async () => {},
    onLog: (text, level) => {
      if (level === "error") console.error(text);
    },
  });
  city.clock.set(seeded.now);
  try {
    const headers = { cookie: `__Host-shinchoku=${seeded.token}`, "accept-encoding": "identity" };
    const ask = async (): Promise<UnitHours> => {
      const answer = await fetch(`${city.url}/api/units/${seeded.departmentId}/overtime/hours`, { headers });
      if (!answer.ok) throw new Error(`the month view answered with ${answer.status}`);
      return answer.json() as Promise<UnitHours>;
    };
    for (let turn = 0; turn < WARM_UP * 2; turn += 1) await ask();
    const times: number[] = [];
    let roundTrips = 0;
    let [people, months] = [0, 0];
    for (let turn = 0; turn < CALLS; turn += 1) {
      const begin = performance.now();
      const { requests } = await proxy.during(async () => {
        const view = await ask();
        times.push(performance.now() - begin);
        people = view.people.length;
        months = view.months.length;
      });
      roundTrips = Math.max(roundTrips, requests);
    }
    say({ name: "monthView", people, months, p95Ms: p95(times), roundTrips });
  } finally {
    await city.stop();
    await line.close();
    database.close();
    proxy.close();
    await sqld.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
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
