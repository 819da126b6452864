// A database that has no room at the moment, or goes away, behind every route of the API.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { absences, calendarFeeds, deadlines, readings, reports, staff } from "../../db/schema/index.ts";
import { api, statedRoutes } from "../../worker/api/app.ts";
import { reportFor } from "../reports/writing.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";
import { type DatabaseFault, type DatabaseProxy, startDatabaseProxy } from "../support/databaseProxy.ts";

const WRITES = /\b(INSERT|UPDATE|DELETE)\b/i;
/** Longer than the patience of the database's client: all routes wait it out side by side. */
const TEST_MS = 60_000;

let under: ApiUnderTest;
let proxy: DatabaseProxy;
let cookies: { chief: string; admin: string };
beforeAll(async () => {
  under = await startApi();
  proxy = await startDatabaseProxy(under.bindings.DATABASE_URL as string);
  const signIn = async (id: string) => {
    const [person] = await under.db.select().from(staff).where(eq(staff.id, id));
    return under.signIn(person?.lineUserId ?? "");
  };
  cookies = { chief: await signIn(CITY.staff.residentsChief), admin: await signIn(CITY.staff.admin) };
}, TEST_MS);
afterAll(async () => {
  proxy.close();
  await under.close();
});
beforeEach(() => {
  proxy.faultOf = () => null;
});

/** A call of the API whose database is behind the proxy. */
async function call(method: string, path: string, body?: unknown, cookie = cookies.admin) {
  const answer = await api.request(
    path,
    {
      method,
      headers: { ...OWN_PAGE, cookie, "content-type": "application/json" },
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    },
    { ...under.bindings, DATABASE_URL: proxy.url },
  );
  const text = await answer.text();
  const error = text.startsWith("{")
    ? (JSON.parse(text) as { error?: { reason: string; message: string } }).error
    : undefined;
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), error };
}

/** Until the database is asked for the first time these need a genuine ID token, or nothing at all. */
const ASK_NOTHING = new Set(["POST /api/session", "POST /api/link", "GET /api/config"]);
const ROUTES = statedRoutes()
  .filter(({ method, path }) => !ASK_NOTHING.has(`${method} ${path}`))
  .map(({ method, path }) => ({
    method,
    path: path
      .replace(":unitId", CITY.units.residents)
      .replace(":goalId", CITY.goals.g1)
      .replace(/:\w+/g, "x"),
  }));

/** Called, they would sign out whoever calls the routes after them. */
const ENDS_THE_SESSION = new Set(["/api/session", "/api/link"]);

describe("every route", () => {
  it.each([
    ["tooMany", "busy", "5"],
    ["away", undefined, "30"],
  ] as const)(
    "says 503 with a sentence where the database stays %s, never 500",
    async (fault, reason, retryAfter) => {
      proxy.faultOf = () => fault;
      const answers = await Promise.all(
        ROUTES.map(async ({ method, path }) => {
          const expected = reason ?? (method === "GET" ? "silent" : "unsure");
          const { status, retryAfter: after, error } = await call(method, path);
          const isRight =
            status === 503 && after === retryAfter && error?.reason === expected && /。$/.test(error.message);
          return isRight ? [] : [{ method, path, status, after, error }];
        }),
      );
      expect(answers.flat()).toEqual([]);
      const lines = takeConsoleErrors().map((line) => JSON.parse(line) as { code: string });
      expect(lines).toHaveLength(ROUTES.length);
      expect(new Set(lines.map(({ code }) => code))).toEqual(
        new Set([fault === "away" ? "DATABASE_SILENT HTTP_503" : "DATABASE_BUSY HTTP_429"]),
      );
    },
    TEST_MS,
  );

  it.each(["busy", "tooMany"] as const)(
    "answers as ever where the database was %s once",
    async (fault) => {
      for (const { method, path } of ROUTES.filter(({ path }) => !ENDS_THE_SESSION.has(path))) {
        const { status: usual } = await call(method, path);
        let isFirst = true;
        proxy.faultOf = () => {
          const wasFirst = isFirst;
          isFirst = false;
          return wasFirst ? fault : null;
        };
        expect({ method, path, ...(await call(method, path)) }).toMatchObject({ status: usual });
        proxy.faultOf = () => null;
      }
    },
    TEST_MS,
  );
});

const { residents } = CITY.units;
interface Write {
  what: string;
  method: string;
  path: string;
  body(): object;
  rows(): Promise<number>;
}
const WRITES_OF: Write[] = [
  {
    what: "a report",
    method: "POST",
    path: `/api/units/${residents}/goals/${CITY.goals.g1}/reports`,
    body: () => reportFor(CITY.goals.g1),
    rows: () => under.db.$count(reports),
  },
  {
    what: "a reading",
    method: "PUT",
    path: `/api/points/${CITY.points.first}/reading`,
    body: () => ({}),
    rows: () => under.db.$count(readings),
  },
  {
    what: "an absence",
    method: "POST",
    path: "/api/absences",
    body: () => ({ fromDay: "2026-10-06", untilDay: "2026-10-09", deputyId: CITY.staff.residentsMember }),
    rows: () => under.db.$count(absences),
  },
  {
    what: "a deadline",
    method: "POST",
    path: "/api/deadlines",
    body: () => ({
      submissionKey: crypto.randomUUID(),
      title: "台帳の点検",
      note: "",
      opensOn: "2026-10-05",
      dueOn: "2026-10-23",
      ownerUnitId: residents,
      handIn: "check",
      handInBy: "unit",
      repeat: "never",
      ladder: null,
      audiences: [{ unitId: residents, role: "chief", title: null }],
    }),
    rows: () => under.db.$count(deadlines),
  },
  {
    what: "a calendar feed",
    method: "POST",
    path: "/api/calendar-feed",
    body: () => ({}),
    rows: () => under.db.$count(calendarFeeds),
  },
];

/** What is written goes wrong, the first times; what is read never. */
function failWrites(fault: DatabaseFault, times = Number.POSITIVE_INFINITY) {
  let left = times;
  proxy.faultOf = (asked) => {
    if (!WRITES.test(asked)) return null;
    left -= 1;
    return left >= 0 ? fault : null;
  };
}

async function write({ method, path, body, rows }: Write) {
  const before = await rows();
  const answer = await call(method, path, body(), cookies.chief);
  return { ...answer, stored: (await rows()) - before };
}

it(
  "writes are told as not done where the database stays busy",
  async () => {
    failWrites("busy");
    const told = await Promise.all(WRITES_OF.map(write));
    const notDone = { status: 503, error: { reason: "busy" }, stored: 0 };
    expect(told).toMatchObject(WRITES_OF.map(() => notDone));
    expect(takeConsoleErrors()).toHaveLength(WRITES_OF.length);
  },
  TEST_MS,
);

it.each(WRITES_OF)("$what is stored once where the database was busy at first", async (each) => {
  failWrites("busy", 2);
  const told = await write(each);
  expect(told.stored).toBe(1);
  expect([200, 201]).toContain(told.status);
});

it(
  "a write whose answer was lost is stored once, and told as unsure",
  async () => {
    failWrites("lost");
    const before = await under.db.$count(reports);
    const path = `/api/units/${residents}/goals/${CITY.goals.g2}/reports`;
    const answer = await call("POST", path, reportFor(CITY.goals.g2), cookies.chief);
    expect(answer).toMatchObject({ status: 503, retryAfter: "30", error: { reason: "unsure" } });
    expect(await under.db.$count(reports)).toBe(before + 1);
    expect(takeConsoleErrors()).toHaveLength(1);
  },
  TEST_MS,
);
