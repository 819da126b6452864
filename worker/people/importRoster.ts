import { eq, sql } from "drizzle-orm";
import { auditLog, posts, staff, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { difference } from "../domain/differences.ts";
import { matchPosts, type PostRow, type PostsPlan, type StoredPost } from "../domain/matchPosts.ts";
import { rootOf, type UnitNode } from "../domain/matchUnits.ts";
import type { Role } from "../domain/roles.ts";
import { auditRow, revisionOf } from "../imports/audit.ts";
import {
  type Change,
  errorsIn,
  type ImportOptions,
  type ImportOutcome,
  type ReadPaper,
  unreadRefusal,
} from "../imports/outcome.ts";
import { insertAll, type Statement } from "../imports/writeAll.ts";
import { writeImport } from "../imports/writeImport.ts";
import { noticeStatements } from "../store/noticeStatements.ts";
import { openOrganisation, unitsQuery } from "../units/organisation.ts";
import { endWithPerson } from "./endGrants.ts";
import { postAlarmStatements } from "./postAlarms.ts";
import { type FormerPerson, type NameChoices, tellPeopleApart } from "./rosterPeople.ts";
import { rosterUnits } from "./rosterUnits.ts";
import { guardianReads } from "./watchers.ts";

/** A roster as it was read; see worker/documents. */
export interface Roster extends ReadPaper {
  rows: readonly RosterRow[];
}

export interface RosterRow {
  staffNumber: string;
  name: string;
  unitPath: readonly string[];
  title: string;
  role: Role;
  main: boolean;
  from: CivilDate;
  to: CivilDate | null;
}

export interface RosterImportOptions extends ImportOptions, NameChoices {
  /** The file is everybody: posts that it does not have are ended. */
  complete?: boolean;
}

/** What the roster means for one person. */
interface PersonPlan {
  id: string;
  staffNumber: string;
  name: string;
  /** The name as stored; null for a new person. */
  nameBefore: string | null;
  /** Whoever had the number before. */
  former: FormerPerson | null;
  posts: PostsPlan;
}

/**
 * Stores people and their dated posts, or what a newer roster changes: all of it or nothing.
 * Posts that the file does not have are left and reported, unless `complete` ends them. Nobody is ever deleted.
 */
export async function importRoster(
  context: Context,
  roster: Roster,
  options: RosterImportOptions = {},
): Promise<ImportOutcome> {
  if (roster.rows.length === 0) return { kind: "refused", reason: "nothingRead" };
  const unread = unreadRefusal(roster, options);
  if (unread) return unread;

  const since = await revisionOf(context);
  const [storedUnits, storedStaff, storedPosts, guardians] = await context.db.batch([
    unitsQuery(context),
    context.db.select({ id: staff.id, staffNumber: staff.staffNumber, name: staff.name }).from(staff),
    context.db.select().from(posts),
    guardianReads(context.db, todayOf(context)),
  ]);
  const organisation = openOrganisation(context, storedUnits, options.cityName);
  const placed = rosterUnits(organisation, roster.rows, options.createUnits ?? false);
  if (placed.unknown.length > 0) return { kind: "refused", reason: "unknownUnits", units: placed.unknown };

  const names = new Map(roster.rows.map(({ staffNumber, name }) => [staffNumber, name]));
  const told = tellPeopleApart(names, storedStaff, options);
  if (told.kind === "refused") return told;
  const { former } = told;

  const people = planPeople(context, roster.rows, { units: placed.units, storedStaff, storedPosts, former });
  const ends = options.complete === true && errorsIn(roster) === 0;
  const unitNames = new Map(organisation.units.map((unit) => [unit.id, unit.name]));
  const line = (person: PersonPlan, post: PostRow) =>
    `${person.staffNumber} ${person.name} ${unitNames.get(post.unitId) ?? ""} ${post.title}`;
  const missing = people.flatMap((person) => person.posts.missing.map(({ post }) => line(person, post)));
  const renaming = rename(storedUnits, options.cityName);
  return writeImport(
    context,
    {
      kind: "imported",
      dryRun: options.dryRun ?? false,
      unit: rootOf(organisation.units)?.name ?? null,
      fiscalYear: null,
      added: people.flatMap((person) => person.posts.added.map((post) => line(person, post))),
      changed: [
        ...(renaming ? [renaming.change] : []),
        ...people.flatMap((each) => changesOf(each, line, unitNames)),
      ],
      withdrawn: [
        ...people.flatMap((each) => (each.former ? [`${each.staffNumber} ${each.former.name}`] : [])),
        ...(ends ? missing : []),
      ],
      left: ends ? [] : missing,
      unchanged: people.reduce((sum, person) => sum + person.posts.unchanged, 0),
      createdUnits: organisation.created.map((unit) => unit.name),
    },
    {
      action: "roster.import",
      subject: "roster",
      since,
      statements: () => [
        ...organisation.statements(),
        ...(renaming
          ? [context.db.update(units).set({ name: renaming.name }).where(eq(units.id, renaming.id))]
          : []),
        ...peopleStatements(context, people, ends),
        ...postAlarmStatements(context, people, { ends, guardians }),
      ],
    },
  );
}

function planPeople(
  context: Context,
  rows: readonly RosterRow[],
  known: {
    units: Map<RosterRow, UnitNode>;
    storedStaff: readonly { id: string; staffNumber: string; name: string }[];
    storedPosts: readonly (StoredPost & { staffId: string })[];
    former: ReadonlyMap<string, FormerPerson>;
  },
): PersonPlan[] {
  const today = todayOf(context);
  const rowsOf = Map.groupBy(rows, (row) => row.staffNumber);
  const postsOf = Map.groupBy(known.storedPosts, (post) => post.staffId);
  const storedOf = new Map(known.storedStaff.map((person) => [person.staffNumber, person]));
  const numbers = new Set([...rowsOf.keys(), ...storedOf.keys()]);
  return [...numbers].map((staffNumber) => {
    const former = known.former.get(staffNumber) ?? null;
    const stored = former ? undefined : storedOf.get(staffNumber);
    const ownRows = rowsOf.get(staffNumber) ?? [];
    return {
      id: stored?.id ?? context.newId(),
      staffNumber,
      name: ownRows[0]?.name ?? stored?.name ?? "",
      nameBefore: stored?.name ?? null,
      former,
      posts: matchPosts(
        stored ? (postsOf.get(stored.id) ?? []) : [],
        ownRows.map((row) => postOf(row, known.units.get(row))),
        today,
      ),
    };
  });
}

function postOf(row: RosterRow, unit: UnitNode | undefined): PostRow {
  return {
    unitId: unit?.id ?? "",
    title: row.title,
    role: row.role,
    isMain: row.main,
    validFrom: row.from,
    validTo: row.to,
  };
}

function changesOf(
  person: PersonPlan,
  line: (person: PersonPlan, post: PostRow) => string,
  unitNames: ReadonlyMap<string, string>,
): Change[] {
  const named = person.nameBefore === null ? [] : difference("name", person.nameBefore, person.name);
  const nameChange = named.length > 0 ? [{ subject: person.staffNumber, differences: named }] : [];
  const moved = person.posts.changed.map(({ post, row, differences }) => ({
    subject: line(person, row),
    differences: [
      ...(post.unitId === row.unitId
        ? []
        : difference("sections", unitNames.get(post.unitId) ?? "", unitNames.get(row.unitId) ?? "")),
      ...differences,
    ],
  }));
  return [...nameChange, ...moved];
}

function peopleStatements(context: Context, people: readonly PersonPlan[], ends: boolean): Statement[] {
  const { db, newId } = context;
  const isNew = (person: PersonPlan) => person.nameBefore === null;
  const renamed = people.filter((person) => !isNew(person) && person.nameBefore !== person.name);
  const added = people.flatMap((person) =>
    person.posts.added.map((post) => ({ staffId: person.id, ...post })),
  );
  const missing = people.flatMap((person) => person.posts.missing);
  return [
    ...people.flatMap(({ former, id }) => (former ? replaceStatements(context, former, id) : [])),
    ...insertAll(people.filter(isNew), (rows) =>
      db.insert(staff).values(rows.map(({ id, staffNumber, name }) => ({ id, staffNumber, name }))),
    ),
    ...renamed.map(({ id, name }) => db.update(staff).set({ name }).where(eq(staff.id, id))),
    ...(ends
      ? missing.map(({ post, lastDay }) =>
          db.update(posts).set({ validTo: lastDay }).where(eq(posts.id, post.id)),
        )
      : []),
    ...people.flatMap((person) =>
      person.posts.changed.map(({ post, row }) => db.update(posts).set(row).where(eq(posts.id, post.id))),
    ),
    ...insertAll(added, (rows) => db.insert(posts).values(rows.map((post) => ({ id: newId(), ...post })))),
  ];
}

/** The number goes to somebody else: what the former person held ends, and what they did stays theirs. */
function replaceStatements(context: Context, former: FormerPerson, newId: string): Statement[] {
  const { db } = context;
  const entry = {
    action: "staff.replace",
    subject: `staff:${former.id}`,
    before: { staffNumber: former.staffNumber },
    after: { staffNumber: former.freedNumber, replacedBy: newId },
  };
  return [
    ...noticeStatements(context, [{ kind: "unlinked", staffId: former.id }]),
    ...endWithPerson(context, sql`(SELECT ${former.id})`, Date.now()),
    db.update(staff).set({ staffNumber: former.freedNumber }).where(eq(staff.id, former.id)),
    db.insert(auditLog).values(auditRow(context, entry)),
  ];
}

function rename(
  stored: readonly UnitNode[],
  cityName: string | undefined,
): { id: string; name: string; change: Change } | null {
  const root = rootOf(stored);
  if (!root || !cityName || root.name === cityName) return null;
  const differences = difference("name", root.name, cityName);
  return { id: root.id, name: cityName, change: { subject: root.name, differences } };
}
