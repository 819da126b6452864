/** What a post lets its holder do in its unit and below. 職員 · 所属長 · 部長 · 管理者 */
export const ROLES = ["member", "chief", "director", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The words of the screens for a role. */
export const ROLE_LABELS: Record<Role, string> = {
  member: "職員",
  chief: "所属長",
  director: "部長",
  admin: "管理者",
};
