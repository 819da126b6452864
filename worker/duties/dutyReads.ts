// The reads of all duties of a day but the week's point, and the duties in what they find.
import type { Database } from "../../db/database.ts";
import { deadlineReads } from "../deadlines/deadlineReads.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import {
  type Duty,
  type ReadDuty,
  type ReportDuty,
  reportDutyKey,
  reportersOf,
  type Superior,
  type Trouble,
  type TroubleDuty,
  troubleDutyKey,
} from "../domain/duty.ts";
import { type AbsenceToday, absentAmong } from "../domain/standIn.ts";
import { warningReads } from "../overtime/warnings.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { toDeadlineDuties } from "./deadlineDuties.ts";
import { toOvertimeDuties } from "./overtimeDuties.ts";
import { overtimeReads, type Reader } from "./overtimeReads.ts";
import {
  absenceReads,
  type ReportRow,
  reporterReads,
  reportReads,
  type SuperiorRow,
  superiorReads,
  type TroubleRow,
  troubleReads,
} from "./reads.ts";
import { questionReads, reviewReads, toQuestionDuties, toReviewDuties } from "./reviewDuties.ts";
import { toWarningDuties } from "./warningDuties.ts";

/** All of them but the reading, for one batch. */
export function dutyReads(db: Database, day: CivilDate, whose: Reader) {
  return [
    reportReads(db, day, whose),
    reporterReads(db, day, whose),
    superiorReads(db, day, whose),
    absenceReads(db, day),
    troubleReads(db, day),
    reviewReads(db, day, whose),
    questionReads(db, day, whose),
    ...overtimeReads(db, day, whose),
    ...warningReads(db, day, whose),
    ...deadlineReads(db, day, whose),
  ] as const;
}

type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
type DutyRows = RowsOf<ReturnType<typeof dutyReads>>;

/** The rows of `dutyReads` as duties, with those that were read elsewhere; and who is absent. */
export function toDuties(
  rows: DutyRows,
  { rules, day, whose, readings }: { rules: CityRules; day: CivilDate; whose: Reader; readings: ReadDuty[] },
): { duties: Duty[]; absences: Map<string, AbsenceToday> } {
  const [reports, reporters, superiors, absent, troubles, reviews, questions, ...others] = rows;
  const [waiting, late, exceptions, orderUnits, orderers, unconfirmed, transfers, ...rest] = others;
  const [hours, designations, hourUnits, hourReaders, looks, ...deadlines] = rest;
  const absences = absencesFrom(absent);
  const facts = { rules, day, absences };
  return {
    duties: [
      ...reportDuties({ reports, reporters, superiors, absences }),
      ...readings,
      ...toOvertimeDuties([waiting, late, exceptions, orderUnits, orderers, unconfirmed, transfers], facts),
      ...toWarningDuties([hours, designations, hourUnits, hourReaders, looks], { rules, day, whose }),
      ...toDeadlineDuties(deadlines, facts),
      ...toQuestionDuties(questions, rules.calendar, { superiors, absences }),
      ...toReviewDuties(reviews, rules.calendar),
      ...troubles.map((row) => troubleDuty(row, day)),
    ],
    absences,
  };
}

function reportDuties(rows: {
  reports: readonly ReportRow[];
  reporters: readonly { unitId: string; staff: string; chiefs: string }[];
  superiors: readonly SuperiorRow[];
  absences: ReadonlyMap<string, AbsenceToday>;
}): ReportDuty[] {
  const units = new Map(
    rows.reporters.map(({ unitId, staff, chiefs }) => [
      unitId,
      { staff: idsIn(staff), chiefs: idsIn(chiefs) },
    ]),
  );
  const superiorsOf = Map.groupBy(rows.superiors, (row) => row.unitId);
  return rows.reports.map((row) => {
    const unit = units.get(row.unitId) ?? { staff: [], chiefs: [] };
    const superiors: Superior[] = superiorsOf.get(row.unitId) ?? [];
    const assignees = reportersOf(unit);
    return {
      kind: "report",
      key: reportDutyKey(row.roundId, row.unitId),
      round: {
        id: row.roundId,
        fiscalYear: row.fiscalYear,
        quarter: row.quarter,
        opensOn: row.opensOn,
        dueOn: row.dueOn,
      },
      unit: { id: row.unitId, name: row.unitName },
      total: row.total,
      answered: row.answered,
      nextGoalId: row.answered < row.total ? row.nextGoalId : null,
      dueOn: row.dueOn,
      assignees,
      absent: absentAmong({ assignees, unitStaff: unit.staff, superiors, absences: rows.absences }),
      superiors,
    };
  });
}

function troubleDuty(row: TroubleRow, day: CivilDate): TroubleDuty {
  const { since } = row;
  return {
    kind: "trouble",
    key: troubleDutyKey(row.kind, since),
    trouble: troubleIn(row),
    since,
    dueOn: day,
    assignees: idsIn(row.administrators),
  };
}

function troubleIn({ kind, failed, uncertain, held, burnt }: TroubleRow): Trouble {
  switch (kind) {
    case "batches":
      return { kind, failed, uncertain };
    case "quota":
      return { kind, held };
    case "invites":
      return { kind, burnt };
  }
}

function absencesFrom(rows: readonly (AbsenceToday & { staffId: string })[]): Map<string, AbsenceToday> {
  return new Map(rows.map(({ staffId, ...absence }) => [staffId, absence]));
}

function idsIn(json: string): string[] {
  return JSON.parse(json) as string[];
}
