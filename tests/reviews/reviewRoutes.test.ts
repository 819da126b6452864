import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reports, reviews, staff } from "../../db/schema/index.ts";
import { reportFor } from "../reports/writing.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { residents } = CITY.units;
const { g1, g2, g3 } = CITY.goals;
let under: ApiUnderTest;
let chief: string;
let director: string;
let foreign: string;
let admin: string;

beforeAll(async () => {
  under = await startApi();
  chief = await signIn(CITY.staff.residentsChief);
  director = await signIn(CITY.staff.civicDirector);
  foreign = await signIn(CITY.staff.managementDirector);
  admin = await signIn(CITY.staff.admin);
}, 30_000);
afterAll(() => under.close());

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select({ line: staff.lineUserId }).from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.line ?? "");
}

async function call(method: string, path: string, cookie: string, body?: unknown) {
  const answer = await under.request(method, `/api${path}`, {
    cookie,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function send(goalId: string): Promise<string> {
  const path = `/units/${residents}/goals/${goalId}/reports`;
  const { body } = await call("POST", path, chief, reportFor(goalId));
  return (body as { report: { id: string } }).report.id;
}

test("a superior says a word once, and it stands on the goal's page", async () => {
  const id = await send(g1);
  const act = { reviewKey: "a-key-of-one-act", mark: "helpful", word: "助かります。" };
  expect(await call("POST", `/reports/${id}/reviews`, director, act)).toMatchObject({ status: 201 });
  expect(await call("POST", `/reports/${id}/reviews`, director, act)).toMatchObject({
    status: 200,
    body: { isRepeat: true },
  });
  expect(await call("GET", `/units/${residents}/goals/${g1}`, chief)).toMatchObject({
    body: { reviews: { [id]: [{ mark: "helpful", word: "助かります。", isSeen: false }] }, canReview: false },
  });
  expect(await call("GET", `/units/${residents}/goals/${g1}`, director)).toMatchObject({
    body: { canReview: true },
  });
  expect(await call("PUT", `/units/${residents}/goals/${g1}/reviews/seen`, chief)).toMatchObject({
    status: 200,
  });
  expect(await call("GET", "/home", chief)).toMatchObject({ body: { reviewNews: [] } });
});

test("neither a foreign superior, an administrator nor the author says anything of a report", async () => {
  const id = await send(g2);
  const act = { reviewKey: "a-key-of-another-act", mark: "seen", word: "" };
  for (const cookie of [foreign, admin, chief]) {
    expect(await call("POST", `/reports/${id}/reviews`, cookie, act)).toMatchObject({
      status: 403,
      body: { error: { reason: "notSuperior" } },
    });
    const lot = await call("POST", `/units/${residents}/reviews/seen`, cookie, { reportIds: [id] });
    expect(lot).toMatchObject({ status: 403, body: { error: { reason: "forbidden" } } });
  }
  expect(await under.db.select().from(reviews).where(eq(reviews.reportId, id))).toEqual([]);
  expect(await call("GET", "/reviews", foreign)).toMatchObject({ status: 200, body: { units: [] } });
});

test("a lot arriving many times at once is marked once", async () => {
  const lot = (await call("GET", "/reviews", director)).body as { units: { reports: { id: string }[] }[] };
  const reportIds = lot.units.flatMap((unit) => unit.reports.map(({ id }) => id));
  const path = `/units/${residents}/reviews/seen`;
  const answers = await Promise.all([1, 2, 3].map(() => call("POST", path, director, { reportIds })));
  expect(answers.map(({ body }) => (body as { marked: number }).marked).toSorted()).toEqual([0, 0, 1]);
  expect(await call("GET", "/reviews", director)).toMatchObject({ body: { units: [] } });
});

test("an author takes a report back, until a superior has said something of it", async () => {
  const id = await send(g3);
  expect(await call("POST", `/reports/${id}/undo`, director)).toMatchObject({ status: 403 });
  expect(await call("POST", `/reports/${id}/undo`, chief)).toMatchObject({ status: 200 });
  expect(await under.db.select().from(reports).where(eq(reports.goalId, g3))).toEqual([]);
  const [seen] = await under.db.select().from(reports).where(eq(reports.goalId, g2));
  expect(await call("POST", `/reports/${seen?.id}/undo`, chief)).toMatchObject({
    status: 409,
    body: { error: { reason: "reviewed", message: expect.stringContaining("上司が確認した") } },
  });
});

test("what does not fit is refused with a sentence", async () => {
  const [report] = await under.db.select().from(reports).where(eq(reports.goalId, g1));
  const path = `/reports/${report?.id}/reviews`;
  const key = "yet-another-key";
  expect(await call("POST", path, director, { reviewKey: key, mark: "question", word: "" })).toMatchObject({
    status: 400,
    body: { error: { reason: "wordMissing", message: "質問を書いてください。" } },
  });
  expect(await call("POST", path, director, { reviewKey: key, mark: "bad", word: "" })).toMatchObject({
    status: 400,
  });
});
