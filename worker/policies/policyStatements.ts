import { eq, inArray } from "drizzle-orm";
import { points, policySections } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { PointsPlan, SectionsPlan } from "../domain/matchPoints.ts";
import type { PlacedPoint } from "../domain/pointPath.ts";
import { insertAll, type Statement } from "../imports/writeAll.ts";

/** Everything that the sections and points of a plan write, in an order that the keys allow. */
export function policyStatements(
  context: Context,
  policyId: string,
  plan: { sections: SectionsPlan; points: PointsPlan },
): Statement[] {
  const { db, now, newId } = context;
  const sectionIds = plan.sections.entries.map(({ stored }) => stored?.id ?? newId());
  const added = plan.points.added.map((row) => ({ id: newId(), row }));
  const idOfPath = new Map([
    ...plan.points.kept.map(({ point, row }) => [row.path, point.id] as const),
    ...added.map(({ id, row }) => [row.path, id] as const),
  ]);
  const columns = (row: PlacedPoint) => ({
    sectionId: sectionIds[row.section] ?? "",
    parentId: row.parentPath === null ? null : (idOfPath.get(row.parentPath) ?? null),
    position: row.position,
    label: row.label,
    path: row.path,
    text: row.text,
  });
  const moved = plan.points.kept.filter(({ point, row }) => point.path !== row.path);
  return [
    ...sectionStatements(context, policyId, plan.sections, sectionIds),
    // A path is unique at every moment: points that move give theirs free first, withdrawn ones for good.
    ...moved.map(({ point }) =>
      db
        .update(points)
        .set({ path: `~${point.id}` })
        .where(eq(points.id, point.id)),
    ),
    ...plan.points.withdrawn.map((point) =>
      db
        .update(points)
        .set({ withdrawnAt: now, path: `${point.path}（旧 ${point.id.slice(-6)}）` })
        .where(eq(points.id, point.id)),
    ),
    ...insertAll(added, (rows) =>
      db.insert(points).values(rows.map(({ id, row }) => ({ id, policyId, ...columns(row) }))),
    ),
    ...plan.points.kept.map(({ point, row }) =>
      db
        .update(points)
        .set({ ...columns(row), withdrawnAt: null })
        .where(eq(points.id, point.id)),
    ),
    ...goneSections(context, plan.sections, sectionIds),
  ];
}

function sectionStatements(
  { db }: Context,
  policyId: string,
  plan: SectionsPlan,
  ids: readonly string[],
): Statement[] {
  const placed = plan.entries.map(({ row, stored }, position) => ({
    isNew: stored === null,
    id: ids[position] ?? "",
    columns: { position, label: row.label, heading: row.heading, text: row.text },
  }));
  return [
    ...placed
      .filter((section) => !section.isNew)
      .map(({ id, columns }) => db.update(policySections).set(columns).where(eq(policySections.id, id))),
    ...insertAll(
      placed.filter((section) => section.isNew),
      (rows) =>
        db.insert(policySections).values(rows.map(({ id, columns }) => ({ id, policyId, ...columns }))),
    ),
  ];
}

// Withdrawn points keep a section to belong to, so that a section which has gone can be removed.
function goneSections({ db }: Context, plan: SectionsPlan, ids: readonly string[]): Statement[] {
  const [refuge] = ids;
  const gone = plan.gone.map((section) => section.id);
  if (gone.length === 0 || refuge === undefined) return [];
  return [
    db.update(points).set({ sectionId: refuge }).where(inArray(points.sectionId, gone)),
    db.delete(policySections).where(inArray(policySections.id, gone)),
  ];
}
