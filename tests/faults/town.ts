// The town of the runs: the small test city with a library that keeps its own week, more staff at one counter, one
// account that LINE does not know and one whose blocking the bot has not heard of.
import type { Database } from "../../db/database.ts";
import * as t from "../../db/schema/index.ts";
import { buildCity, CITY } from "../support/city.ts";
import { GOALS, POSTS, STAFF, UNITS } from "../support/cityRows.ts";

export const LIBRARY = "unit-library";
/** Open from Tuesday to Sunday, holidays too. */
export const LIBRARY_WEEK = {
  weekdays: [0, 2, 3, 4, 5, 6],
  opensOnHolidays: true,
  hours: { from: "10:00", to: "18:00" },
};

export interface Person {
  id: string;
  lineUserId: string;
  /** Unknown to LINE: every message to this account is refused. */
  isBad: boolean;
  /** Blocked at LINE without our knowing. */
  isDeaf: boolean;
}

export interface Section {
  unitId: string;
  goals: string[];
  chiefs: string[];
  staff: string[];
  /** Chiefs and directors of the units above, the nearest first. */
  superiors: { staffId: string; role: "chief" | "director"; distance: number }[];
}

const newcomers = [
  { id: "staff-counter-1", unitId: CITY.units.residents, title: "主事", role: "member" },
  { id: "staff-counter-2", unitId: CITY.units.residents, title: "主事", role: "member" },
  { id: "staff-counter-3", unitId: CITY.units.residents, title: "主事", role: "member" },
  { id: "staff-library-chief", unitId: LIBRARY, title: "館長", role: "chief" },
  { id: "staff-library-1", unitId: LIBRARY, title: "司書", role: "member" },
  { id: "staff-library-2", unitId: LIBRARY, title: "司書", role: "member" },
] as const;
const NEW_GOALS = ["goal-library-1", "goal-library-2"];
/** Holds no post, so that nothing is asked of them; binds and unbinds a LINE account. */
export const WANDERER = { id: "staff-wanderer", staffNumber: "20099" };
export const BAD_ACCOUNT = "staff-counter-2";
export const DEAF_ACCOUNT = "staff-counter-3";

const ALL_POSTS = [
  ...POSTS.map(([staffId, unitId, , role]) => ({ staffId, unitId, role })),
  ...newcomers.map(({ id, unitId, role }) => ({ staffId: id, unitId, role })),
];
const PARENTS = new Map<string, string | null>([
  ...UNITS.map(([id, parent]): [string, string | null] => [id, parent]),
  [LIBRARY, CITY.units.civic],
]);

/** Everybody with a LINE account. */
export const PEOPLE: Person[] = [...STAFF.map(([id]) => id), ...newcomers.map(({ id }) => id)]
  .map((id, index) => ({
    id,
    lineUserId: `U${String(index + 1).padStart(32, "0")}`,
    isBad: id === BAD_ACCOUNT,
    isDeaf: id === DEAF_ACCOUNT,
  }))
  .filter(({ id }) => id !== CITY.staff.planningMember);

/** The sections that a round asks. */
export const SECTIONS: Section[] = [
  CITY.units.residents,
  CITY.units.community,
  CITY.units.planning,
  LIBRARY,
].map((unitId) => {
  const own = ALL_POSTS.filter((post) => post.unitId === unitId);
  return {
    unitId,
    goals:
      unitId === LIBRARY
        ? NEW_GOALS
        : GOALS.filter((goal) => goal.sections.includes(unitId)).map(({ id }) => id),
    chiefs: own.filter(({ role }) => role === "chief").map(({ staffId }) => staffId),
    staff: own.map(({ staffId }) => staffId),
    superiors: superiorsOf(unitId),
  };
});

/** Whether a person's main post is in the library. */
export function keepsLibraryWeek(staffId: string): boolean {
  return ALL_POSTS.find((post) => post.staffId === staffId)?.unitId === LIBRARY;
}

/** Everybody with a post in a unit or below it. */
export function staffBelow(unitId: string): string[] {
  return [
    ...new Set(
      ALL_POSTS.filter((post) => lineage(post.unitId).includes(unitId)).map(({ staffId }) => staffId),
    ),
  ];
}

/** Fills an empty database with the town. */
export async function buildTown(db: Database): Promise<void> {
  await buildCity(db);
  await db.batch([
    db.insert(t.units).values({
      id: LIBRARY,
      parentId: CITY.units.civic,
      name: "図書館",
      position: 9,
      validFrom: "2020-04-01",
    }),
    db.insert(t.unitHours).values({
      unitId: LIBRARY,
      weekdays: LIBRARY_WEEK.weekdays,
      opensOnHolidays: LIBRARY_WEEK.opensOnHolidays,
      hoursFrom: LIBRARY_WEEK.hours.from,
      hoursTo: LIBRARY_WEEK.hours.to,
    }),
    db.insert(t.staff).values(
      newcomers.map(({ id }, index) => ({
        id,
        staffNumber: String(20001 + index),
        name: `職員 ${index + 1}`,
        lineUserId: PEOPLE.find((person) => person.id === id)?.lineUserId ?? "",
        lineLinkedAt: 1,
      })),
    ),
    // Away all the time, so that nothing but what concerns the binding is said to them.
    db.insert(t.staff).values({ ...WANDERER, name: "職員" }),
    db.insert(t.posts).values({
      id: "post-wanderer",
      staffId: WANDERER.id,
      unitId: CITY.units.civic,
      title: "主事",
      role: "member",
      isMain: true,
      validFrom: "2026-04-01",
    }),
    db.insert(t.absences).values({
      id: "absence-wanderer",
      staffId: WANDERER.id,
      fromDay: "2026-04-01",
      untilDay: "2027-03-31",
      recordedAt: 0,
    }),
    db.insert(t.posts).values(
      newcomers.map(({ id, unitId, title, role }) => ({
        id: `post-${id}`,
        staffId: id,
        unitId,
        title,
        role,
        isMain: true,
        validFrom: "2026-04-01",
      })),
    ),
    db.insert(t.goals).values(
      NEW_GOALS.map((id, index) => ({
        id,
        number: 6 + index,
        unitId: CITY.units.civic,
        title: `図書館の項目 ${index + 1}`,
        owner: "図書館",
        isShared: false,
        fiscalYear: CITY.year,
        category: "市民サービス",
        deadlineText: "年度末",
        deadlineDate: "2027-03-31",
      })),
    ),
    db.insert(t.goalSections).values(NEW_GOALS.map((goalId) => ({ goalId, unitId: LIBRARY }))),
  ]);
}

function superiorsOf(unitId: string): Section["superiors"] {
  return lineage(unitId)
    .slice(1)
    .flatMap((id, index) =>
      ALL_POSTS.filter((post) => post.unitId === id).flatMap(({ staffId, role }) =>
        role === "chief" || role === "director" ? [{ staffId, role, distance: index + 1 }] : [],
      ),
    );
}

function lineage(unitId: string): string[] {
  const parent = PARENTS.get(unitId);
  return parent ? [unitId, ...lineage(parent)] : [unitId];
}
