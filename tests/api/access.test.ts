import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { posts, sessions, staff } from "../../db/schema/index.ts";
import type { Rule } from "../../worker/api/access.ts";
import { statedRoutes } from "../../worker/api/app.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { addPersonnel, PERSONNEL } from "../support/personnel.ts";

const WHO = [
  "nobody",
  "member",
  "chief",
  "memberOfBoth",
  "director",
  "foreignChief",
  "foreignDirector",
  "admin",
  "personnel",
] as const;
type Who = (typeof WHO)[number];

const STAFF_OF: Record<Exclude<Who, "nobody">, string> = {
  member: CITY.staff.residentsMember,
  chief: CITY.staff.residentsChief,
  memberOfBoth: CITY.staff.doubleMember,
  director: CITY.staff.civicDirector,
  foreignChief: CITY.staff.planningChief,
  foreignDirector: CITY.staff.managementDirector,
  admin: CITY.staff.admin,
  personnel: PERSONNEL.staffId,
};

/** Seen from 市民課: one's own section, a section of the same department, a section of another, the departments. */
const UNITS = {
  own: CITY.units.residents,
  sister: CITY.units.community,
  foreign: CITY.units.planning,
  department: CITY.units.civic,
  foreignDepartment: CITY.units.management,
  unknown: "unit-nowhere",
} as const;
type Where = keyof typeof UNITS;

const SIGNED_IN = WHO.filter((who) => who !== "nobody");

/** Who is let in, written out by hand: rule × unit. */
const ADMITTED: Record<Rule, Record<Where, readonly Who[]> | readonly Who[]> = {
  anyone: WHO,
  signedIn: SIGNED_IN,
  postHolder: SIGNED_IN,
  admin: ["admin"],
  unitReader: {
    own: ["member", "chief", "memberOfBoth", "director", "admin"],
    sister: ["memberOfBoth", "director", "admin"],
    foreign: ["foreignChief", "foreignDirector", "admin"],
    department: ["director", "admin"],
    foreignDepartment: ["foreignDirector", "admin"],
    unknown: [],
  },
  unitReporter: {
    own: ["member", "chief", "memberOfBoth"],
    sister: ["memberOfBoth"],
    foreign: ["foreignChief"],
    department: ["director"],
    foreignDepartment: ["foreignDirector"],
    unknown: [],
  },
  unitSuperior: {
    own: ["director"],
    sister: ["director"],
    foreign: ["foreignDirector"],
    department: [],
    foreignDepartment: [],
    unknown: [],
  },
  personnel: ["personnel"],
  overtimeOrderer: {
    own: ["chief", "director"],
    sister: ["director"],
    foreign: ["foreignChief", "foreignDirector"],
    department: ["director"],
    foreignDepartment: ["foreignDirector"],
    unknown: [],
  },
  overtimeReader: {
    own: ["chief", "director", "personnel"],
    sister: ["director", "personnel"],
    foreign: ["foreignChief", "foreignDirector", "personnel"],
    department: ["director", "personnel"],
    foreignDepartment: ["foreignDirector", "personnel"],
    unknown: [],
  },
  departmentOverseer: {
    own: ["director", "admin"],
    sister: ["director", "admin"],
    foreign: ["foreignDirector", "admin"],
    department: ["director", "admin"],
    foreignDepartment: ["foreignDirector", "admin"],
    unknown: [],
  },
};

let under: ApiUnderTest;
const cookies: Partial<Record<Who, string>> = {};

beforeAll(async () => {
  under = await startApi();
  await addPersonnel(under.db);
  for (const who of SIGNED_IN) {
    const [person] = await under.db
      .select({ lineUserId: staff.lineUserId })
      .from(staff)
      .where(eq(staff.id, STAFF_OF[who]));
    cookies[who] = await under.signIn(person?.lineUserId ?? "");
  }
}, 30_000);
afterAll(() => under.close());

/** Whether the route's own rule let the caller through to whatever the handler then says. */
async function isAdmitted(method: string, path: string, who: Who): Promise<boolean> {
  const cookie = cookies[who];
  const answer = await under.request(method, path, cookie ? { cookie } : {});
  if (answer.status !== 401 && answer.status !== 403) return true;
  const { error } = (await answer.json()) as { error: { reason: string } };
  return error.reason !== "signedOut" && error.reason !== "forbidden";
}

// Ending a session or a binding would sign the caller out for the routes after it; they have tests of their own.
const ENDS_THE_SESSION = ["DELETE /api/session", "DELETE /api/link"];

describe("who may call what", () => {
  test("every route states its rule", () => {
    const routes = statedRoutes();
    expect(routes.length).toBeGreaterThan(12);
    expect(routes.filter((route) => route.rule === undefined)).toEqual([]);
  });

  test.each(statedRoutes().filter(({ method, path }) => !ENDS_THE_SESSION.includes(`${method} ${path}`)))(
    "$method $path admits exactly those its rule names",
    async ({ method, path, rule }) => {
      const admitted = ADMITTED[rule ?? "admin"];
      for (const where of Object.keys(UNITS) as Where[]) {
        const expected = Array.isArray(admitted)
          ? admitted
          : (admitted as Record<Where, readonly Who[]>)[where];
        const concrete = path
          .replace(":unitId", UNITS[where])
          .replace(":goalId", CITY.goals.g1)
          .replace(":pointId", CITY.points.first)
          .replace(":kind", "goals");
        const actual: Who[] = [];
        for (const who of WHO) if (await isAdmitted(method, concrete, who)) actual.push(who);
        expect({ where, who: actual }).toEqual({ where, who: expected });
        if (!path.includes(":unitId")) break;
      }
    },
    60_000,
  );

  test("a goal of a foreign section is not found through one's own section", async () => {
    const path = `/api/units/${CITY.units.residents}/goals/${CITY.goals.planning1}`;
    const answer = await under.request("GET", path, { cookie: cookies.chief ?? "" });
    expect(answer.status).toBe(404);
  });

  test("rights end with the post", async () => {
    const path = `/api/units/${CITY.units.planning}/goals`;
    const cookie = cookies.foreignChief ?? "";
    expect((await under.request("GET", path, { cookie })).status).toBe(200);
    await under.db
      .update(posts)
      .set({ validTo: "2026-10-04" })
      .where(eq(posts.staffId, CITY.staff.planningChief));
    expect((await under.request("GET", path, { cookie })).status).toBe(403);
  });

  test("whoever holds no post any more reads nothing but who they are", async () => {
    const cookie = cookies.foreignChief ?? "";
    const get = async (path: string) => (await under.request("GET", path, { cookie })).status;
    expect(await get("/api/policies")).toBe(403);
    expect(await get(`/api/points/${CITY.points.first}`)).toBe(403);
    const reading = await under.request("PUT", `/api/points/${CITY.points.first}/reading`, { cookie });
    expect(reading.status).toBe(403);
    expect(await (await under.request("GET", "/api/me", { cookie })).json()).toMatchObject({
      posts: [],
      reportsFor: [],
      oversees: [],
      isAdmin: false,
    });
    expect(await (await under.request("GET", "/api/home", { cookie })).json()).toMatchObject({
      duties: [],
      thisWeeksPoint: null,
    });
  });

  test("a revoked session and one past its end are no sessions", async () => {
    const cookie = cookies.member ?? "";
    expect((await under.request("GET", "/api/me", { cookie })).status).toBe(200);
    await under.db
      .update(sessions)
      .set({ revokedAt: Date.now() })
      .where(eq(sessions.staffId, CITY.staff.residentsMember));
    expect((await under.request("GET", "/api/me", { cookie })).status).toBe(401);
    await under.db
      .update(sessions)
      .set({ createdAt: 0, expiresAt: Date.now() - 1 })
      .where(eq(sessions.staffId, CITY.staff.residentsChief));
    expect((await under.request("GET", "/api/me", { cookie: cookies.chief ?? "" })).status).toBe(401);
  });
});
