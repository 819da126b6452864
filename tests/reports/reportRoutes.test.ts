import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reports, rounds, staff } from "../../db/schema/index.ts";
import type { ReportInput } from "../../worker/domain/views.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { reportFor } from "./writing.ts";

const { residents } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
let under: ApiUnderTest;
let chief: string;
let member: string;

beforeAll(async () => {
  under = await startApi();
  chief = await signIn(CITY.staff.residentsChief);
  member = await signIn(CITY.staff.residentsMember);
}, 30_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}

async function send(goalId: string, body: ReportInput | Record<string, unknown>, cookie = chief) {
  const answer = await under.request("POST", `/api/units/${residents}/goals/${goalId}/reports`, {
    cookie,
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

test("a report is created once, however often the same act arrives", async () => {
  const input = reportFor(g1);
  expect(await send(g1, input)).toMatchObject({
    status: 201,
    body: { kind: "recorded", report: { version: 1 } },
  });
  expect(await send(g1, input)).toMatchObject({ status: 200, body: { kind: "recorded", isRepeat: true } });
});

test("a writer who was overtaken gets the newer version to look at", async () => {
  await send(g2, reportFor(g2, { done: "先に送った" }));
  expect(await send(g2, reportFor(g2), member)).toMatchObject({
    status: 409,
    body: { kind: "refused", error: { reason: "newerVersion" }, latest: { done: "先に送った" } },
  });
});

test("of many sending at once over HTTP exactly one becomes the version", async () => {
  const answers = await Promise.all(
    [chief, member, chief, member].map((cookie) => send(shared, reportFor(shared), cookie)),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409]);
  expect(await under.db.select().from(reports).where(eq(reports.goalId, shared))).toHaveLength(1);
});

test("one act arriving many times at once over HTTP is recorded once", async () => {
  const input = reportFor(g3);
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(g3, input)));
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 200, 200, 201]);
});

test("a goal of another section is not there to be answered", async () => {
  expect(await send(g4, reportFor(g4))).toMatchObject({
    status: 404,
    body: { error: { reason: "goalNotAsked" } },
  });
});

test("what cannot be read says which field", async () => {
  expect(await send(g1, { ...reportFor(g1), baseVersion: "1" })).toMatchObject({
    status: 400,
    body: {
      reason: "invalid",
      field: "baseVersion",
      error: { message: expect.stringContaining("読み取れませんでした") },
    },
  });
});

test("a too long text says where", async () => {
  expect(await send(g1, reportFor(g1, { baseVersion: 1, blocked: "あ".repeat(2001) }))).toMatchObject({
    status: 400,
    body: {
      reason: "invalid",
      field: "blocked",
      error: { message: expect.stringContaining("困っていること") },
    },
  });
});

test("after the round has closed nothing is taken", async () => {
  await under.db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
  expect(await send(g1, reportFor(g1, { baseVersion: 1 }))).toMatchObject({
    status: 409,
    body: { error: { reason: "roundNotOpen" } },
  });
  await under.db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.round));
});
