import { and, eq, isNull } from "drizzle-orm";
import { auditLog, points, policies } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { fiscalYearRange } from "../domain/fiscalYear.ts";
import { rootOf } from "../domain/matchUnits.ts";
import { normalPath } from "../domain/pointPath.ts";
import { auditRow } from "../imports/audit.ts";
import { writeAll } from "../imports/writeAll.ts";
import { findDepartment } from "../units/findDepartment.ts";
import { openOrganisation, unitsQuery } from "../units/organisation.ts";

/** A 重点事項 of the year, by its place in the paper. */
export interface PriorityMark {
  path: string;
  /** A few plain words for the phone; null keeps the beginning of the text. */
  shortForm: string | null;
}

export type PriorityOutcome =
  | { kind: "marked"; marked: string[]; unmarked: string[]; unchanged: number }
  | { kind: "refused"; reason: "policyNotFound" }
  | { kind: "refused"; reason: "unknownPaths"; paths: string[] };

/**
 * Makes these the year's 重点事項 of a policy: points that are not in the list are none any more.
 * @param of.unitName whose policy; the city's own where absent
 */
export async function markPriority(
  context: Context,
  of: { fiscalYear: number; unitName?: string | undefined },
  marks: readonly PriorityMark[],
): Promise<PriorityOutcome> {
  const { db } = context;
  const unitId = await unitOf(context, of);
  const stored = await db
    .select({
      id: points.id,
      path: points.path,
      isPriority: points.isPriority,
      shortForm: points.shortForm,
    })
    .from(points)
    .innerJoin(policies, eq(policies.id, points.policyId))
    .where(
      and(
        eq(policies.unitId, unitId ?? ""),
        eq(policies.fiscalYear, of.fiscalYear),
        isNull(points.withdrawnAt),
      ),
    );
  if (stored.length === 0) return { kind: "refused", reason: "policyNotFound" };

  const wanted = new Map(marks.map((mark) => [normalPath(mark.path), mark.shortForm]));
  const known = new Set(stored.map((point) => point.path));
  const unknown = [...wanted.keys()].filter((path) => !known.has(path));
  if (unknown.length > 0) return { kind: "refused", reason: "unknownPaths", paths: unknown };

  const targets = stored.map((point) => ({
    ...point,
    next: wanted.has(point.path)
      ? { isPriority: true, shortForm: wanted.get(point.path) ?? point.shortForm }
      : { isPriority: false, shortForm: point.shortForm },
  }));
  const changes = targets.filter(
    ({ next, ...point }) => next.isPriority !== point.isPriority || next.shortForm !== point.shortForm,
  );
  const marked = changes.filter(({ next }) => next.isPriority).map(({ path }) => path);
  const unmarked = changes.filter(({ next }) => !next.isPriority).map(({ path }) => path);
  if (changes.length > 0) {
    const entry = {
      action: "policy.markPriority",
      subject: `policy:${unitId}:${of.fiscalYear}`,
      before: changes.map(({ path, isPriority, shortForm }) => ({ path, isPriority, shortForm })),
      after: changes.map(({ path, next }) => ({ path, ...next })),
    };
    await writeAll(db, [
      db.insert(auditLog).values(auditRow(context, entry)),
      ...changes.map(({ id, next }) => db.update(points).set(next).where(eq(points.id, id))),
    ]);
  }
  return { kind: "marked", marked, unmarked, unchanged: stored.length - changes.length };
}

async function unitOf(
  context: Context,
  of: { fiscalYear: number; unitName?: string | undefined },
): Promise<string | undefined> {
  const units = await unitsQuery(context);
  if (!of.unitName) return rootOf(units)?.id;
  const found = findDepartment(openOrganisation(context, units), {
    name: of.unitName,
    period: fiscalYearRange(of.fiscalYear),
    create: false,
  });
  return found.kind === "found" ? found.unit.id : undefined;
}
