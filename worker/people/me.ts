import { and, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { goalSections, goals, rounds, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { isAdmin } from "../domain/rights.ts";
import type { Me, UnitRef } from "../domain/views.ts";
import { ownSectionReads, sectionsOrderedIn } from "../overtime/ownSections.ts";
import type { Caller } from "./callerOf.ts";

/** Who the caller is today and which doors that opens; one round trip. */
export async function meOf(context: Context, caller: Caller): Promise<Me> {
  const { db } = context;
  const { staff, posts, isPersonnel } = caller;
  const today = todayOf(context);
  const fiscalYear = fiscalYearOf(today);
  const isInForce = and(lte(units.validFrom, today), or(isNull(units.validTo), gte(units.validTo, today)));
  const root = db
    .select({ id: units.id })
    .from(units)
    .where(and(isNull(units.parentId), isInForce));
  const yearsAsked = db.select({ fiscalYear: rounds.fiscalYear }).from(rounds).where(isNull(rounds.closedAt));
  const [[city], asked, departments, ownSections] = await db.batch([
    db
      .select({ id: units.id, name: units.name })
      .from(units)
      .where(and(isNull(units.parentId), isInForce)),
    db
      .selectDistinct({ unitId: goalSections.unitId })
      .from(goalSections)
      .innerJoin(goals, eq(goals.id, goalSections.goalId))
      .where(
        and(
          inArray(
            goalSections.unitId,
            posts.map((post) => post.unitId),
          ),
          isNull(goals.withdrawnAt),
          or(eq(goals.fiscalYear, fiscalYear), inArray(goals.fiscalYear, yearsAsked)),
        ),
      ),
    db
      .select({ id: units.id, name: units.name })
      .from(units)
      .where(and(inArray(units.parentId, root), isInForce))
      .orderBy(units.position, units.id),
    ownSectionReads(db, staff.id, today),
  ]);
  const askedUnits = new Set(asked.map((row) => row.unitId));
  return {
    name: staff.name,
    staffNumber: staff.staffNumber,
    city: city?.name ?? "",
    today,
    fiscalYear,
    posts: posts.map(({ unitId, unitName, title, role, isMain }) => ({
      unit: { id: unitId, name: unitName },
      title,
      role,
      isMain,
    })),
    reportsFor: unitsOf(posts.filter((post) => askedUnits.has(post.unitId))),
    oversees: overseen(posts, city, departments),
    isAdmin: isAdmin(posts),
    isPersonnel,
    ordersIn: sectionsOrderedIn(ownSections),
    hoursOf: hoursSeen(caller, departments),
  };
}

/** Whoever leads a unit sees the hours of its people; the personnel section those of every department. */
function hoursSeen({ posts, isPersonnel }: Caller, departments: UnitRef[]): UnitRef[] {
  const led = unitsOf(posts.filter((post) => post.role === "chief" || post.role === "director"));
  if (!isPersonnel) return led;
  return [...led, ...departments.filter(({ id }) => !led.some((unit) => unit.id === id))];
}

/** Administrators and whoever directs the whole city oversee every department; a director his or her own. */
function overseen(posts: Caller["posts"], city: UnitRef | undefined, departments: UnitRef[]): UnitRef[] {
  const directed = unitsOf(posts.filter((post) => post.role === "director"));
  if (isAdmin(posts) || directed.some((unit) => unit.id === city?.id)) return departments;
  return directed;
}

function unitsOf(posts: Caller["posts"]): UnitRef[] {
  return [...new Map(posts.map((post) => [post.unitId, { id: post.unitId, name: post.unitName }])).values()];
}
