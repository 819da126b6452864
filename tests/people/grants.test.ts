// A walk over every kind of right × every way of losing what it hangs on × every route, duty and message it opens.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { posts, staff } from "../../db/schema/index.ts";
import { recordAbsence } from "../../worker/absences/recordAbsence.ts";
import { statedRoutes } from "../../worker/api/app.ts";
import type { Me } from "../../worker/domain/views.ts";
import { concerns, isStandIn, openDutiesOfAll } from "../../worker/duties/openDuties.ts";
import { newId } from "../../worker/ids.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { staffOfLineAccount } from "../../worker/people/lineAccount.ts";
import { linkAccount } from "../../worker/people/linkAccount.ts";
import { readSettings } from "../../worker/settings/readSettings.ts";
import { clockAt, wishFor } from "../overtime/ordering.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY, callerFor } from "../support/city.ts";
import { testContext } from "../support/context.ts";
import {
  CHANGES,
  type Change,
  COME_ABOUT,
  type Holder,
  holderOf,
  LINES,
  type Line,
  NOON,
  putHolder,
  restore,
  SOURCES,
  type Source,
  TODAY,
} from "./grantLines.ts";

let under: ApiUnderTest;
let cityPosts: (typeof posts.$inferSelect)[];
let count = 0;

beforeAll(async () => {
  under = await startApi();
  cityPosts = await under.db.select().from(posts);
  // Something that waits to be ordered, so that whoever may order has it to do.
  const asked = await applyForOrder(clockAt(under.db, NOON), callerFor(CITY.staff.residentsMember), {
    input: wishFor(),
    channel: "liff",
  });
  expect(asked.kind).toBe("stored");
}, 60_000);
afterAll(() => under.close());
beforeEach(() => restore(under.db, cityPosts));

/** What a case looks at: everything that the grant opens. Each says whether it is open. */
type Look = (holder: Holder, cookie: string) => Promise<boolean>;

const LOOKS: Record<Source, Record<string, Look>> = {
  work: routesOf("work"),
  leadership: {
    ...routesOf("leadership"),
    ...anyDuty(),
    me: meSays(({ oversees, hoursOf }) => oversees.length + hoursOf.length > 0),
  },
  administration: { ...routesOf("administration"), me: meSays(({ isAdmin }) => isAdmin) },
  personnelSection: { ...routesOf("personnelSection"), me: meSays(({ isPersonnel }) => isPersonnel) },
  standIn: { ...routesOf("standIn"), "duty to report": standsIn("report:") },
  deadlineOwner: { deadline: owns },
  delegation: {
    ...routesOf("delegation"),
    "duty to order": hasDuty("orders:"),
    me: meSays(({ ordersIn }) => ordersIn.length > 0),
  },
  deputy: {
    ...routesOf("deputy"),
    "duty to order": hasDuty("orders:"),
    "duty to report": standsIn("report:"),
    me: meSays(({ ordersIn }) => ordersIn.length > 0),
  },
  absence: { chat: mayRecordAbsence },
  calendarFeed: { address: feedOpens },
  inviteCode: { code: codeBinds },
  session: { me: async (_, cookie) => (await under.request("GET", "/api/me", { cookie })).status === 200 },
  link: { chat: async ({ lineUserId }) => (await staffOfLineAccount(context(), lineUserId)) !== null },
};

describe.each(Object.entries(LINES) as [Source, Line][])("%s", (source, line) => {
  test.each(line.endsWith)(
    "ends when: %s",
    async (change) => {
      const { before, after } = await live(source, line, change);
      expect(closed(before), "given, everything is open").toEqual([]);
      expect(open(after, change), "lost, everything is closed").toEqual([]);
    },
    60_000,
  );

  const stays = CHANGES.filter(
    (change) => !line.endsWith.includes(change) && (change !== "giverMoved" || line.giver),
  );
  test.skipIf(stays.length === 0).each(stays)(
    "stays when: %s",
    async (change) => {
      const { after } = await live(source, line, change);
      expect(closed(after)).toEqual([]);
    },
    60_000,
  );
});

describe("whoever holds no post any more", () => {
  test("is asked nothing, and reads nothing but who they are", async () => {
    const { holder, cookie } = await begin(LINES.work);
    await COME_ABOUT.ended(under, { line: LINES.work, holder, cookie });
    expect(await dutiesOf(holder)).toEqual([]);
    const me = (await (await under.request("GET", "/api/me", { cookie })).json()) as Me;
    expect(me).toMatchObject({ posts: [], reportsFor: [], oversees: [], ordersIn: [], hoursOf: [] });
    const home = await (await under.request("GET", "/api/home", { cookie })).json();
    expect(home).toMatchObject({ duties: [], reviewNews: [], waiting: [], thisWeeksPoint: null });
    for (const { method, path, rule } of statedRoutes()) {
      if (rule === "anyone" || rule === "signedIn") continue;
      expect({ path, isOpen: await admits(method, path, cookie) }).toEqual({ path, isOpen: false });
    }
  }, 60_000);

  test("ends the calendar's address and the binding by themselves", async () => {
    const { holder, cookie } = await begin(LINES.calendarFeed);
    await LINES.calendarFeed.give(under, holder);
    await COME_ABOUT.ended(under, { line: LINES.calendarFeed, holder, cookie });
    expect((await under.request("DELETE", "/api/calendar-feed", { cookie })).status).toBe(200);
    expect((await under.request("DELETE", "/api/link", { cookie })).status).toBe(200);
  });
});

describe("what was lost does not come back by itself", () => {
  test.each(["delegation", "calendarFeed"] as const)(
    "%s, with a new post of the same kind",
    async (source) => {
      const line = LINES[source];
      const { holder, cookie } = await begin(line);
      await line.give(under, holder);
      await under.db.update(posts).set({ validTo: "2026-10-02" }).where(eq(posts.staffId, holder.id));
      // The address is as old as the post that ended.
      if (source === "calendarFeed")
        await under.db.run(`UPDATE calendar_feeds SET created_at = ${NOON - 7 * 86_400_000}`);
      const post = { staffId: holder.id, title: "主査", isMain: true, ...line.post };
      await under.db.insert(posts).values({ id: `again-${holder.id}`, ...post, validFrom: TODAY });
      const looks = Object.entries(LOOKS[source]);
      for (const [name, look] of looks) expect([name, await look(holder, cookie)]).toEqual([name, false]);
    },
  );

  test.each(["delegation", "calendarFeed"] as const)(
    "%s stays through a post that follows without a day between",
    async (source) => {
      const line = LINES[source];
      const { holder, cookie } = await begin(line);
      await line.give(under, holder);
      await under.db.update(posts).set({ validTo: "2026-10-04" }).where(eq(posts.staffId, holder.id));
      const post = { staffId: holder.id, title: "係長", isMain: true, ...line.post };
      await under.db.insert(posts).values({ id: `next-${holder.id}`, ...post, validFrom: TODAY });
      for (const [name, look] of Object.entries(LOOKS[source])) {
        expect([name, await look(holder, cookie)]).toEqual([name, true]);
      }
    },
  );
});

async function begin(line: Line) {
  count += 1;
  const holder = holderOf(count);
  await putHolder(under.db, holder, line.post);
  return { holder, cookie: await under.signIn(holder.lineUserId) };
}

async function live(source: Source, line: Line, change: Change) {
  const { holder, cookie } = await begin(line);
  await line.give(under, holder);
  const before = await lookAt(source, holder, cookie);
  await restoreConsumed(source, line, holder);
  await COME_ABOUT[change](under, { line, holder, cookie });
  return { before, after: await lookAt(source, holder, cookie) };
}

/** A code is used up by looking whether it binds. */
async function restoreConsumed(source: Source, line: Line, holder: Holder) {
  if (source !== "inviteCode") return;
  await under.db.run("DELETE FROM invites");
  await line.give(under, holder);
  await under.db.update(staff).set({ lineUserId: holder.lineUserId }).where(eq(staff.id, holder.id));
}

async function lookAt(source: Source, holder: Holder, cookie: string): Promise<[string, boolean][]> {
  const seen: [string, boolean][] = [];
  for (const [name, look] of Object.entries(LOOKS[source])) seen.push([name, await look(holder, cookie)]);
  return seen;
}

const closed = (seen: readonly [string, boolean][]) =>
  seen.filter(([, isOpen]) => !isOpen).map(([name]) => name);

/** Somebody without a LINE account is reached by nothing; their duties stay with the post. */
function open(seen: readonly [string, boolean][], change: Change) {
  const isOfPost = (name: string) => change === "unlinked" && name.startsWith("duty ");
  return seen.filter(([name, isOpen]) => isOpen && !isOfPost(name)).map(([name]) => name);
}

function routesOf(source: Source): Record<string, Look> {
  const routes = statedRoutes().filter(({ rule }) => SOURCES[rule ?? "admin"].includes(source));
  return Object.fromEntries(
    routes.map(({ method, path }) => [
      `${method} ${path}`,
      (_: Holder, cookie: string): Promise<boolean> => admits(method, path, cookie, source),
    ]),
  );
}

/** Whether the rule of a route lets somebody through to whatever the handler then says. */
async function admits(method: string, path: string, cookie: string, source?: Source): Promise<boolean> {
  const isDepartment = source === "leadership" && path.startsWith("/api/departments/");
  const concrete = path
    .replace(":unitId", isDepartment ? CITY.units.civic : CITY.units.residents)
    .replace(":goalId", CITY.goals.g1)
    .replace(":kind", "goals");
  const answer = await under.request(method, concrete, { cookie });
  if (answer.status === 401) return false;
  if (answer.status !== 403) return true;
  const { error } = (await answer.json()) as { error: { reason: string } };
  return error.reason !== "forbidden";
}

function anyDuty(): Record<string, Look> {
  return { "duty of any kind": async (holder) => (await dutiesOf(holder)).length > 0 };
}

/** Asked in the place of somebody else, and not for a post of their own in the unit. */
function standsIn(kind: string): Look {
  return async (holder) =>
    (await dutiesNow()).some((duty) => duty.key.startsWith(kind) && isStandIn(duty, holder.id));
}

function hasDuty(kind: string): Look {
  return async (holder) => (await dutiesOf(holder)).some((key) => key.startsWith(kind));
}

/** The keys of what is this person's to see to, as the planner sees it. */
async function dutiesOf(holder: Holder): Promise<string[]> {
  return (await dutiesNow()).filter((duty) => concerns(duty, holder.id)).map(({ key }) => key);
}

async function dutiesNow() {
  return (await openDutiesOfAll(context(), TODAY, await readSettings(context()))).duties;
}

function meSays(isOpen: (me: Me) => boolean): Look {
  return async (_, cookie) => {
    const answer = await under.request("GET", "/api/me", { cookie });
    return answer.status === 200 && isOpen((await answer.json()) as Me);
  };
}

async function owns({ deadlineId }: Holder, cookie: string): Promise<boolean> {
  const answer = await under.request("GET", `/api/deadlines/${deadlineId}`, { cookie });
  return answer.status === 200 && ((await answer.json()) as { mayChange: boolean }).mayChange;
}

async function mayRecordAbsence({ id }: Holder): Promise<boolean> {
  const outcome = await recordAbsence(context(), { staffId: id, fromDay: TODAY, untilDay: TODAY });
  return outcome.kind === "recorded";
}

async function feedOpens({ feedToken }: Holder): Promise<boolean> {
  return (await under.request("GET", `/calendar/${feedToken}.ics`)).status === 200;
}

async function codeBinds({ staffNumber, code, lineUserId }: Holder): Promise<boolean> {
  const secret = String(under.bindings.SESSION_SECRET);
  return (await linkAccount(context(), { lineUserId, staffNumber, code, secret })).kind === "linked";
}

function context() {
  return testContext(under.db, { now: NOON, newId });
}
