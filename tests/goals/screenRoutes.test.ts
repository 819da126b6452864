import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { residents, civic } = CITY.units;
let under: ApiUnderTest;
const cookies = { chief: "", director: "", admin: "" };

beforeAll(async () => {
  under = await startApi();
  cookies.chief = await signIn(CITY.staff.residentsChief);
  cookies.director = await signIn(CITY.staff.civicDirector);
  cookies.admin = await signIn(CITY.staff.admin);
}, 30_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}

async function call(who: keyof typeof cookies, method: string, path: string, body?: unknown) {
  const answer = await under.request(method, `/api${path}`, { cookie: cookies[who], body });
  return { status: answer.status, body: await answer.json() };
}

test.each([
  ["chief", "/me", { name: "藤代 和美" }],
  ["chief", "/home", { today: "2026-10-05", duties: [{ kind: "report" }, { kind: "read" }] }],
  ["chief", `/units/${residents}/goals`, { fiscalYear: 2026, openRoundId: CITY.round }],
  ["chief", `/units/${residents}/goals?year=2025`, { fiscalYear: 2025, goals: [] }],
  ["chief", `/units/${residents}/goals/${CITY.goals.g1}`, { goal: { number: 1 }, canReport: true }],
  ["chief", "/policies", { policies: [{ title: "市政運営の基本方針" }, { unit: { id: civic } }] }],
  ["chief", `/points/${CITY.points.second}`, { point: { path: "1(2)" } }],
  ["director", `/departments/${civic}/grid`, { department: { id: civic }, units: [{}, {}] }],
] as const)("%s reads %s", async (who, path, body) => {
  expect(await call(who, "GET", path)).toMatchObject({ status: 200, body });
});

test.each([
  [`/units/${residents}/goals/${CITY.goals.g4}`, 404, "notFound"],
  ["/points/nothing", 404, "notFound"],
  ["/policies?year=令和8", 400, "invalid"],
  [`/units/${residents}/goals?year=8`, 400, "invalid"],
] as const)("%s is answered with %i", async (path, status, reason) => {
  expect(await call("chief", "GET", path)).toMatchObject({ status, body: { error: { reason } } });
});

test("a reading is put, and putting it again keeps its time", async () => {
  const path = `/points/${CITY.points.first}/reading`;
  const first = await call("chief", "PUT", path, {});
  expect(first).toMatchObject({ status: 200, body: { readAt: expect.any(Number) } });
  expect(await call("chief", "PUT", path, {})).toEqual(first);
  expect(await call("chief", "PUT", "/points/nothing/reading", {})).toMatchObject({ status: 404 });
});

test("the office sets a point's priority; too long a short form is refused", async () => {
  const path = `/admin/points/${CITY.points.nested}/priority`;
  expect(await call("admin", "PUT", path, { isPriority: true, shortForm: "  " })).toEqual({
    status: 200,
    body: { isPriority: true, shortForm: null },
  });
  const long = { isPriority: true, shortForm: "あ".repeat(61) };
  expect(await call("admin", "PUT", path, long)).toMatchObject({
    status: 400,
    body: { error: { reason: "invalid" } },
  });
});
