// Who may do what, from the posts of the day and nothing else. A lineage is a unit followed by the units above it.
import type { Role } from "./roles.ts";

/** A post as far as rights are concerned. */
export interface PostRight {
  unitId: string;
  role: Role;
}

/** 管理者: runs the rounds for the whole city. */
export function isAdmin(posts: readonly PostRight[]): boolean {
  return posts.some((post) => post.role === "admin");
}

/** May read a unit's goals and reports: those who work in it, who lead a unit above it, and administrators. */
export function mayReadUnit(posts: readonly PostRight[], lineage: readonly string[]): boolean {
  const [unitId, ...above] = lineage;
  if (unitId === undefined) return false;
  return (
    isAdmin(posts) ||
    posts.some((post) => post.unitId === unitId) ||
    posts.some((post) => leads(post) && above.includes(post.unitId))
  );
}

/** May say something of a unit's reports: those who lead a unit above it. Administrators read, they do not review. */
export function mayReviewUnit(posts: readonly PostRight[], lineage: readonly string[]): boolean {
  const [, ...above] = lineage;
  return posts.some((post) => leads(post) && above.includes(post.unitId));
}

/** May answer for a unit: those who hold a post in that very unit, and whoever stands in for its absent people. */
export function mayReportForUnit(
  { posts, standsInFor }: { posts: readonly PostRight[]; standsInFor: { id: string } | null },
  unitId: string | undefined,
): boolean {
  if (unitId === undefined) return false;
  return posts.some((post) => post.unitId === unitId) || standsInFor?.id === unitId;
}

/** May open the list of a department: its director, a director above it, and administrators. */
export function mayOverseeDepartment(posts: readonly PostRight[], lineage: readonly string[]): boolean {
  if (lineage.length === 0) return false;
  return isAdmin(posts) || posts.some((post) => post.role === "director" && lineage.includes(post.unitId));
}

/**
 * May order overtime in a unit: those who lead it or a unit above it, and whoever was named for it: the delegate of the
 * day, and the deputy of an absent chief.
 */
export function mayOrderOvertime(
  { posts, ordersFor }: { posts: readonly PostRight[]; ordersFor: { id: string } | null },
  lineage: readonly string[],
): boolean {
  const [unitId] = lineage;
  return unitId !== undefined && (leadsAtOrAbove(posts, lineage) || ordersFor?.id === unitId);
}

/** May see the hours of a unit's people: those who lead it or a unit above it, and the personnel section. */
export function mayReadOvertime(
  { posts, isPersonnel }: { posts: readonly PostRight[]; isPersonnel: boolean },
  lineage: readonly string[],
): boolean {
  return lineage.length > 0 && (isPersonnel || leadsAtOrAbove(posts, lineage));
}

/** Whether one of the posts leads the unit or one above it. */
export function leadsAtOrAbove(posts: readonly PostRight[], lineage: readonly string[]): boolean {
  return posts.some((post) => leads(post) && lineage.includes(post.unitId));
}

function leads(post: PostRight): boolean {
  return post.role === "chief" || post.role === "director";
}
