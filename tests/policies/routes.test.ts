import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { residents, civic } = CITY.units;
let under: ApiUnderTest;
const cookies = { chief: "", foreign: "", director: "", admin: "" };

beforeAll(async () => {
  under = await startApi();
  cookies.chief = await signIn(CITY.staff.residentsChief);
  cookies.foreign = await signIn(CITY.staff.planningChief);
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

const ofGoal = `/units/${residents}/goals/${CITY.goals.g1}/points`;

test("a reporter of the unit links a goal to a point, and the coverage counts it", async () => {
  const pointIds = [CITY.points.first];
  expect(await call("chief", "PUT", ofGoal, { pointIds })).toMatchObject({ status: 200, body: { pointIds } });
  expect(await call("director", "GET", ofGoal)).toMatchObject({
    status: 200,
    body: { linked: pointIds, mayLink: false },
  });
  const found = await call("director", "GET", `/departments/${civic}/coverage`);
  expect(found).toMatchObject({ status: 200, body: { scope: { name: "市民生活部" } } });
  expect(await call("admin", "GET", "/admin/coverage")).toMatchObject({
    status: 200,
    body: { scope: { name: "若葉市" } },
  });
});

test("whoever does not answer for the unit links nothing", async () => {
  const body = { pointIds: [CITY.points.first] };
  expect((await call("director", "PUT", ofGoal, body)).status).toBe(403);
  expect((await call("foreign", "PUT", ofGoal, body)).status).toBe(403);
  expect((await call("foreign", "GET", ofGoal)).status).toBe(403);
});

test.each([
  [{ pointIds: ["nothing"] }, 409, "pointUnknown"],
  [{ pointIds: "all" }, 400, "invalid"],
  [{}, 400, "invalid"],
] as const)("the choice %o is refused", async (body, status, reason) => {
  expect(await call("chief", "PUT", ofGoal, body)).toMatchObject({ status, body: { error: { reason } } });
});

test("opening a point is put, its end later, and one that is not there is not found", async () => {
  const path = `/points/${CITY.points.first}/opening`;
  const opened = await call("chief", "PUT", path, { isFinished: false });
  expect(opened).toMatchObject({ status: 200, body: { openedAt: expect.any(Number), finishedAt: null } });
  const finished = await call("chief", "PUT", path, { isFinished: true });
  expect(finished).toMatchObject({ status: 200, body: { finishedAt: expect.any(Number) } });
  expect((await call("chief", "PUT", "/points/nothing/opening", { isFinished: true })).status).toBe(404);
  expect((await call("chief", "PUT", path, { isFinished: "yes" })).status).toBe(400);
});
