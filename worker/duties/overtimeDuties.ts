// The duties that overtime brings: applications that wait for an order, evenings that wait for their end, people who
// stayed late, and hours that another section asks for.
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDayFrom,
} from "../domain/calendar.ts";
import { addDays, type CivilDate, tokyoDate } from "../domain/civilDate.ts";
import type { OvertimeDuty, Superior } from "../domain/duty.ts";
import { departmentOf, type LedUnit, lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { type AbsenceToday, absentAmong } from "../domain/standIn.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import { toLedUnits } from "../overtime/ledUnits.ts";
import type { CityRules } from "../settings/readSettings.ts";
import type { LeaderRow, OrdersRow, OvertimeRows } from "./overtimeReads.ts";

const TRANSFER_WORKING_DAYS = 5;

/** The rows of `overtimeReads` as duties. */
export function toOvertimeDuties(
  rows: OvertimeRows,
  facts: { rules: CityRules; day: CivilDate; absences: ReadonlyMap<string, AbsenceToday> },
): OvertimeDuty[] {
  const [waiting, late, exceptions, unitRows, leaders, unconfirmedRows, transfers] = rows;
  const units = toLedUnits(unitRows);
  return [
    ...orderDuties({ waiting, units, leaders }, facts),
    ...unconfirmedRows.map((row) => resultDuty(row, facts.rules)),
    ...transfers.map((row) => transferDuty(row, facts.rules)),
    ...lateDuties({ late, exceptions, units, leaders }, facts),
  ];
}

/** 命令の確認: of each section, the applications that cannot wait for the next working day. */
function orderDuties(
  {
    waiting,
    units,
    leaders,
  }: {
    waiting: readonly OrdersRow[];
    units: ReadonlyMap<string, LedUnit>;
    leaders: readonly LeaderRow[];
  },
  { rules, day, absences }: Parameters<typeof toOvertimeDuties>[1],
): OvertimeDuty[] {
  const next = nextWorkingDay(rules.calendar, day);
  const sections = Map.groupBy(
    waiting.filter((row) => row.day < next),
    ({ unitId }) => sectionOf(unitId, units),
  );
  return [...sections].flatMap(([section, rows]): OvertimeDuty[] => {
    if (!section) return [];
    const applicants = rows.flatMap(({ staff }) => JSON.parse(staff) as string[]);
    // Nobody decides on their own application.
    const countFor = (staffId: string) => applicants.filter((each) => each !== staffId).length;
    const mayDecide = ({ staffId }: LeaderRow) => countFor(staffId) > 0;
    const own = leaders.filter(({ unitId }) => unitId === section.id);
    const chiefs = own.filter(({ role }) => role === "chief");
    const leading = chiefs.length > 0 ? chiefs : own.filter(({ role }) => role === "director");
    const orderers = [...leading, ...own.filter(({ role }) => role === "delegate")].filter(mayDecide);
    const assignees = [...new Set(orderers.map(({ staffId }) => staffId))];
    const deputies = own.filter((row) => row.role === "deputy" && mayDecide(row));
    const absent = absentAmong({
      assignees,
      unitStaff: deputies.map(({ staffId }) => staffId),
      superiors: superiorsIn(section, units, leaders),
      absences,
    });
    return byCount({ assignees, absent }, countFor).map(
      (part): OvertimeDuty => ({
        kind: "overtime",
        matter: "orders",
        key: `orders:${section.id}:${day}`,
        unit: { id: section.id, name: section.name },
        about: null,
        level: null,
        isAbove: false,
        ridesAlong: false,
        ...spanOf(rows),
        dueOn: day,
        fromMinute: minutesOfTime(rules.settings.overtimeHours.boardAt),
        ...part,
      }),
    );
  });
}

/** Those who are asked and those who stand in, taken apart by how many they can decide on. */
function byCount(
  { assignees, absent }: Pick<OvertimeDuty, "assignees" | "absent">,
  countFor: (staffId: string) => number,
): Pick<OvertimeDuty, "count" | "assignees" | "absent">[] {
  const standIns = absent.flatMap(({ standInId }) => standInId ?? []);
  return [...Map.groupBy(new Set([...assignees, ...standIns]), countFor)].map(([count, readers]) => ({
    count,
    assignees: assignees.filter((staffId) => readers.includes(staffId)),
    absent: absent.map((each) => ({
      ...each,
      standInId: each.standInId !== null && readers.includes(each.standInId) ? each.standInId : null,
    })),
  }));
}

/** Those who lead the units above a section, the nearest first. */
function superiorsIn(
  section: LedUnit,
  units: ReadonlyMap<string, LedUnit>,
  leaders: readonly LeaderRow[],
): Superior[] {
  return lineageIn(section.id, units)
    .slice(1)
    .flatMap(({ id }, index) =>
      leaders.flatMap(({ unitId, staffId, role, since }) =>
        unitId === id && (role === "chief" || role === "director")
          ? [{ staffId, role, since, distance: index + 1 }]
          : [],
      ),
    );
}

/** 前夜の確認: of each person, the evenings that were ordered and of which nobody knows the end. */
function resultDuty(
  { staffId, oldest, newest, days }: { staffId: string; oldest: CivilDate; newest: CivilDate; days: number },
  { calendar }: CityRules,
): OvertimeDuty {
  return {
    ...PLAIN,
    matter: "results",
    key: `results:${staffId}:${oldest}`,
    count: days,
    since: oldest,
    newest,
    dueOn: workingDayFrom(calendar, addDays(oldest, 1)),
    assignees: [staffId],
  };
}

/** 融通の相談: of whoever leads the section that is to give or to take. */
function transferDuty(
  row: { id: string; unitId: string; unitName: string; proposedAt: number; leaders: string },
  { calendar }: CityRules,
): OvertimeDuty {
  const since = tokyoDate(row.proposedAt);
  return {
    ...PLAIN,
    matter: "transfers",
    key: `transfers:${row.id}`,
    unit: { id: row.unitId, name: row.unitName },
    since,
    newest: since,
    dueOn: addWorkingDays(calendar, since, TRANSFER_WORKING_DAYS),
    assignees: JSON.parse(row.leaders) as string[],
  };
}

/** 前夜の遅い退庁: of each department on a working day, the people past the hour since the working day before. */
function lateDuties(
  {
    late,
    exceptions,
    units,
    leaders,
  }: {
    late: readonly { unitId: string; day: CivilDate; staff: string }[];
    exceptions: readonly { unitId: string; fromDay: CivilDate; untilDay: CivilDate }[];
    units: ReadonlyMap<string, LedUnit>;
    leaders: readonly LeaderRow[];
  },
  { rules, day }: Parameters<typeof toOvertimeDuties>[1],
): OvertimeDuty[] {
  if (!isWorkingDay(rules.calendar, day)) return [];
  const first = previousWorkingDay(rules.calendar, day);
  const isDeclared = (row: { unitId: string; day: CivilDate }) =>
    exceptions.some(
      ({ unitId, fromDay, untilDay }) =>
        fromDay <= row.day &&
        row.day <= untilDay &&
        lineageIn(row.unitId, units).some(({ id }) => id === unitId),
    );
  const departments = Map.groupBy(
    late.filter((row) => row.day >= first && !isDeclared(row)),
    ({ unitId }) => departmentOf(unitId, units),
  );
  return [...departments].flatMap(([department, rows]): OvertimeDuty[] => {
    if (!department) return [];
    const people = new Set(rows.flatMap(({ staff }) => JSON.parse(staff) as string[]));
    return [
      {
        ...PLAIN,
        matter: "late",
        key: `late:${department.id}:${day}`,
        unit: { id: department.id, name: department.name },
        isAbove: true,
        ridesAlong: true,
        count: people.size,
        ...spanOf(rows),
        dueOn: day,
        assignees: leaders
          .filter(({ unitId, role }) => unitId === department.id && role === "director")
          .map(({ staffId }) => staffId),
      },
    ];
  });
}

/** One thing for whoever it is, whom nobody stands in for. */
const PLAIN = {
  kind: "overtime",
  unit: null,
  about: null,
  level: null,
  isAbove: false,
  ridesAlong: false,
  count: 1,
  fromMinute: null,
  absent: [],
} as const;

function spanOf(rows: readonly { day: CivilDate }[]): { since: CivilDate; newest: CivilDate } {
  const days = rows.map(({ day }) => day).toSorted();
  return { since: days[0] ?? "", newest: days.at(-1) ?? "" };
}
