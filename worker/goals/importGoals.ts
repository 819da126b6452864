import type { Context } from "../context.ts";
import { fiscalYearRange } from "../domain/fiscalYear.ts";
import { type GoalPlan, type GoalRow, matchGoals, takenNumbers } from "../domain/matchGoals.ts";
import {
  descendantsOf,
  knownWithin,
  nearestNames,
  ownersIn,
  sectionsOf,
  type UnitNode,
  type UnknownUnit,
  unitOfTitle,
} from "../domain/matchUnits.ts";
import { defaultScaleStatements } from "../grades/defaultScale.ts";
import { revisionOf } from "../imports/audit.ts";
import {
  errorsIn,
  type Imported,
  type ImportOptions,
  type ImportOutcome,
  type ImportRefusal,
  type ReadPaper,
  unreadRefusal,
} from "../imports/outcome.ts";
import { writeImport } from "../imports/writeImport.ts";
import { findDepartment } from "../units/findDepartment.ts";
import { type Organisation, openOrganisation, unitsQuery } from "../units/organisation.ts";
import { goalStatements } from "./goalStatements.ts";
import { importedGoals } from "./importedGoals.ts";

/** A 組織目標展開整理表 as it was read; see worker/documents. */
export interface GoalSheet extends ReadPaper {
  fiscalYear: number | null;
  issuerTitle: string | null;
  rows: readonly SheetRow[];
}

export type SheetRow = Omit<GoalRow, "sections">;

export interface GoalImportOptions extends ImportOptions {
  /** Instead of the year that the sheet says. */
  fiscalYear?: number | undefined;
  /** The department, instead of the one whose head signs the sheet. */
  unitName?: string | undefined;
}

type Period = ReturnType<typeof fiscalYearRange>;

/**
 * Stores a department's sheet of a year, or what a corrected sheet changes in it: all of it or nothing.
 * The same sheet again writes nothing.
 */
export async function importGoals(
  context: Context,
  sheet: GoalSheet,
  options: GoalImportOptions = {},
): Promise<ImportOutcome> {
  if (sheet.rows.length === 0) return { kind: "refused", reason: "nothingRead" };
  const unread = unreadRefusal(sheet, options);
  if (unread) return unread;
  const fiscalYear = options.fiscalYear ?? sheet.fiscalYear;
  if (!fiscalYear) return { kind: "refused", reason: "yearUnknown" };

  const period = fiscalYearRange(fiscalYear);
  const create = options.createUnits ?? false;
  const since = await revisionOf(context);
  const organisation = openOrganisation(context, await unitsQuery(context), options.cityName);
  const name = options.unitName ?? unitOfTitle(sheet.issuerTitle);
  const found = findDepartment(organisation, { name, period, create });
  if (found.kind === "refused") return found;
  const department = found.unit;
  const owned = withSections(sheet.rows, { organisation, department, period, create });
  if (owned.kind === "refused") return owned;

  const stored = await importedGoals(context, { unitId: department.id, fiscalYear });
  const plan = matchGoals(stored, owned.rows, errorsIn(sheet) === 0);
  const taken = takenNumbers(plan);
  if (taken.length > 0) {
    const numbers = taken.map(({ row, holder }) => ({
      line: row.line ?? null,
      number: row.number,
      title: row.title,
      holder: holder.title,
    }));
    return { kind: "refused", reason: "numbersTaken", numbers };
  }
  const imported = outcomeOf(plan, {
    dryRun: options.dryRun ?? false,
    unit: department.name,
    fiscalYear,
    createdUnits: organisation.created.map((unit) => unit.name),
  });
  return writeImport(context, imported, {
    action: "goals.import",
    subject: `goals:${department.id}:${fiscalYear}`,
    since,
    statements: () => [
      ...organisation.statements(),
      ...defaultScaleStatements(context),
      ...goalStatements(context, plan, { unitId: department.id, fiscalYear }),
    ],
  });
}

/** Finds (or creates) the sections that each row is asked of. */
function withSections(
  rows: readonly SheetRow[],
  within: { organisation: Organisation; department: UnitNode; period: Period; create: boolean },
): { kind: "owned"; rows: GoalRow[] } | ImportRefusal {
  const { organisation, department, period, create } = within;
  const candidates = () => {
    const known = knownWithin(organisation.units, period);
    return [department, ...descendantsOf(known, department.id)];
  };
  const unknown = new Map<string, UnknownUnit>();
  for (const row of rows.filter((each) => !each.shared)) {
    for (const name of ownersIn(candidates(), row.owner).unknown) {
      if (create) organisation.create(department, name, period.from);
      else unknown.set(name, { name, nearest: nearestNames(candidates(), name) });
    }
  }
  if (unknown.size > 0) return { kind: "refused", reason: "unknownUnits", units: [...unknown.values()] };
  const units = candidates();
  return {
    kind: "owned",
    rows: rows.map((row) => ({
      ...row,
      sections: row.shared
        ? sectionsOf(organisation.units, department, period)
        : ownersOf(row, units, department),
    })),
  };
}

/** A row without an owner is the department's own. */
function ownersOf(row: SheetRow, units: readonly UnitNode[], department: UnitNode): UnitNode[] {
  const { found } = ownersIn(units, row.owner);
  return found.length > 0 ? found : [department];
}

function outcomeOf(
  plan: GoalPlan,
  about: Pick<Imported, "dryRun" | "unit" | "fiscalYear" | "createdUnits">,
): Imported {
  const line = (goal: { number: number; title: string }) => `${goal.number} ${goal.title}`;
  return {
    kind: "imported",
    ...about,
    added: plan.added.map(line),
    changed: plan.changed.map(({ row, differences }) => ({ subject: line(row), differences })),
    withdrawn: plan.withdrawn.map(line),
    left: [],
    unchanged: plan.unchanged,
  };
}
