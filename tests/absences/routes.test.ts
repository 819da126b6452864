import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import type { AbsencesView } from "../../worker/domain/deliveryViews.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { residentsChief, residentsMember, communityChief } = CITY.staff;
const subject = `report:${CITY.round}`;

let under: ApiUnderTest;
let chief: string;
let member: string;

beforeAll(async () => {
  under = await startApi();
  chief = await signIn(residentsChief);
  member = await signIn(residentsMember);
}, 30_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}

async function call(method: string, path: string, body?: unknown, cookie = chief) {
  const answer = await under.request(method, path, { cookie, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as never };
}

const wish = { fromDay: "2026-10-06", untilDay: "2026-10-09", deputyId: residentsMember };

test("an absence is recorded, shown and taken back by the person alone", async () => {
  const recorded = await call("POST", "/api/absences", wish);
  expect(recorded).toMatchObject({
    status: 201,
    body: {
      today: "2026-10-05",
      absences: [{ fromDay: "2026-10-06", untilDay: "2026-10-09", deputy: { name: "小野寺 岳志" } }],
      usualDeputyId: residentsMember,
    },
  });
  const id = (recorded.body as AbsencesView).absences[0]?.id ?? "";
  expect((await call("GET", "/api/absences", undefined, member)).body).toMatchObject({ absences: [] });
  expect((await call("DELETE", `/api/absences/${id}`, undefined, member)).status).toBe(404);
  expect(await call("DELETE", `/api/absences/${id}`)).toMatchObject({ status: 200, body: { absences: [] } });
  expect(await call("DELETE", `/api/absences/${id}`)).toMatchObject({
    status: 404,
    body: { error: { reason: "notFound" } },
  });
});

test.each([
  [{ ...wish, untilDay: "2026-10-05" }, "reversed", "終わりの日が、始まりの日より前です"],
  [{ ...wish, fromDay: "2026-10-01", untilDay: "2026-10-02" }, "past", "もう過ぎています"],
  [{ ...wish, untilDay: "2028-10-09" }, "tooFar", "1 年先の"],
  [{ ...wish, deputyId: communityChief }, "deputyNotPossible", "代理に選べません"],
  [{ ...wish, fromDay: "2026-02-30" }, "invalid", "読み取れません"],
  [{ untilDay: "2026-10-09" }, "invalid", "読み取れません"],
])("%j is refused with the sentence that says why", async (body, reason, message) => {
  expect(await call("POST", "/api/absences", body)).toMatchObject({
    status: 400,
    body: { error: { reason, message: expect.stringContaining(message) } },
  });
});

test("a duty is put off from the app to a moment that is offered", async () => {
  expect(await call("GET", `/api/snoozes/choices?subject=${subject}`)).toMatchObject({
    status: 200,
    body: {
      left: 3,
      choices: [{ choice: "afterLunch" }, { choice: "sixteen" }, { choice: "nextMorning" }],
    },
  });
  expect(await call("POST", "/api/snoozes", { subject, choice: "sixteen" })).toEqual({
    status: 200,
    body: { until: Date.parse("2026-10-05T16:00:00+09:00"), left: 2 },
  });
  expect(await call("POST", "/api/snoozes", { subject, choice: "dayBefore" })).toMatchObject({
    status: 409,
    body: { error: { reason: "notThen" } },
  });
});

test("what is not open for the caller, or is no duty, cannot be put off", async () => {
  expect(await call("POST", "/api/snoozes", { subject, choice: "sixteen" }, member)).toMatchObject({
    status: 409,
    body: { error: { reason: "nothingOpen", message: "この件は、もう済んでいます。" } },
  });
  for (const other of ["trouble:quota:2026-10", "report:", "x".repeat(200)]) {
    expect((await call("GET", `/api/snoozes/choices?subject=${other}`)).status).toBe(400);
    expect((await call("POST", "/api/snoozes", { subject: other, choice: "sixteen" })).status).toBe(400);
  }
  expect((await call("POST", "/api/snoozes", { subject, choice: "someday" })).status).toBe(400);
});
