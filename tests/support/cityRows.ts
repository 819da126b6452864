// The rows of the small test city, as plain data; `city.ts` writes them.
import type { Role } from "../../worker/domain/roles.ts";

/** Ids of the small test city: two departments with two sections each, everybody in place since 2026-04-01. */
export const CITY = {
  year: 2026,
  units: {
    root: "unit-root",
    civic: "unit-civic",
    residents: "unit-residents",
    community: "unit-community",
    management: "unit-management",
    planning: "unit-planning",
    reform: "unit-reform",
  },
  staff: {
    civicDirector: "staff-civic-director",
    residentsChief: "staff-residents-chief",
    residentsMember: "staff-residents-member",
    communityChief: "staff-community-chief",
    /** A member of both sections of 市民生活部 (兼務); the main post is in 市民課. */
    doubleMember: "staff-double-member",
    managementDirector: "staff-management-director",
    planningChief: "staff-planning-chief",
    /** The only person without a LINE account. */
    planningMember: "staff-planning-member",
    admin: "staff-admin",
  },
  /** 1–3 belong to 市民課, 4 to 地域支援課, 5 is 共通 in 市民生活部; `planning1` is number 1 of 企画課. */
  goals: { g1: "goal-1", g2: "goal-2", g3: "goal-3", g4: "goal-4", shared: "goal-5", planning1: "goal-p1" },
  /** The second quarter of 2026, open until 2026-10-07. */
  round: "round-2026-2",
  /** The first quarter of 2026, closed. */
  closedRound: "round-2026-1",
  scale: "scale-1",
  grades: {
    exceeds: "grade-exceeds",
    onTrack: "grade-onTrack",
    behind: "grade-behind",
    delayed: "grade-delayed",
  },
  policies: { city: "policy-city", civic: "policy-civic", management: "policy-management" },
  /** `nested` hangs below `second`; `first`, `second` and `civic` are 重点事項. */
  points: {
    first: "point-1",
    second: "point-2",
    nested: "point-2-1",
    civic: "point-civic",
    management: "point-m",
  },
} as const;
export type City = typeof CITY;

const { units, staff, goals, policies, points } = CITY;

export const UNITS: [id: string, parentId: string | null, name: string][] = [
  [units.root, null, "若葉市"],
  [units.civic, units.root, "市民生活部"],
  [units.residents, units.civic, "市民課"],
  [units.community, units.civic, "地域支援課"],
  [units.management, units.root, "政策経営部"],
  [units.planning, units.management, "企画課"],
  [units.reform, units.management, "行政改革室"],
];

export const STAFF: [id: string, name: string][] = [
  [staff.civicDirector, "真鍋 志津子"],
  [staff.residentsChief, "藤代 和美"],
  [staff.residentsMember, "小野寺 岳志"],
  [staff.communityChief, "水無瀬 透"],
  [staff.doubleMember, "早乙女 萌"],
  [staff.managementDirector, "桐生 隆文"],
  [staff.planningChief, "雨宮 律子"],
  [staff.planningMember, "不破 直樹"],
  [staff.admin, "鏑木 沙羅"],
];

export const POSTS: [staffId: string, unitId: string, title: string, role: Role, isMain: boolean][] = [
  [staff.civicDirector, units.civic, "部長", "director", true],
  [staff.residentsChief, units.residents, "課長", "chief", true],
  [staff.residentsMember, units.residents, "主任", "member", true],
  [staff.communityChief, units.community, "課長", "chief", true],
  [staff.doubleMember, units.residents, "主事", "member", true],
  [staff.doubleMember, units.community, "主事", "member", false],
  [staff.managementDirector, units.management, "部長", "director", true],
  [staff.planningChief, units.planning, "課長", "chief", true],
  [staff.planningMember, units.planning, "主事", "member", true],
  [staff.admin, units.reform, "室長", "admin", true],
];

export const GRADES = [
  { code: "exceeds", label: "上回る", mark: "◎", shape: "ring", tone: "good" },
  { code: "onTrack", label: "順調", mark: "✓", shape: "checkCircle", tone: "good" },
  { code: "behind", label: "やや遅れ", mark: "▲", shape: "triangle", tone: "warn" },
  { code: "delayed", label: "遅れ", mark: "✕", shape: "octagon", tone: "bad" },
] as const;

const goal = (id: string, number: number, unitId: string, sections: string[]) => ({
  id,
  number,
  unitId,
  sections,
  title: `実施項目その${number}`,
  owner: sections.length > 1 ? "共通" : unitNameOf(sections[0] ?? ""),
  isShared: sections.length > 1,
});

export const GOALS = [
  goal(goals.g1, 1, units.civic, [units.residents]),
  goal(goals.g2, 2, units.civic, [units.residents]),
  goal(goals.g3, 3, units.civic, [units.residents]),
  goal(goals.g4, 4, units.civic, [units.community]),
  goal(goals.shared, 5, units.civic, [units.residents, units.community]),
  goal(goals.planning1, 1, units.management, [units.planning]),
];

export const POLICIES: [id: string, unitId: string, title: string, issuerTitle: string][] = [
  [policies.city, units.root, "市政運営の基本方針", "市長"],
  [policies.civic, units.civic, "市民生活部の運営方針", "市民生活部長"],
  [policies.management, units.management, "政策経営部の運営方針", "政策経営部長"],
];

export const POINTS: [
  id: string,
  policyId: string,
  parentId: string | null,
  label: string,
  path: string,
  isPriority: boolean,
][] = [
  [points.first, policies.city, null, "(1)", "1(1)", true],
  [points.second, policies.city, null, "(2)", "1(2)", true],
  [points.nested, policies.city, points.second, "①", "1(2)①", false],
  [points.civic, policies.civic, null, "(1)", "1(1)", true],
  [points.management, policies.management, null, "(1)", "1(1)", false],
];

export function unitNameOf(unitId: string): string {
  return UNITS.find(([id]) => id === unitId)?.[2] ?? "";
}
