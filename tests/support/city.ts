import type { Database } from "../../db/database.ts";
import * as t from "../../db/schema/index.ts";
import type { Caller } from "../../worker/people/callerOf.ts";
import {
  CITY,
  type City,
  GOALS,
  GRADES,
  POINTS,
  POLICIES,
  POSTS,
  STAFF,
  UNITS,
  unitNameOf,
} from "./cityRows.ts";

export { CITY, type City } from "./cityRows.ts";

/** The two criteria of a goal. */
export function criteriaOf(goalId: string): [string, string] {
  return [`${goalId}-criterion-1`, `${goalId}-criterion-2`];
}

/** Fills an empty database with the test city. */
export async function buildCity(db: Database): Promise<City> {
  await db.batch([
    db.insert(t.units).values(
      UNITS.map(([id, parentId, name], position) => ({
        id,
        parentId,
        name,
        position,
        validFrom: "2020-04-01",
      })),
    ),
    db
      .insert(t.staff)
      .values(STAFF.map(([id, name], index) => ({ id, name, ...staffNumberAndLine(id, index) }))),
    db.insert(t.posts).values(
      POSTS.map(([staffId, unitId, title, role, isMain], index) => ({
        id: `post-${index + 1}`,
        staffId,
        unitId,
        title,
        role,
        isMain,
        validFrom: "2026-04-01",
      })),
    ),
    db.insert(t.gradeScales).values({ id: CITY.scale, name: "若葉市の評価区分", fromFiscalYear: 2020 }),
    db.insert(t.grades).values(
      GRADES.map((grade, position) => ({
        ...grade,
        id: `grade-${grade.code}`,
        scaleId: CITY.scale,
        position,
        definition: `${grade.label}の説明`,
      })),
    ),
    db.insert(t.goals).values(
      GOALS.map(({ sections: _, ...goal }) => ({
        ...goal,
        fiscalYear: CITY.year,
        category: "市民サービス",
        deadlineText: "年度末",
        deadlineDate: "2027-03-31",
      })),
    ),
    db
      .insert(t.goalSections)
      .values(GOALS.flatMap(({ id, sections }) => sections.map((unitId) => ({ goalId: id, unitId })))),
    db.insert(t.criteria).values(
      GOALS.flatMap(({ id }) =>
        criteriaOf(id).map((criterion, position) => ({
          id: criterion,
          goalId: id,
          position,
          text: `${position + 1}つ目の水準に達している。`,
        })),
      ),
    ),
    db.insert(t.steps).values(
      GOALS.map(({ id }) => ({
        id: `${id}-step-1`,
        goalId: id,
        position: 0,
        text: "手順を見直す。",
        quarter: 2,
      })),
    ),
    db.insert(t.indicators).values({
      id: "indicator-1",
      goalId: CITY.goals.g1,
      criterionId: criteriaOf(CITY.goals.g1)[0],
      position: 0,
      text: "登録者数が1,000人を超え",
      target: 1000,
      unit: "人",
      kind: "atLeast",
    }),
    db.insert(t.rounds).values([
      {
        id: CITY.closedRound,
        fiscalYear: CITY.year,
        quarter: 1,
        opensOn: "2026-06-23",
        dueOn: "2026-07-07",
        openedAt: at("2026-06-23T08:30"),
        closedAt: at("2026-07-31T17:15"),
      },
      {
        id: CITY.round,
        fiscalYear: CITY.year,
        quarter: 2,
        opensOn: "2026-09-18",
        dueOn: "2026-10-07",
        openedAt: at("2026-09-18T08:30"),
      },
    ]),
    db.insert(t.policies).values(
      POLICIES.map(([id, unitId, title, issuerTitle]) => ({
        id,
        unitId,
        title,
        issuerTitle,
        fiscalYear: CITY.year,
        issuedOn: "2026-04-01",
      })),
    ),
    db.insert(t.policySections).values(
      POLICIES.map(([policyId]) => ({
        id: `${policyId}-section-1`,
        policyId,
        position: 0,
        label: "1",
        heading: "暮らしを支える",
        text: "",
      })),
    ),
    db.insert(t.points).values(
      POINTS.map(([id, policyId, parentId, label, path, isPriority], position) => ({
        id,
        policyId,
        sectionId: `${policyId}-section-1`,
        parentId,
        position,
        label,
        path,
        text: `${path}の本文を進めること。`,
        shortForm: isPriority ? `${path}のひとこと` : null,
        isPriority,
      })),
    ),
  ]);
  return CITY;
}

/** The caller that a session of this person would give, the main post first. */
export function callerFor(staffId: string): Caller {
  const person = STAFF.find(([id]) => id === staffId);
  if (!person) throw new Error(`nobody called ${staffId} in the test city`);
  const posts = POSTS.filter(([holder]) => holder === staffId).map(([, unitId, title, role, isMain]) => ({
    unitId,
    unitName: unitNameOf(unitId),
    title,
    role,
    isMain,
  }));
  return {
    staff: {
      id: staffId,
      name: person[1],
      staffNumber: staffNumberAndLine(staffId, STAFF.indexOf(person)).staffNumber,
    },
    posts: posts.toSorted((a, b) => Number(b.isMain) - Number(a.isMain)),
    standsInFor: null,
    ordersFor: null,
    isPersonnel: false,
  };
}

function staffNumberAndLine(staffId: string, index: number) {
  const staffNumber = String(10001 + index);
  if (staffId === CITY.staff.planningMember) return { staffNumber, lineUserId: null, lineLinkedAt: null };
  return {
    staffNumber,
    lineUserId: `U${String(index + 1).padStart(32, "0")}`,
    lineLinkedAt: at("2026-04-02T09:00"),
  };
}

function at(localMinute: string): number {
  return Date.parse(`${localMinute}:00+09:00`);
}
