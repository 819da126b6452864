import { readFileSync } from "node:fs";
import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { type Context, todayOf } from "../../worker/context.ts";
import { addDays, type CivilDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import type { HandInBy, HandInKind } from "../../worker/domain/deadlines/states.ts";
import { fiscalYearOf } from "../../worker/domain/fiscalYear.ts";
import type { Role } from "../../worker/domain/roles.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import { deadlineAudiences, deadlineHandIns, deadlines, posts, staff, units } from "../schema/index.ts";
import { chance } from "./chance.ts";

const HANDED_IN_AT = 14 * 60;
/** Of those who hand in one by one, the part that is still missing while a deadline is open. */
const MISSING_PART = 0.35;

interface SampleDeadline {
  title: string;
  note: string;
  /** Month and day. */
  opens: string;
  due: string;
  /** Name of the section that asks. */
  owner: string;
  handIn: HandInKind;
  handInBy: HandInBy;
  audience: { role?: Role };
  /** Names of units that have not handed in. */
  missing: string[];
}

/**
 * The inserts of the fiscal year's deadlines and of what was handed in so far: everything of those that are over but
 * what is said to be missing, about half of those that are open. The roster must be in the database already.
 */
export async function deadlineStatements(context: Context): Promise<Statement[]> {
  const { db } = context;
  const today = todayOf(context);
  const year = fiscalYearOf(today);
  const listed: SampleDeadline[] = JSON.parse(
    readFileSync(new URL("./deadlines.json", import.meta.url), "utf8"),
  );
  const [holders, [root]] = await db.batch([
    db
      .select({ post: posts, person: staff, unit: units })
      .from(posts)
      .innerJoin(staff, eq(staff.id, posts.staffId))
      .innerJoin(units, eq(units.id, posts.unitId))
      .where(
        and(
          eq(posts.isMain, true),
          lte(posts.validFrom, today),
          or(isNull(posts.validTo), gte(posts.validTo, today)),
        ),
      )
      .orderBy(staff.staffNumber),
    db.select({ id: units.id }).from(units).where(isNull(units.parentId)),
  ]);
  if (!root) throw new Error("The sample city has no organisation yet.");

  const rows = listed.map((deadline, index) => {
    const asker = holders.find(({ post, unit }) => unit.name === deadline.owner && post.role === "chief");
    if (!asker) throw new Error(`The sample deadline ${deadline.title} is asked by nobody.`);
    const opensOn = dayIn(year, deadline.opens);
    return {
      deadline,
      row: {
        id: `sample-deadline-${index + 1}`,
        seriesId: `sample-deadline-${index + 1}`,
        fiscalYear: year,
        title: deadline.title,
        note: deadline.note,
        opensOn,
        dueOn: dayIn(year, deadline.due),
        ownerUnitId: asker.unit.id,
        handIn: deadline.handIn,
        handInBy: deadline.handInBy,
        repeat: "yearly" as const,
        createdBy: asker.person.id,
        createdAt: tokyoInstant(`${year}-04-01`, HANDED_IN_AT),
      },
    };
  });
  const handIns = rows.flatMap(({ deadline, row }) =>
    holders
      .filter(({ post }) => deadline.audience.role === undefined || post.role === deadline.audience.role)
      .filter(({ person, unit }) =>
        isHandedIn({ deadline, row, unit: unit.name, who: person.staffNumber }, today),
      )
      .map(({ person, unit }) => ({
        id: `${row.id}-${person.staffNumber}`,
        deadlineId: row.id,
        subjectId: deadline.handInBy === "unit" ? unit.id : person.id,
        paper: paperOf(deadline, person.staffNumber),
        staffId: person.id,
        staffName: person.name,
        handedInAt: tokyoInstant(handedInOn(row, person.staffNumber, today), HANDED_IN_AT),
      })),
  );
  // A department may be led by two: the first of them hands in for it.
  const once = [...new Map(handIns.map((each) => [`${each.deadlineId} ${each.subjectId}`, each])).values()];
  return [
    db.insert(deadlines).values(rows.map(({ row }) => row)),
    db.insert(deadlineAudiences).values(
      rows.map(({ deadline, row }) => ({
        deadlineId: row.id,
        position: 0,
        unitId: root.id,
        role: deadline.audience.role ?? null,
      })),
    ),
    ...insertAll(once, (part) => db.insert(deadlineHandIns).values(part)),
  ];
}

interface Case {
  deadline: SampleDeadline;
  row: { id: string; opensOn: CivilDate; dueOn: CivilDate };
  unit: string;
  who: string;
}

function isHandedIn({ deadline, row, unit, who }: Case, today: CivilDate): boolean {
  if (today <= row.opensOn || deadline.missing.includes(unit)) return false;
  return today > row.dueOn || chance("handed in", row.id, who) > MISSING_PART;
}

function handedInOn({ id, opensOn, dueOn }: Case["row"], who: string, today: CivilDate): CivilDate {
  const last = dueOn < today ? dueOn : addDays(today, -1);
  const days = Math.max(0, (Date.parse(last) - Date.parse(opensOn)) / 86_400_000);
  return addDays(opensOn, Math.floor(chance("day of", id, who) * (days + 1)));
}

function paperOf({ handIn }: SampleDeadline, who: string): string {
  switch (handIn) {
    case "check":
      return "";
    case "link":
      return `https://files.wakaba.example/${who}`;
    case "documentNumber":
      return `若総第${Number(who) % 900}号`;
  }
}

/** A month and day of a fiscal year. */
function dayIn(year: number, monthDay: string): CivilDate {
  return `${monthDay < "04-01" ? year + 1 : year}-${monthDay}`;
}
