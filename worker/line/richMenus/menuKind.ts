import type { Role } from "../../domain/roles.ts";

/** Whose menu: one per role, and one for whoever has not linked their LINE account. */
export const MENU_KINDS = ["unlinked", "member", "chief", "director", "admin"] as const;
export type MenuKind = (typeof MENU_KINDS)[number];

/** The words of the command line for a menu. */
export const MENU_LABELS: Record<MenuKind, string> = {
  unlinked: "未連携",
  member: "職員",
  chief: "課長",
  director: "部長",
  admin: "管理者",
};

/** Whoever leads is asked for most, so that menu comes first where a person has several posts. */
const BY_WEIGHT: readonly Role[] = ["director", "chief", "admin", "member"];

/** The menu for the posts of a day; without a post nobody has more to do than somebody who is not linked. */
export function menuKindOf(roles: readonly Role[]): MenuKind {
  return BY_WEIGHT.find((role) => roles.includes(role)) ?? "unlinked";
}
