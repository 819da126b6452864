import { readFileSync } from "node:fs";
import { eq, isNull } from "drizzle-orm";
import { type Context, todayOf } from "../../worker/context.ts";
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  nextWorkingDay,
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
const LATE_AT = 16 * 60 + 40;
const SETTLED_AT = 8 * 60 + 45;
/** What a section is given of what it uses. */
const USUAL_SHARE = 1.25;
const TIGHT_SHARE = 0.8;
/** From the current month on: it runs out in the middle of the month, for everybody to see. */
const TIGHT_SHARE_NOW = 0.5;
const ALLOTMENT_STEP = 5 * HOUR;
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

/** What became of an evening: `unsettled` is the last one, of which nobody has said yet how it ended. */
type Fate = "asOrdered" | "longer" | "noOrder" | "notUsed" | "unsettled";

/**
 * The inserts of seven months of overtime up to the day before today, with today's applications, and of all that
 * belongs to it: regimes, allotments, transfers, exceptions, locks. The roster must be in the database already.
 */
export async function overtimeStatements(context: Context): Promise<Statement[]> {
  const { db } = context;
  const today = todayOf(context);
  const calendar = calendarOf();
  const town = await readTown(context, today);
  const evenings = eveningsOf(town.workers, today, calendar);
  const fates = fatesOf(evenings, today, calendar);
  const fateOf = (evening: Evening) => fates.get(orderIdOf(evening)) ?? "asOrdered";
  const orders = evenings.filter((evening) => fateOf(evening) !== "noOrder");
  const oldestSaid = addWorkingDays(calendar, today, -RECENT_WORKING_DAYS);
  const recorded = evenings
    .filter((evening) => fateOf(evening) !== "unsettled" && fateOf(evening) !== "notUsed")
    .map((evening) =>
      dayOf(evening, { isActual: evening.day < oldestSaid || fateOf(evening) === "noOrder" }),
    );
  return [
    ...insertAll(
      [
        ...orders.map((evening) => orderOf(evening, fateOf(evening), town)),
        ...waitingOrders(town, workingDayFrom(calendar, today)),
      ],
      (rows) => db.insert(overtimeOrders).values(rows),
    ),
    ...insertAll(
      orders
        .filter((evening) => fateOf(evening) !== "unsettled" && evening.day >= oldestSaid)
        .map((evening) => resultOf(evening, fateOf(evening), calendar)),
      (rows) => db.insert(overtimeResults).values(rows),
    ),
    ...insertAll(recorded, (rows) => db.insert(overtimeDays).values(rows)),
    ...allotmentStatements(context, town, recorded),
    ...rulesStatements(context, town),
  ];
}

interface Town {
  /** Everybody who may be ordered to stay: whoever leads a section or more is not among them. */
  workers: Worker[];
  chiefs: ReadonlyMap<string, Chief>;
  sections: { id: string; name: string; departmentId: string }[];
  root: string;
}

async function readTown({ db }: Context, today: CivilDate): Promise<Town> {
  const [rows, unitRows, [root]] = await db.batch([
    db
      .select({ post: posts, person: staff, unit: units })
      .from(posts)
      .innerJoin(staff, eq(staff.id, posts.staffId))
      .innerJoin(units, eq(units.id, posts.unitId))
      .where(eq(posts.isMain, true))
      .orderBy(staff.staffNumber, posts.validFrom),
    db.select().from(units).orderBy(units.position, units.id),
    db.select({ id: units.id }).from(units).where(isNull(units.parentId)),
  ]);
  if (!root) throw new Error("The sample city has no organisation yet.");
  const departments = new Set(unitRows.filter(({ parentId }) => parentId === root.id).map(({ id }) => id));
  return {
    workers: rows
      .filter(({ post }) => post.role === "member" || post.role === "admin")
      .map(({ post, person, unit }) => ({
        staffId: person.id,
        name: person.name,
        staffNumber: person.staffNumber,
        unitId: unit.id,
        section: unit.name,
        title: post.title,
        validFrom: post.validFrom,
        validTo: post.validTo,
      })),
    chiefs: new Map(
      rows
        .filter(({ post }) => post.role === "chief" && (post.validTo === null || post.validTo >= today))
        .map(({ post, person }) => [
          post.unitId,
          { staffId: person.id, name: person.name, title: post.title },
        ]),
    ),
    sections: unitRows.flatMap(({ id, name, parentId }) =>
      parentId !== null && departments.has(parentId) ? [{ id, name, departmentId: parentId }] : [],
    ),
    root: root.id,
  };
}

/** One of each kind in the tight section in the last days, so that the lists of its chief show what they are for. */
function fatesOf(evenings: readonly Evening[], today: CivilDate, calendar: Calendar): Map<string, Fate> {
  const lastEvening = previousWorkingDay(calendar, today);
  const fates = new Map<string, Fate>(
    evenings.filter(({ day }) => day === lastEvening).map((evening) => [orderIdOf(evening), "unsettled"]),
  );
  const recent = evenings.filter(
    ({ day, worker }) =>
      worker.section === TIGHT_SECTION &&
      day < lastEvening &&
      day >= addWorkingDays(calendar, today, -RECENT_WORKING_DAYS),
  );
  const wanted: Fate[] = ["longer", "noOrder", "notUsed"];
  for (const [index, fate] of wanted.entries()) {
    const evening = recent[index * 2];
    if (evening) fates.set(orderIdOf(evening), fate);
  }
  return fates;
}

function orderIdOf({ worker, day }: Pick<Evening, "worker" | "day">): string {
  return `sample-order-${worker.staffNumber}-${day}`;
}

function taskOf(worker: Worker, day: CivilDate): Task {
  const usual = TASKS.usual as [Task, ...Task[]];
  const own = TASKS[worker.section] ?? usual;
  return pick([...own, ...own, ...usual], "task", worker.staffNumber, day);
}

function orderOf(evening: Evening, fate: Fate, town: Town): OrderRow {
  const { worker, day, from, until, breakMinutes } = evening;
  const chief = town.chiefs.get(worker.unitId);
  if (!chief) throw new Error(`${worker.section} of the sample city has no chief.`);
  // Who stayed longer had been ordered to leave an hour earlier, or after the shortest evening there is.
  const ordered = fate === "longer" ? Math.max(from + 30, until - HOUR) : until;
  return {
    ...rowOf({ worker, day, from, until: ordered, breakMinutes: fate === "longer" ? 0 : breakMinutes }),
    state: "ordered",
    origin: "staff",
    isLate: false,
    isAfterwards: false,
    authorId: chief.staffId,
    authorName: chief.name,
    authorTitle: chief.title,
    writtenAt: tokyoInstant(day, ORDERED_AT),
    channel: "import",
  };
}

/** What is asked for this evening; the last of each section asked a little late. */
function waitingOrders(town: Town, day: CivilDate): OrderRow[] {
  return WAITING.flatMap(([section, people]) =>
    town.workers
      .filter((worker) => worker.section === section && (worker.validTo === null || worker.validTo >= day))
      .slice(0, people)
      .map((worker, index) => {
        const isLate = index === people - 1;
        return {
          ...rowOf({ worker, day, from: CLOSING, until: (19 + (index % 2)) * HOUR, breakMinutes: 0 }),
          state: "applied" as const,
          origin: "staff" as const,
          isLate,
          isAfterwards: false,
          authorId: worker.staffId,
          authorName: worker.name,
          authorTitle: worker.title,
          writtenAt: tokyoInstant(day, isLate ? LATE_AT : APPLIED_AT + index),
          channel: "liff" as const,
        };
      }),
  );
}

function rowOf(evening: Evening) {
  const { worker, day, from, until, breakMinutes } = evening;
  const orderId = orderIdOf(evening);
  return {
    id: orderId,
    orderId,
    version: 1,
    staffId: worker.staffId,
    unitId: worker.unitId,
    day,
    fromMinutes: from,
    untilMinutes: until,
    breakMinutes,
    ...taskOf(worker, day),
    goalId: null,
    isRestDay: false,
    word: "",
    submissionKey: orderId,
  };
}

function resultOf(evening: Evening, fate: Fate, calendar: Calendar): ResultRow {
  const { worker, day, from, until, breakMinutes } = evening;
  const isUsed = fate !== "notUsed";
  const orderId = orderIdOf(evening);
  return {
    id: `${orderId}-result`,
    orderId,
    version: 1,
    fromMinutes: from,
    untilMinutes: isUsed ? until : from,
    breakMinutes: isUsed ? breakMinutes : 0,
    word: "",
    authorId: worker.staffId,
    authorName: worker.name,
    authorTitle: worker.title,
    writtenAt: tokyoInstant(nextWorkingDay(calendar, day), SETTLED_AT),
    channel: "import",
    submissionKey: `${orderId}-result`,
  };
}

function dayOf(evening: Evening, { isActual }: { isActual: boolean }): DayRow {
  const { worker, day, from, until, breakMinutes } = evening;
  return {
    staffId: worker.staffId,
    day,
    unitId: worker.unitId,
    minutes: until - from - breakMinutes,
    restMinutes: 0,
    specialMinutes: 0,
    untilMinutes: until,
    source: isActual ? "actual" : "result",
    recordedAt: tokyoInstant(addDays(day, 1), SETTLED_AT),
  };
}

/**
 * Every section was given a little more than it used, but the tight one less; months to come as the mean of those
 * behind. One transfer was agreed on, one is asked for.
 */
function allotmentStatements(context: Context, town: Town, recorded: readonly DayRow[]): Statement[] {
  const { db, now } = context;
  const today = todayOf(context);
  const current = monthOfDay(today);
  const used = Map.groupBy(recorded, ({ unitId, day }) => `${unitId} ${monthOfDay(day)}`);
  const minutesOf = (unitId: string, month: Month) =>
    (used.get(`${unitId} ${month}`) ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
  const year = monthsOfYear(fiscalYearOf(today));
  const rows = town.sections.flatMap(({ id, name }) => {
    const behind = monthsFrom(addMonths(current, -6), addMonths(current, -1)).map((month) =>
      minutesOf(id, month),
    );
    const mean = behind.reduce((sum, minutes) => sum + minutes, 0) / Math.max(1, behind.length);
    const shareOf = (month: Month) => {
      if (name !== TIGHT_SECTION) return USUAL_SHARE;
      return month < current ? TIGHT_SHARE : TIGHT_SHARE_NOW;
    };
    return monthsFrom(addMonths(current, -6) < year.from ? addMonths(current, -6) : year.from, year.to).map(
      (month) => {
        const wanted = month < current ? Math.max(minutesOf(id, month), mean * 0.8) : mean * 1.1;
        return {
          unitId: id,
          month,
          minutes: Math.ceil((wanted * shareOf(month)) / ALLOTMENT_STEP) * ALLOTMENT_STEP,
          updatedAt: now,
        };
      },
    );
  });
  const unit = (name: string) => sectionNamed(town, name);
  const chief = (name: string) => chiefOf(town, unit(name).id).staffId;
  const asked = {
    fromUnitId: unit("市民課").id,
    toUnitId: unit(TIGHT_SECTION).id,
    proposedByUnitId: unit(TIGHT_SECTION).id,
  };
  return [
    ...insertAll(rows, (part) => db.insert(allotments).values(part)),
    db.insert(allotmentTransfers).values([
      {
        id: "sample-transfer-agreed",
        ...asked,
        month: addMonths(current, -1),
        minutes: 8 * HOUR,
        word: "現況届の審査が重なる月のため",
        state: "accepted",
        proposedBy: chief(TIGHT_SECTION),
        proposedAt: tokyoInstant(`${addMonths(current, -1)}-08`, APPLIED_AT),
        decidedBy: chief("市民課"),
        decidedAt: tokyoInstant(`${addMonths(current, -1)}-09`, SETTLED_AT),
        decisionWord: "窓口が落ち着いている月です。お使いください。",
      },
      {
        id: "sample-transfer-asked",
        ...asked,
        month: current,
        minutes: 6 * HOUR,
        word: "給付の対象者リストの作成が急に入ったため",
        state: "proposed",
        proposedBy: chief(TIGHT_SECTION),
        proposedAt: tokyoInstant(addDays(today, -1), APPLIED_AT),
        decisionWord: "",
      },
    ]),
  ];
}

function rulesStatements(context: Context, town: Town): Statement[] {
  const { db, now } = context;
  const today = todayOf(context);
  const personnel = sectionNamed(town, PERSONNEL_SECTION);
  const tight = sectionNamed(town, TIGHT_SECTION);
  const demanding = sectionNamed(town, DEMANDING_SECTION);
  const leader = town.workers.find(
    ({ section, title }) => section === TIGHT_SECTION && title.endsWith("係長"),
  );
  const lockedMonths = monthsFrom(addMonths(monthOfDay(today), -6), addMonths(monthOfDay(today), -2));
  return [
    db.insert(settings).values({
      key: "personnel",
      value: { unitId: personnel.id, contact: PERSONNEL_CONTACT },
      updatedAt: now,
    }),
    db.insert(unitRegimes).values({ unitId: demanding.id, validFrom: REGIME_FROM, regime: "demanding" }),
    ...(leader
      ? [
          db.insert(orderDelegations).values({
            id: "sample-delegation",
            unitId: tight.id,
            staffId: leader.staffId,
            fromDay: REGIME_FROM,
            givenBy: chiefOf(town, tight.id).staffId,
            givenAt: tokyoInstant(REGIME_FROM, SETTLED_AT),
          }),
        ]
      : []),
    db.insert(overtimeExceptions).values({
      id: "sample-exception-assembly",
      unitId: demanding.departmentId,
      fromDay: addDays(today, -12),
      untilDay: addDays(today, 3),
      kind: "assembly",
      word: "議会の会期中。一般質問の答弁の調整のため",
      isSpecialDuty: false,
      declaredBy: chiefOf(town, demanding.id).staffId,
      declaredAt: tokyoInstant(addDays(today, -20), SETTLED_AT),
    }),
    db.insert(overtimeLocks).values(
      lockedMonths.map((month) => ({
        month,
        lockedAt: tokyoInstant(addDays(monthRange(month).to, 12), SETTLED_AT),
        lockedBy: chiefOf(town, personnel.id).staffId,
      })),
    ),
  ];
}

function sectionNamed({ sections }: Town, name: string): Town["sections"][number] {
  const section = sections.find((each) => each.name === name);
  if (!section) throw new Error(`The sample city has no ${name}.`);
  return section;
}

function chiefOf({ chiefs }: Town, unitId: string): Chief {
  const chief = chiefs.get(unitId);
  if (!chief) throw new Error(`A section of the sample city has no chief: ${unitId}.`);
  return chief;
}
