import type { PostRight } from "../domain/rights.ts";

/** Whether one of the posts directs the unit or one above it. */
export function directs(posts: readonly PostRight[], lineage: readonly string[]): boolean {
  return posts.some(({ unitId, role }) => role === "director" && lineage.includes(unitId));
}
