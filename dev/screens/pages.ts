// Which pages the pictures show, as whom. A new page of the mini-app gets its line here.

/** People of the sample city by what they may do; staff numbers. */
export const PEOPLE = {
  member: "10022",
  chief: "10021",
  director: "10001",
  admin: "10053",
  /** Of 健康福祉部, whose evenings are the longest: its director, a section's chief, a member. */
  welfareDirector: "10003",
  welfareChief: "10141",
  welfareMember: "10144",
  personnel: "10071",
  unlinked: "10024",
} as const;

/** Ids that addresses need, looked up in the sample city. */
export interface Places {
  /** The unit of chief and member. */
  unitId: string;
  /** The department of the director. */
  departmentId: string;
  /** The section of `welfareChief` and the department of `welfareDirector`. */
  welfareUnitId: string;
  welfareDepartmentId: string;
  /** A goal of the unit without an answer in the open round, and one with. */
  silentGoalId: string;
  answeredGoalId: string;
  pointId: string;
}

export interface ScreenPage {
  /** Name of the picture, without width and ending. */
  file: string;
  /** As in liff/pages/index.ts; null for what is shown when no page fits. */
  pattern: string | null;
  /** For the list of pictures. */
  title: string;
  who: keyof typeof PEOPLE;
  path(places: Places): string;
  /** Drawn in the dark too. */
  isMain?: boolean;
  /** Of hours and deadlines: taken late in a month, in the morning or when the evening's applications wait. */
  at?: "monthsEnd" | "evening";
}

/** 来年度の予算要求の調書 of the sample city: some have handed in, some not. */
const SAMPLE_DEADLINE = "sample-deadline-4";

export const SCREEN_PAGES: readonly ScreenPage[] = [
  { file: "home", pattern: "/", title: "やること（課長）", who: "chief", path: () => "/", isMain: true },
  { file: "home-member", pattern: "/", title: "やること（職員）", who: "member", path: () => "/" },
  { file: "home-director", pattern: "/", title: "やること（部長）", who: "director", path: () => "/" },
  { file: "home-admin", pattern: "/", title: "やること（管理者）", who: "admin", path: () => "/" },
  {
    file: "goals",
    pattern: "/goals/:unitId?",
    title: "目標",
    who: "chief",
    path: () => "/goals",
    isMain: true,
  },
  {
    file: "report",
    pattern: "/report",
    title: "進捗を報告（続きから）",
    who: "chief",
    path: () => "/report",
  },
  {
    file: "form",
    pattern: "/units/:unitId/goals/:goalId",
    title: "進捗を報告",
    who: "chief",
    path: ({ unitId, silentGoalId }) => `/units/${unitId}/goals/${silentGoalId}`,
    isMain: true,
  },
  {
    file: "goal",
    pattern: "/units/:unitId/goals/:goalId",
    title: "目標の進捗（部長から見た）",
    who: "director",
    path: ({ unitId, answeredGoalId }) => `/units/${unitId}/goals/${answeredGoalId}`,
  },
  { file: "review", pattern: "/review", title: "報告を確認", who: "director", path: () => "/review" },
  { file: "policies", pattern: "/policies", title: "重点事項", who: "chief", path: () => "/policies" },
  {
    file: "goal-points",
    pattern: "/units/:unitId/goals/:goalId/points",
    title: "目標と重点事項",
    who: "chief",
    path: ({ unitId, silentGoalId }) => `/units/${unitId}/goals/${silentGoalId}/points`,
  },
  {
    file: "coverage",
    pattern: "/coverage/:unitId?",
    title: "重点事項と目標（部）",
    who: "director",
    path: ({ departmentId }) => `/coverage/${departmentId}`,
  },
  {
    file: "coverage-city",
    pattern: "/coverage/:unitId?",
    title: "重点事項と目標（市）",
    who: "admin",
    path: () => "/coverage",
  },
  {
    file: "point",
    pattern: "/points/:pointId",
    title: "重点事項のひとつ",
    who: "chief",
    path: ({ pointId }) => `/points/${pointId}`,
  },
  {
    file: "department",
    pattern: "/departments/:unitId?",
    title: "部の一覧",
    who: "director",
    path: ({ departmentId }) => `/departments/${departmentId}`,
    isMain: true,
  },
  {
    file: "talk",
    pattern: "/departments/:unitId/talk",
    title: "面談の一枚",
    who: "director",
    path: ({ departmentId }) => `/departments/${departmentId}/talk`,
  },
  {
    file: "overtime",
    pattern: "/overtime",
    title: "超過勤務（自分の）",
    who: "welfareMember",
    path: () => "/overtime",
    at: "monthsEnd",
  },
  {
    file: "overtime-board",
    pattern: "/overtime/board/:unitId?",
    title: "夕方の一覧（所属長）",
    who: "welfareChief",
    path: ({ welfareUnitId }) => `/overtime/board/${welfareUnitId}`,
    isMain: true,
    at: "evening",
  },
  {
    file: "overtime-settle",
    pattern: "/overtime/settle/:unitId?",
    title: "記録を整える（所属長）",
    who: "welfareChief",
    path: ({ welfareUnitId }) => `/overtime/settle/${welfareUnitId}`,
    at: "monthsEnd",
  },
  {
    file: "overtime-personnel",
    pattern: "/overtime/personnel",
    title: "勤務時間の締め（職員課）",
    who: "personnel",
    path: () => "/overtime/personnel",
    at: "monthsEnd",
  },
  {
    file: "overtime-department",
    pattern: "/overtime/department/:unitId?",
    title: "勤務の状況（部）",
    who: "welfareDirector",
    path: ({ welfareDepartmentId }) => `/overtime/department/${welfareDepartmentId}`,
    at: "monthsEnd",
    isMain: true,
  },
  {
    file: "overtime-section",
    pattern: "/overtime/section/:unitId?",
    title: "勤務の状況（課）",
    who: "welfareChief",
    path: ({ welfareUnitId }) => `/overtime/section/${welfareUnitId}`,
    at: "monthsEnd",
  },
  {
    file: "deadlines",
    pattern: "/deadlines",
    title: "期限（課長）",
    who: "chief",
    path: () => "/deadlines",
    at: "monthsEnd",
  },
  {
    file: "deadlines-new",
    pattern: "/deadlines/new",
    title: "期限をつくる",
    who: "chief",
    path: () => "/deadlines/new",
    at: "monthsEnd",
  },
  {
    file: "deadline",
    pattern: "/deadlines/:deadlineId",
    title: "期限の提出のようす（お願いした側）",
    who: "admin",
    path: () => `/deadlines/${SAMPLE_DEADLINE}`,
    at: "monthsEnd",
  },
  {
    file: "deadline-edit",
    pattern: "/deadlines/:deadlineId/edit",
    title: "期限の変更",
    who: "admin",
    path: () => `/deadlines/${SAMPLE_DEADLINE}/edit`,
    at: "monthsEnd",
  },
  {
    file: "morning",
    pattern: "/morning/:unitId?",
    title: "朝の一枚",
    who: "welfareChief",
    path: () => "/morning",
    at: "monthsEnd",
  },
  {
    file: "calendar",
    pattern: "/settings/calendar",
    title: "カレンダーで見る",
    who: "member",
    path: () => "/settings/calendar",
  },
  { file: "settings", pattern: "/settings", title: "設定", who: "chief", path: () => "/settings" },
  { file: "promise", pattern: "/promise", title: "声かけの約束", who: "member", path: () => "/promise" },
  {
    file: "deliveries",
    pattern: "/admin/deliveries",
    title: "送信",
    who: "admin",
    path: () => "/admin/deliveries",
  },
  {
    file: "rules",
    pattern: "/admin/settings",
    title: "声かけの設定",
    who: "admin",
    path: () => "/admin/settings",
  },
  {
    file: "invites",
    pattern: "/admin/invites",
    title: "連携コード",
    who: "admin",
    path: () => "/admin/invites",
  },
  { file: "linked", pattern: "/link", title: "LINE連携（済み）", who: "member", path: () => "/link" },
  { file: "link", pattern: null, title: "LINE連携", who: "unlinked", path: () => "/" },
  { file: "not-found", pattern: null, title: "ないページ", who: "member", path: () => "/nowhere" },
];

/** Patterns of liff/pages/index.ts that have no picture of their own. */
export const WITHOUT_PICTURE: readonly string[] = ["/logged-in"];

/** The pictures of the READMEs, taken of these pages: width and height in CSS pixels, and how many dots make one. */
export const README_PICTURES = [
  { file: "form", of: "form", width: 375, height: 812, dots: 2 },
  { file: "grid-phone", of: "department", width: 375, height: 812, dots: 2 },
  { file: "grid", of: "department", width: 1280, height: 720, dots: 1.5 },
] as const;
