import { readFileSync } from "node:fs";
import { eq, isNull } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { todayOf } from "../../worker/context.ts";
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  previousWorkingDay,
  workingDayFrom,
} from "../../worker/domain/calendar.ts";
import { addDays, type CivilDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import { fiscalYearOf } from "../../worker/domain/fiscalYear.ts";
import {
  addMonths,
  type Month,
  monthOfDay,
  monthRange,
  monthsFrom,
  monthsOfYear,
} from "../../worker/domain/overtime/month.ts";
import type { OrderState } from "../../worker/domain/overtime/states.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import {
  allotments,
  allotmentTransfers,
  orderDelegations,
  overtimeDays,
  overtimeExceptions,
  overtimeLocks,
  overtimeOrders,
  overtimeResults,
  posts,
  settings,
  staff,
  unitRegimes,
  units,
} from "../schema/index.ts";
import { pick } from "./chance.ts";
import {
  CLOSING,
  DEMANDING_SECTION,
  type Evening,
  eveningsOf,
  TIGHT_SECTION,
  type Worker,
} from "./overtimeDays.ts";

/** The attendance system has everything older than so many working days; the newer evenings rest on what people said. */
const RECENT_WORKING_DAYS = 5;
const PERSONNEL_SECTION = "職員課";
const PERSONNEL_CONTACT = "職員課（内線 2210）";
const REGIME_FROM = "2026-04-01";
const HOUR = 60;
const APPLIED_AT = 15 * 60 + 40;
const ORDERED_AT = 16 * 60 + 50;
const SETTLED_AT = 8 * 60 + 45;
/** Sections that have applications on their board, and how many. */
const WAITING: readonly [section: string, people: number][] = [
  [TIGHT_SECTION, 3],
  [DEMANDING_SECTION, 2],
  ["道路課", 2],
];

interface Task {
  task: string;
  reason: string;
}
const TASKS: Record<string, [Task, ...Task[]]> = JSON.parse(
  readFileSync(new URL("./overtimeTasks.json", import.meta.url), "utf8"),
);

/** What leads a section, for the names on orders. */
interface Chief {
  staffId: string;
  name: string;
  title: string;
}

type OrderRow = typeof overtimeOrders.$inferInsert;
type ResultRow = typeof overtimeResults.$inferInsert;
type DayRow = typeof overtimeDays.$inferInsert;

/**
 * The inserts of seven months of overtime up to the day before today, with today's applications, and of all that
 * belongs to it: allotments, transfers, exceptions, locks. The roster must be in the database already.
 */
export async function overtimeStatements(context: Context): Promise<Statement[]> {
  const { db, now } = context;
  const today = todayOf(context);
  const calendar = calendarOf();
  const town = await readTown(context, today);
  const evenings = eveningsOf(town.workers, today, calendar);
  const days = evenings.filter((evening) => !isUnsettled(evening, today, calendar));
  const orders = evenings.map((evening) => orderOf(evening, town));
  const odd = oddEvenings(town, evenings, today, calendar);
  const waiting = waitingOrders(town, workingDayFrom(calendar, today));
  const months = monthsOf(today);
  const used = usedBySection(days);
  return [
    ...insertAll([...orders.filter(({ orderId }) => !odd.withoutOrder.has(orderId)), ...waiting], (rows) =>
      db.insert(overtimeOrders).values(rows),
    ),
    ...insertAll(
      days.flatMap((evening) => resultOf(evening, town, today, calendar)),
      (rows) => db.insert(overtimeResults).values(rows),
    ),
    ...insertAll(
      days
        .map((evening) => odd.days.get(orderIdOf(evening)) ?? dayOf(evening, today, calendar))
        .filter((row) => row !== null),
      (rows) => db.insert(overtimeDays).values(rows),
    ),
    ...allotmentStatements(context, town, { months, used, today }),
    ...rulesStatements(context, town, today),
    ...months
      .filter((month) => month <= addMonths(monthOfDay(today), -2))
      .map((month) =>
        db.insert(overtimeLocks).values({
          month,
          lockedAt: tokyoInstant(addDays(monthRange(month).to, 12), SETTLED_AT),
          lockedBy: town.lockedBy,
        }),
      ),
    db.insert(settings).values({
      key: "personnel",
      value: { unitId: town.personnelId, contact: PERSONNEL_CONTACT },
      updatedAt: now,
    }),
  ];
}
