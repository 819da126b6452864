import type { Caller } from "../people/callerOf.ts";

/**
 * Who speaks, with the title of the post that leads nearest above the unit.
 * @param lineage the unit followed by the units above it
 * @throws when no post of the caller leads above the unit
 */
export function reviewerFor({ staff, posts }: Caller, lineage: readonly string[]) {
  const [post] = posts
    .filter(({ unitId, role }) => (role === "chief" || role === "director") && lineage.indexOf(unitId) > 0)
    .toSorted((a, b) => lineage.indexOf(a.unitId) - lineage.indexOf(b.unitId));
  if (!post) throw new Error("the caller leads no unit above");
  return { reviewerId: staff.id, reviewerName: staff.name, reviewerTitle: post.title };
}
