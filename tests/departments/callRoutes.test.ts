import { afterAll, beforeAll, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { civic, residents, community } = CITY.units;
const path = `/api/departments/${civic}/call`;
const queue: unknown[] = [];
let under: ApiUnderTest;
const cookieOf = new Map<string, string>();

beforeAll(async () => {
  under = await startApi();
  under.bindings.BATCHES = {
    sendBatch: async (messages: unknown[]) => {
      queue.push(...messages);
    },
  };
  for (const { id, lineUserId } of await under.db.select().from(staff)) {
    if (lineUserId) cookieOf.set(id, await under.signIn(lineUserId));
  }
}, 30_000);
afterAll(() => under.close());

const request = (method: string, by: string, body?: unknown, at = path) =>
  under.request(method, at, { cookie: cookieOf.get(by) ?? "", ...(body === undefined ? {} : { body }) });
const director = CITY.staff.civicDirector;

test("a director sees what a call would do, and calls", async () => {
  const preview = await request("GET", director);
  expect(preview.status).toBe(200);
  expect(await preview.json()).toMatchObject({
    round: { id: CITY.round },
    units: [{ unit: { id: residents } }, { unit: { id: community } }],
  });
  const answer = await request("POST", director, { unitIds: [residents] });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ kind: "called", units: [{ unitId: residents }] });
  expect(queue).toHaveLength(1);
});

test("a second call of the day is refused with a sentence", async () => {
  const answer = await request("POST", CITY.staff.admin, { unitIds: [residents] });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual({
    error: { reason: "calledBefore", message: "もう声をかけてあります。" },
  });
});

test("nobody calls in a department that is not theirs", async () => {
  for (const by of [CITY.staff.managementDirector, CITY.staff.residentsChief]) {
    expect((await request("POST", by, { unitIds: [community] })).status).toBe(403);
    expect((await request("GET", by)).status).toBe(403);
  }
  // Through a department of one's own no other's units are reached.
  const foreign = `/api/departments/${CITY.units.management}/call`;
  const answer = await request("POST", CITY.staff.managementDirector, { unitIds: [community] }, foreign);
  expect(answer.status).toBe(409);
});

test.each([[{}], [{ unitIds: [] }], [{ unitIds: [7] }], [{ unitIds: "unit-residents" }]])(
  "%j is not a call",
  async (body) => {
    expect((await request("POST", director, body)).status).toBe(400);
  },
);
