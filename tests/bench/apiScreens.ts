import type { BenchRole, LargeDepartment } from "./largeDepartment.ts";

/** What each screen asks at its opening, and who opens it. */
export interface ApiScreen {
  name: string;
  roles: readonly BenchRole[];
  path(of: LargeDepartment): string;
}

export const API_SCREENS: readonly ApiScreen[] = [
  { name: "me", roles: ["member", "chief", "director", "admin"], path: () => "/api/me" },
  { name: "home", roles: ["member", "chief", "director", "admin"], path: () => "/api/home" },
  {
    name: "goals",
    roles: ["member", "director"],
    path: ({ unitId }) => `/api/units/${unitId}/goals`,
  },
  {
    name: "goalPage",
    roles: ["member", "director"],
    path: ({ unitId, answeredGoalId }) => `/api/units/${unitId}/goals/${answeredGoalId}`,
  },
  {
    name: "reportForm",
    roles: ["chief"],
    path: ({ unitId, silentGoalId }) => `/api/units/${unitId}/goals/${silentGoalId}`,
  },
  { name: "reviews", roles: ["director"], path: () => "/api/reviews" },
  { name: "policies", roles: ["member", "director"], path: () => "/api/policies" },
  { name: "point", roles: ["member", "director"], path: ({ pointId }) => `/api/points/${pointId}` },
  {
    name: "goalPoints",
    roles: ["chief"],
    path: ({ unitId, silentGoalId }) => `/api/units/${unitId}/goals/${silentGoalId}/points`,
  },
  {
    name: "coverage",
    roles: ["director"],
    path: ({ departmentId }) => `/api/departments/${departmentId}/coverage`,
  },
  { name: "coverage", roles: ["admin"], path: () => "/api/admin/coverage" },
  {
    name: "grid",
    roles: ["director"],
    path: ({ departmentId }) => `/api/departments/${departmentId}/grid`,
  },
  { name: "promise", roles: ["member"], path: () => "/api/promise" },
  { name: "ownSettings", roles: ["member"], path: () => "/api/absences" },
  { name: "settings", roles: ["admin"], path: () => "/api/admin/settings" },
  { name: "deliveries", roles: ["admin"], path: () => "/api/admin/deliveries" },
  { name: "deliveryPlan", roles: ["admin"], path: () => "/api/admin/deliveries/plan" },
];
