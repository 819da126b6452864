import { eq } from "drizzle-orm";
import { policies } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { difference } from "../domain/differences.ts";
import { fiscalYearRange } from "../domain/fiscalYear.ts";
import { matchPoints, matchSections, type PointsPlan, type SectionsPlan } from "../domain/matchPoints.ts";
import { isMayor, unitOfTitle } from "../domain/matchUnits.ts";
import { placePoints, type SectionRow } from "../domain/pointPath.ts";
import { revisionOf } from "../imports/audit.ts";
import {
  type Change,
  type ImportOptions,
  type ImportOutcome,
  type ReadPaper,
  unreadRefusal,
} from "../imports/outcome.ts";
import { writeImport } from "../imports/writeImport.ts";
import { openOrganisation, unitsQuery } from "../units/organisation.ts";
import { importedPolicy } from "./importedPolicy.ts";
import { policyStatements } from "./policyStatements.ts";
import { policyUnit } from "./policyUnit.ts";

/** A 方針 as it was read; see worker/documents. */
export interface PolicyPaper extends ReadPaper {
  title: string;
  fiscalYear: number | null;
  issuedOn: CivilDate | null;
  issuerTitle: string | null;
  sections: readonly SectionRow[];
}

export interface PolicyImportOptions extends ImportOptions {
  /** Instead of the year that the paper says. */
  fiscalYear?: number | undefined;
  /** Whose policy it is, instead of the one whose head issues it. */
  unitName?: string | undefined;
}

/**
 * Stores the policy of a unit for a year, or what a corrected paper changes in it: all of it or nothing.
 * The same paper again writes nothing; readings stay with the points they were of.
 */
export async function importPolicy(
  context: Context,
  paper: PolicyPaper,
  options: PolicyImportOptions = {},
): Promise<ImportOutcome> {
  if (paper.sections.length === 0) return { kind: "refused", reason: "nothingRead" };
  const unread = unreadRefusal(paper, options);
  if (unread) return unread;
  const fiscalYear = options.fiscalYear ?? paper.fiscalYear;
  if (!fiscalYear) return { kind: "refused", reason: "yearUnknown" };

  const since = await revisionOf(context);
  const cityName = options.cityName ?? (isMayor(paper.issuerTitle) ? unitOfTitle(paper.issuerTitle) : null);
  const organisation = openOrganisation(context, await unitsQuery(context), cityName);
  const found = policyUnit(organisation, paper, {
    unitName: options.unitName ?? null,
    period: fiscalYearRange(fiscalYear),
    create: options.createUnits ?? false,
  });
  if (found.kind === "refused") return found;

  const unitId = found.unit.id;
  const stored = await importedPolicy(context, { unitId, fiscalYear });
  const plan = {
    sections: matchSections(stored?.sections ?? [], paper.sections),
    points: matchPoints(stored?.points ?? [], placePoints(paper.sections)),
  };
  // A date or signature that could not be found says nothing of the one that is stored.
  const head = {
    title: paper.title,
    issuedOn: paper.issuedOn ?? stored?.policy.issuedOn ?? null,
    issuerTitle: paper.issuerTitle ?? stored?.policy.issuerTitle ?? null,
  };
  const policyId = stored?.policy.id ?? context.newId();
  const headStatement = stored
    ? context.db.update(policies).set(head).where(eq(policies.id, policyId))
    : context.db.insert(policies).values({ id: policyId, unitId, fiscalYear, ...head });
  const changed = stored ? changesOf(head, stored.policy, plan) : [];
  return writeImport(
    context,
    {
      kind: "imported",
      dryRun: options.dryRun ?? false,
      unit: found.unit.name,
      fiscalYear,
      added: plan.points.added.map(({ path, text }) => `${path} ${text}`),
      changed,
      withdrawn: plan.points.withdrawn.map(({ path, text }) => `${path} ${text}`),
      left: [],
      unchanged: plan.points.kept.filter((kept) => kept.differences.length === 0).length,
      createdUnits: organisation.created.map((unit) => unit.name),
    },
    {
      action: "policy.import",
      subject: `policy:${unitId}:${fiscalYear}`,
      since,
      statements: () => [
        ...organisation.statements(),
        headStatement,
        ...policyStatements(context, policyId, plan),
      ],
    },
  );
}

function changesOf(
  after: Pick<typeof policies.$inferSelect, "title" | "issuedOn" | "issuerTitle">,
  stored: typeof policies.$inferSelect,
  plan: { sections: SectionsPlan; points: PointsPlan },
): Change[] {
  const head = [
    ...difference("title", stored.title, after.title),
    ...difference("issuedOn", stored.issuedOn ?? "", after.issuedOn ?? ""),
    ...difference("issuerTitle", stored.issuerTitle ?? "", after.issuerTitle ?? ""),
  ];
  const name = (row: SectionRow) => `${row.label} ${row.heading}`.trim();
  const sections = [
    ...plan.sections.entries.map(({ row, stored: before, differences }) => ({
      subject: name(row),
      differences: before ? differences : difference("heading", "", name(row)),
    })),
    ...plan.sections.gone.map((section) => ({
      subject: name({ ...section, points: [] }),
      differences: difference("heading", name({ ...section, points: [] }), ""),
    })),
  ];
  const points = plan.points.kept.map(({ row, differences }) => ({ subject: row.path, differences }));
  return [{ subject: after.title, differences: head }, ...sections, ...points].filter(
    (change) => change.differences.length > 0,
  );
}
