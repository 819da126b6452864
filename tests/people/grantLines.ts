// Every way to be given a right, and what takes it away: the table behind the walk. A new grant or a new rule of routes
// does not compile before it has a line here.
import { eq } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import {
  absences,
  calendarFeeds,
  deadlines,
  invites,
  orderDelegations,
  posts,
  settings,
  staff,
  units,
} from "../../db/schema/index.ts";
import type { Rule } from "../../worker/api/access.ts";
import type { Role } from "../../worker/domain/roles.ts";
import { newId } from "../../worker/ids.ts";
import type { Grant } from "../../worker/people/endGrants.ts";
import { importRoster } from "../../worker/people/importRoster.ts";
import { hashCode } from "../../worker/people/inviteCode.ts";
import { hashToken } from "../../worker/people/session.ts";
import { operator } from "../imports/importing.ts";
import type { ApiUnderTest } from "../support/api.ts";
import { CITY } from "../support/city.ts";

export const TODAY = "2026-10-05";
const YESTERDAY = "2026-10-04";
export const NOON = Date.parse("2026-10-05T10:00:00+09:00");

/** Whoever is given things in one case. */
export type Holder = ReturnType<typeof holderOf>;
export function holderOf(index: number) {
  const number = String(20_000 + index);
  return {
    id: `holder-${number}`,
    staffNumber: number,
    name: "若狭 晶子",
    lineUserId: `U${number.padStart(32, "7")}`,
    feedToken: number.padStart(43, "f"),
    code: "ABCDE-FGHJK",
    deadlineId: `deadline-${number}`,
  };
}

/** What was given without a row of its own: it follows from a post, and from what is said of a unit. */
export type Standing = "leadership" | "administration" | "personnelSection" | "standIn" | "deadlineOwner";
export type Source = Exclude<Grant, "post"> | Standing | "work";

export const CHANGES = ["moved", "ended", "unitEnded", "unlinked", "reused", "giverMoved"] as const;
export type Change = (typeof CHANGES)[number];

/** Which grants a rule of routes can be opened by. `work` is to hold a post in the unit, which everybody here does. */
export const SOURCES: Record<Rule, readonly Source[]> = {
  anyone: [],
  signedIn: ["session", "link"],
  postHolder: ["work"],
  unitReader: ["leadership", "administration"],
  unitReporter: ["standIn"],
  unitSuperior: ["leadership"],
  departmentOverseer: ["leadership", "administration"],
  overtimeOrderer: ["leadership", "delegation", "deputy"],
  overtimeReader: ["leadership", "personnelSection"],
  personnel: ["personnelSection"],
  admin: ["administration"],
};

export interface Line {
  /** The holder's own post while it is given. */
  post: { unitId: string; role: Role };
  give(under: ApiUnderTest, holder: Holder): Promise<unknown>;
  /** What takes it away; after the others it stays, and is said why. */
  endsWith: readonly Change[];
  /** Whose post `giverMoved` moves. */
  giver?: string;
}

const { units: at, staff: people } = CITY;
const MEMBER = { unitId: at.residents, role: "member" } as const;
const DIRECTOR = { unitId: at.civic, role: "director" } as const;
/** Whatever follows from posts: without a session it opens no route, and a new person has none of it. */
const WITH_POST = ["moved", "ended", "unitEnded", "unlinked", "reused"] as const;
const absent = { fromDay: TODAY, untilDay: "2026-10-09", recordedAt: NOON };

export const LINES: Record<Source, Line> = {
  // Who moves holds a post as before; what the unit of before opened is below.
  work: { post: MEMBER, give: async () => {}, endsWith: ["ended", "unitEnded", "unlinked", "reused"] },
  leadership: { post: DIRECTOR, give: async () => {}, endsWith: WITH_POST },
  administration: {
    post: { unitId: at.residents, role: "admin" },
    give: async () => {},
    endsWith: WITH_POST,
  },
  personnelSection: {
    post: MEMBER,
    give: ({ db }) =>
      db
        .insert(settings)
        .values({ key: "personnel", value: { unitId: at.residents, contact: "" }, updatedAt: 0 }),
    endsWith: WITH_POST,
  },
  standIn: {
    post: DIRECTOR,
    give: async ({ db }) => {
      await vacate(db, people.civicDirector);
      await db.insert(absences).values({ id: "absence-chief", staffId: people.residentsChief, ...absent });
    },
    endsWith: [...WITH_POST, "giverMoved"],
    giver: people.residentsChief,
  },
  deadlineOwner: {
    post: { unitId: at.residents, role: "chief" },
    give: ({ db }, { id, deadlineId }) =>
      db.insert(deadlines).values({
        id: deadlineId,
        seriesId: deadlineId,
        fiscalYear: 2026,
        title: "様式の提出",
        note: "",
        opensOn: "2026-10-01",
        dueOn: "2026-10-30",
        ownerUnitId: at.residents,
        handIn: "check",
        handInBy: "unit",
        repeat: "never",
        createdBy: id,
        createdAt: 0,
      }),
    endsWith: WITH_POST,
  },
  delegation: {
    post: MEMBER,
    give: ({ db }, { id }) =>
      db.insert(orderDelegations).values({
        id: `delegation-${id}`,
        unitId: at.residents,
        staffId: id,
        fromDay: "2026-09-01",
        untilDay: null,
        givenBy: people.residentsChief,
        givenAt: 0,
      }),
    endsWith: [...WITH_POST, "giverMoved"],
    giver: people.residentsChief,
  },
  deputy: {
    post: MEMBER,
    give: ({ db }, { id }) =>
      db
        .insert(absences)
        .values({ id: "absence-chief", staffId: people.residentsChief, deputyId: id, ...absent }),
    endsWith: [...WITH_POST, "giverMoved"],
    giver: people.residentsChief,
  },
  // One's own absence: where there is a post, somebody else is asked meanwhile.
  absence: {
    post: MEMBER,
    give: ({ db }, { id }) =>
      db
        .insert(absences)
        .values({ id: "absence-holder", staffId: id, deputyId: people.residentsMember, ...absent }),
    // Who moves is as absent as before; the deputy named is asked nothing, as they do not work there.
    endsWith: ["ended", "unitEnded", "reused"],
  },
  calendarFeed: {
    post: MEMBER,
    give: async ({ db }, { id, feedToken }) =>
      db
        .insert(calendarFeeds)
        .values({ tokenHash: await hashToken(feedToken), staffId: id, createdAt: NOON - 60_000 }),
    // Who moves keeps the calendar, with the duties of the new post in it.
    endsWith: ["ended", "unitEnded", "unlinked", "reused"],
  },
  inviteCode: {
    post: MEMBER,
    give: async ({ db, bindings }, { id, code }) =>
      db.insert(invites).values({
        id: `invite-${id}`,
        staffId: id,
        issuedBy: people.admin,
        codeHash: await hashCode(String(bindings.SESSION_SECRET), id, code),
        createdAt: Date.now(),
        expiresAt: Date.now() + 60_000,
      }),
    // Handed out on paper to whoever is to bind an account again.
    endsWith: ["ended", "unitEnded", "reused", "giverMoved"],
    giver: people.admin,
  },
  // Without a post they open what is the person's own: who one is, and the end of it.
  session: { post: MEMBER, give: async () => {}, endsWith: ["unlinked", "reused"] },
  link: { post: MEMBER, give: async () => {}, endsWith: ["unlinked", "reused"] },
};

/** How each change comes about. */
export const COME_ABOUT: Record<
  Change,
  (under: ApiUnderTest, of: { line: Line; holder: Holder; cookie: string }) => Promise<unknown>
> = {
  moved: ({ db }, { holder }) => move(db, holder.id),
  ended: ({ db }, { holder }) => vacate(db, holder.id),
  unitEnded: ({ db }, { line }) =>
    db.update(units).set({ validTo: YESTERDAY }).where(eq(units.id, line.post.unitId)),
  unlinked: (under, { cookie }) => under.request("DELETE", "/api/link", { cookie }),
  reused: async ({ db }, { holder: { staffNumber } }) => {
    const person = { staffNumber, name: "新人 太郎", unitPath: ["政策経営部", "企画課"] };
    const post = { title: "主事", role: "member", main: true, from: TODAY, to: null } as const;
    const outcome = await importRoster(
      operator(db, { now: NOON }),
      { rows: [{ ...person, ...post }], problems: [] },
      { newPerson: [staffNumber] },
    );
    if (outcome.kind === "refused") throw new Error(JSON.stringify(outcome));
  },
  giverMoved: ({ db }, { line: { giver } }) => move(db, giver ?? ""),
};

async function vacate(db: Database, staffId: string) {
  await db.update(posts).set({ validTo: YESTERDAY }).where(eq(posts.staffId, staffId));
}

async function move(db: Database, staffId: string) {
  await vacate(db, staffId);
  const post = {
    unitId: at.planning,
    title: "主事",
    role: "member",
    isMain: true,
    validFrom: TODAY,
  } as const;
  await db.insert(posts).values({ id: newId(), staffId, ...post });
}

/** The holder as they begin: in their post, with a LINE account. */
export async function putHolder(
  db: Database,
  { id, staffNumber, name, lineUserId }: Holder,
  post: Line["post"],
) {
  await db.insert(staff).values({ id, staffNumber, name, lineUserId, lineLinkedAt: 0 });
  const held = { ...post, title: "主査", isMain: true, validFrom: "2026-04-01" };
  await db.insert(posts).values({ id: `post-${id}`, staffId: id, ...held });
}

/** Takes back what a case did to the city; its holder stays behind without a post. */
export async function restore(db: Database, cityPosts: readonly (typeof posts.$inferSelect)[]) {
  await db.batch([
    db.delete(absences),
    db.delete(settings),
    db.update(deadlines).set({ withdrawnAt: NOON }),
    db.update(units).set({ validTo: null }),
    db.delete(posts),
    db.insert(posts).values([...cityPosts]),
  ]);
}
