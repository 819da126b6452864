import type { PointView } from "../domain/views.ts";
import { type PointCardRow, toPointCard } from "./pointCard.ts";

/** A point as stored, beside what its card needs. */
export interface PointRow extends PointCardRow {
  parentId: string | null;
  label: string;
}

/** Points nested as in the paper, in the order of the rows; one whose parent is gone stands at the top. */
export function toPointTree(rows: readonly PointRow[]): PointView[] {
  const present = new Set(rows.map((row) => row.id));
  const byParent = Map.groupBy(rows, ({ parentId }) =>
    parentId !== null && present.has(parentId) ? parentId : null,
  );
  const below = (parentId: string | null): PointView[] =>
    (byParent.get(parentId) ?? []).map((row) => ({
      ...toPointCard(row),
      label: row.label,
      text: row.text,
      points: below(row.id),
    }));
  return below(null);
}
