// A department of 200 goals, each asked of all its 30 sections in every quarter of three years: 72,000 answers and their
// corrections, with judgements, numbers and reviews, as a city would have them after three years.
import type { Database } from "../../db/database.ts";
import { calendarOf } from "../../worker/domain/calendar.ts";
import { tokyoInstant } from "../../worker/domain/civilDate.ts";
import type { Quarter } from "../../worker/domain/fiscalYear.ts";
import { roundOf } from "../../worker/domain/round.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { newId } from "../../worker/ids.ts";
import { hashToken } from "../../worker/people/session.ts";
import { insertRows, type Row } from "./insertRows.ts";

const GOALS = 200;
const UNITS = 30;
const STAFF_PER_UNIT = 12;
const YEARS = [2024, 2025, 2026];
const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];
const CRITERIA = 3;
const POINTS_PER_PAPER = 40;
const POINTS_PER_GOAL = 2;
/** Every third answer was corrected, every tenth of those once more. */
const CORRECTED = 3;
const CORRECTED_TWICE = 30;
/** In the open round every section has left its last goals unanswered. */
const SILENT_GOALS = 10;
const SINCE = "2024-04-01";
const SESSION_MS = 8 * 3_600_000;
const WORD = "相談窓口の手引きを改め、各課の担当者と打合せを二回行い、受付の手順をそろえた。".repeat(3);

export const BENCH_ROLES = ["member", "chief", "director", "admin"] as const;
export type BenchRole = (typeof BENCH_ROLES)[number];

export interface LargeDepartment {
  /** UTC ms: the third day of the round of the last quarter. */
  now: number;
  departmentId: string;
  /** The section of the chief and the member. */
  unitId: string;
  /** Answered in the open round, and not. */
  answeredGoalId: string;
  silentGoalId: string;
  /** A priority point that goals serve. */
  pointId: string;
  /** Secrets of open sessions. */
  tokens: Record<BenchRole, string>;
  reports: number;
}

/** Fills an empty, migrated database. @param wallNow when the sessions begin, UTC ms */
export async function seedLargeDepartment(db: Database, wallNow: number): Promise<LargeDepartment> {
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const [root, department, office, scale] = ids(4) as [string, string, string, string];
  const unitIds = ids(UNITS);
  const gradeIds = ids(4);
  const rounds = YEARS.flatMap((fiscalYear) =>
    QUARTERS.map((quarter) => ({
      ...roundOf({ fiscalYear, quarter }, calendarOf(), DEFAULT_SETTINGS),
      id: newId(),
    })),
  );
  const open = last(rounds);
  const goals = YEARS.flatMap((fiscalYear) =>
    Array.from({ length: GOALS }, (_, n) => ({
      id: newId(),
      fiscalYear,
      number: n + 1,
      criteria: ids(CRITERIA),
      indicator: newId(),
    })),
  );
  const people = await seedOrganisation(db, { root, department, office, unitIds, wallNow });
  await insertRows(db, "grade_scales (id, name, from_fiscal_year)", [[scale, "評価区分", 2020]]);
  await insertRows(
    db,
    "grades (id, scale_id, position, code, label, mark, shape, tone, definition)",
    (
      [
        ["ahead", "進んでいる", "◎", "ring", "good"],
        ["onTrack", "順調", "✓", "checkCircle", "good"],
        ["slow", "やや遅れ", "△", "triangle", "warn"],
        ["late", "遅れ", "×", "octagon", "bad"],
      ] as const
    ).map((grade, n): Row => [gradeIds[n] ?? "", scale, n, ...grade, "予定と比べた進み方"]),
  );
  await insertRows(
    db,
    "goals (id, fiscal_year, unit_id, number, title, category, deadline_text, owner, is_shared)",
    goals.map(
      ({ id, fiscalYear, number }): Row => [
        id,
        fiscalYear,
        department,
        number,
        `窓口の手続きを分かりやすくし、待ち時間を短くする取組 その${number}`,
        "行政サービス",
        "年度末",
        "共通",
        1,
      ],
    ),
  );
  await insertRows(
    db,
    "criteria (id, goal_id, position, text)",
    goals.flatMap((goal) =>
      goal.criteria.map(
        (id, n): Row => [id, goal.id, n, `手順書が整い、全ての係で使われている。その${n + 1}`],
      ),
    ),
  );
  await insertRows(
    db,
    "indicators (id, goal_id, criterion_id, position, text, target, unit, kind)",
    goals.map(
      ({ id, indicator, criteria }): Row => [
        indicator,
        id,
        criteria[0] ?? "",
        0,
        "手順書の数",
        12,
        "件",
        "atLeast",
      ],
    ),
  );
  await insertRows(
    db,
    "goal_sections (goal_id, unit_id)",
    goals.flatMap((goal) => unitIds.map((unitId): Row => [goal.id, unitId])),
  );
  await insertRows(
    db,
    "rounds (id, fiscal_year, quarter, opens_on, due_on, opened_at, closed_at)",
    rounds.map(
      ({ id, fiscalYear, quarter, opensOn, dueOn }): Row => [
        id,
        fiscalYear,
        quarter,
        opensOn,
        dueOn,
        tokyoInstant(opensOn, 510),
        id === open.id ? null : tokyoInstant(dueOn, 1_200),
      ],
    ),
  );
  let count = 0;
  for (const round of rounds) {
    const ofYear = goals.filter(({ fiscalYear }) => fiscalYear === round.fiscalYear);
    const answered = round.id === open.id ? ofYear.slice(0, -SILENT_GOALS) : ofYear;
    count += await seedReports(db, {
      round,
      goals: answered,
      unitIds,
      gradeIds,
      people,
      isOpen: round.id === open.id,
    });
  }
  const pointId = await seedPapers(db, { root, department, goals, staffIds: people.all });
  const ofYear = goals.filter(({ fiscalYear }) => fiscalYear === open.fiscalYear);
  return {
    now: tokyoInstant(open.opensOn, 2 * 1_440 + 600),
    departmentId: department,
    unitId: unitIds[0] ?? "",
    answeredGoalId: ofYear[0]?.id ?? "",
    silentGoalId: last(ofYear).id,
    pointId,
    tokens: people.tokens,
    reports: count,
  };
}

interface People {
  director: string;
  chiefs: string[];
  all: string[];
  tokens: Record<BenchRole, string>;
}

async function seedOrganisation(
  db: Database,
  place: { root: string; department: string; office: string; unitIds: string[]; wallNow: number },
): Promise<People> {
  const { root, department, office, unitIds, wallNow } = place;
  await insertRows(db, "units (id, parent_id, name, position, valid_from)", [
    [root, null, "大きな市", 0, SINCE],
    [department, root, "大きな部", 0, SINCE],
    [office, root, "行政改革室", 1, SINCE],
    ...unitIds.map((id, n): Row => [id, department, `第${n + 1}課`, n, SINCE]),
  ]);
  const posts = [
    { id: newId(), unitId: department, title: "部長", role: "director" },
    { id: newId(), unitId: office, title: "主幹", role: "admin" },
    ...unitIds.flatMap((unitId) =>
      Array.from({ length: STAFF_PER_UNIT }, (_, n) => ({
        id: newId(),
        unitId,
        title: n === 0 ? "課長" : "主事",
        role: n === 0 ? "chief" : "member",
      })),
    ),
  ];
  await insertRows(
    db,
    "staff (id, staff_number, name, line_user_id, line_linked_at)",
    posts.map(
      ({ id }, n): Row => [
        id,
        String(10_000 + n),
        `職員 ${n}`,
        `U${n.toString(16).padStart(32, "0")}`,
        tokyoInstant(SINCE, 600),
      ],
    ),
  );
  await insertRows(
    db,
    "posts (id, staff_id, unit_id, title, role, is_main, valid_from)",
    posts.map(({ id, unitId, title, role }): Row => [newId(), id, unitId, title, role, 1, SINCE]),
  );
  const first = (role: BenchRole) => posts.find((post) => post.role === role)?.id ?? "";
  const tokens = Object.fromEntries(BENCH_ROLES.map((role) => [role, newId()])) as Record<BenchRole, string>;
  const hashed = await Promise.all(BENCH_ROLES.map((role) => hashToken(tokens[role])));
  await insertRows(
    db,
    "sessions (token_hash, staff_id, created_at, expires_at)",
    BENCH_ROLES.map((role, n): Row => [hashed[n] ?? "", first(role), wallNow, wallNow + SESSION_MS]),
  );
  return {
    director: first("director"),
    chiefs: posts.filter(({ role }) => role === "chief").map(({ id }) => id),
    all: posts.map(({ id }) => id),
    tokens,
  };
}

/** The answers of all sections in one round; those of rounds that are over were looked at. */
async function seedReports(
  db: Database,
  ask: {
    round: { id: string; opensOn: string };
    goals: readonly { id: string; criteria: string[]; indicator: string }[];
    unitIds: string[];
    gradeIds: string[];
    people: People;
    isOpen: boolean;
  },
): Promise<number> {
  const { round, goals, unitIds, gradeIds, people, isOpen } = ask;
  const at = tokyoInstant(round.opensOn, 600);
  const answers = unitIds.flatMap((unitId, unit) =>
    goals.flatMap((goal, n) => {
      const nth = unit * goals.length + n;
      const versions = nth % CORRECTED_TWICE === 0 ? 3 : nth % CORRECTED === 0 ? 2 : 1;
      return Array.from({ length: versions }, (_, v) => ({
        id: newId(),
        goal,
        unit,
        unitId,
        version: v + 1,
        nth,
        isNewest: v + 1 === versions,
      }));
    }),
  );
  await insertRows(
    db,
    `reports (id, round_id, goal_id, unit_id, version, grade_id, done, blocked, next, needs_support, author_id,
              author_name, author_title, unit_name, submitted_at, channel, submission_key)`,
    answers.map(
      ({ id, goal, unit, unitId, version, nth }): Row => [
        id,
        round.id,
        goal.id,
        unitId,
        version,
        gradeIds[nth % gradeIds.length] ?? "",
        WORD,
        nth % 4 === 0 ? WORD : "",
        WORD,
        nth % 25 === 0 ? 1 : 0,
        people.chiefs[unit] ?? "",
        "職員",
        "課長",
        "課",
        at + nth * 1_000 + version,
        "liff",
        id,
      ],
    ),
  );
  await insertRows(
    db,
    "criterion_judgements (report_id, criterion_id, state)",
    answers.flatMap(({ id, goal }) => goal.criteria.map((criterion): Row => [id, criterion, "partial"])),
  );
  await insertRows(
    db,
    "indicator_values (report_id, indicator_id, value)",
    answers.map(({ id, goal, nth }): Row => [id, goal.indicator, nth % 12]),
  );
  if (!isOpen) {
    await insertRows(
      db,
      "reviews (id, report_id, reviewer_id, reviewer_name, reviewer_title, mark, word, reviewed_at, seen_at)",
      answers
        .filter(({ isNewest }) => isNewest)
        .map(
          ({ id, nth }): Row => [
            newId(),
            id,
            people.director,
            "職員",
            "部長",
            nth % 50 === 0 ? "question" : "seen",
            nth % 50 === 0 ? "どこまで進みましたか。" : "",
            at + 86_400_000,
            nth % 7 === 0 ? null : at + 172_800_000,
          ],
        ),
    );
  }
  return answers.length;
}

/** The city's and the department's paper of each year, points below points, every goal serving some. */
async function seedPapers(
  db: Database,
  place: {
    root: string;
    department: string;
    goals: readonly { id: string; fiscalYear: number }[];
    staffIds: string[];
  },
): Promise<string> {
  const { root, department, goals, staffIds } = place;
  const papers = YEARS.flatMap((fiscalYear) =>
    [root, department].map((unitId) => ({ id: newId(), section: newId(), fiscalYear, unitId })),
  );
  const points = papers.flatMap((paper) =>
    Array.from({ length: POINTS_PER_PAPER }, (_, n) => ({ id: newId(), paper, n, below: newId() })),
  );
  await insertRows(
    db,
    "policies (id, unit_id, fiscal_year, title, issued_on)",
    papers.map(
      ({ id, unitId, fiscalYear }): Row => [id, unitId, fiscalYear, "運営方針", `${fiscalYear}-04-01`],
    ),
  );
  await insertRows(
    db,
    "policy_sections (id, policy_id, position, label, heading, text)",
    papers.map(({ id, section }): Row => [section, id, 0, "1", "重点事項", ""]),
  );
  await insertRows(
    db,
    "points (id, policy_id, section_id, parent_id, position, label, path, text, is_priority)",
    points.flatMap(({ id, paper, n, below }): Row[] => [
      [id, paper.id, paper.section, null, n, `(${n + 1})`, `1(${n + 1})`, `${WORD}${n}`, n < 12 ? 1 : 0],
      [below, paper.id, paper.section, id, n, "①", `1(${n + 1})①`, `${WORD}${n}`, 0],
    ]),
  );
  await insertRows(
    db,
    "goal_points (goal_id, point_id, linked_at)",
    goals.flatMap((goal, nth) => {
      const ofYear = points.filter(({ paper }) => paper.fiscalYear === goal.fiscalYear);
      return Array.from(
        { length: POINTS_PER_GOAL },
        (_, n): Row => [goal.id, ofYear[(nth + n * POINTS_PER_PAPER) % ofYear.length]?.below ?? "", 0],
      );
    }),
  );
  const read = points.filter(({ n }) => n < 12);
  await insertRows(
    db,
    "readings (point_id, staff_id, read_at, channel)",
    staffIds.flatMap((staffId, person) =>
      read.filter((_, n) => (n + person) % 3 > 0).map(({ id }): Row => [id, staffId, 0, "chat"]),
    ),
  );
  await insertRows(
    db,
    "point_openings (point_id, staff_id, opened_at, finished_at)",
    staffIds.flatMap((staffId, person) =>
      read.filter((_, n) => (n + person) % 3 > 0).map(({ id }): Row => [id, staffId, 0, 0]),
    ),
  );
  const shown = points.find(({ paper, n }) => paper.fiscalYear === last(YEARS) && n === 0);
  return shown?.id ?? "";
}

function last<T>(all: readonly T[]): T {
  return all[all.length - 1] as T;
}
