import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { civic, management } = CITY.units;
let under: ApiUnderTest;
const cookies = { director: "", foreign: "", chief: "" };

beforeAll(async () => {
  under = await startApi();
  cookies.director = await signIn(CITY.staff.civicDirector);
  cookies.foreign = await signIn(CITY.staff.managementDirector);
  cookies.chief = await signIn(CITY.staff.residentsChief);
}, 30_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}

async function call(who: keyof typeof cookies, method: string, path: string, body?: unknown) {
  const answer = await under.request(method, `/api/departments/${path}`, { cookie: cookies[who], body });
  return { status: answer.status, body: await answer.json() };
}

const talk = { stage: "midterm", fiscalYear: 2026, heldOn: "2026-10-01" };

test("a director reads the paper of the stage that the calendar suggests, and of any other", async () => {
  expect(await call("director", "GET", `${civic}/talk`)).toMatchObject({
    status: 200,
    body: { department: { name: "市民生活部" }, stage: "midterm", fiscalYear: 2026 },
  });
  expect(await call("director", "GET", `${civic}/talk?stage=opening&year=2025`)).toMatchObject({
    status: 200,
    body: { stage: "opening", fiscalYear: 2025, goals: [] },
  });
});

test("the day of a talk is recorded, stands on the paper, and is taken back", async () => {
  expect((await call("director", "POST", `${civic}/talks`, talk)).status).toBe(201);
  const paper = await call("director", "GET", `${civic}/talk?stage=midterm`);
  expect(paper.body).toMatchObject({ heldOn: "2026-10-01" });
  expect((await call("director", "DELETE", `${civic}/talks?stage=midterm&year=2026`)).status).toBe(200);
  expect((await call("director", "DELETE", `${civic}/talks?stage=midterm&year=2026`)).status).toBe(404);
});

test("neither a foreign director nor a section chief reads or records", async () => {
  for (const who of ["foreign", "chief"] as const) {
    expect((await call(who, "GET", `${civic}/talk`)).status).toBe(403);
    expect((await call(who, "POST", `${civic}/talks`, talk)).status).toBe(403);
    expect((await call(who, "DELETE", `${civic}/talks?stage=midterm&year=2026`)).status).toBe(403);
  }
  expect((await call("foreign", "GET", `${management}/talk`)).status).toBe(200);
});

test.each([
  [{ ...talk, heldOn: "2026-10-06" }, "future", "まだ来ていない日"],
  [{ ...talk, heldOn: "2025-12-01" }, "outsideYear", "令和8年3月1日"],
  [{ ...talk, heldOn: "2026-02-30" }, "invalid", ""],
  [{ ...talk, stage: "middle" }, "invalid", ""],
] as const)("the talk %o is refused", async (body, reason, sentence) => {
  const answer = await call("director", "POST", `${civic}/talks`, body);
  expect(answer).toMatchObject({ status: 400, body: { error: { reason } } });
  expect((answer.body as { error: { message: string } }).error.message).toContain(sentence);
});

test("the talks keep the order of their stages", async () => {
  await call("director", "POST", `${civic}/talks`, { ...talk, stage: "opening", heldOn: "2026-04-21" });
  expect(await call("director", "POST", `${civic}/talks`, { ...talk, heldOn: "2026-04-21" })).toMatchObject({
    status: 400,
    body: {
      error: { reason: "beforeEarlier", message: expect.stringContaining("期首の面談（4月21日（火））") },
    },
  });
});

test("a stage that is none is refused", async () => {
  expect((await call("director", "GET", `${civic}/talk?stage=middle`)).status).toBe(400);
});
