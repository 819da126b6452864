// Requests that no screen of ours makes: each is refused clearly, in the one shape, and leaves nothing behind.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditLog, goals, points, policies, reports } from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY, criteriaOf } from "../support/city.ts";

const CHIEF = "U00000000000000000000000000000002";
const ADMIN = "U00000000000000000000000000000009";
const REPORTS = `/api/units/${CITY.units.residents}/goals/${CITY.goals.g1}/reports`;
const HALF = "\ud83d";

let under: ApiUnderTest;
let chief: string;
let admin: string;
beforeAll(async () => {
  under = await startApi();
  chief = await under.signIn(CHIEF);
  admin = await under.signIn(ADMIN);
}, 30_000);
afterAll(() => under.close());

/** A request as it stands, with whatever headers and bytes. */
function raw(method: string, path: string, init: { cookie?: string; type?: string; body?: BodyInit } = {}) {
  const headers = new Headers({ ...OWN_PAGE });
  if (init.cookie) headers.set("cookie", init.cookie);
  if (init.type) headers.set("content-type", init.type);
  return api.request(path, { method, headers, body: init.body ?? null }, under.bindings);
}

/** Refused with a 4xx, a reason, a sentence in Japanese, and nothing of what was sent. */
async function expectRefusal(answer: Response, status?: number): Promise<string> {
  const text = await answer.text();
  expect(answer.headers.get("content-type"), text).toContain("application/json");
  if (status === undefined) expect([answer.status >= 400, answer.status < 500], text).toEqual([true, true]);
  else expect(answer.status, text).toBe(status);
  const { error } = JSON.parse(text) as { error: { reason: string; message: string } };
  expect(error.reason).toMatch(/^[a-zA-Z]+$/);
  expect(error.message).toMatch(/[ぁ-ん].*。$/);
  return error.reason;
}

const stored = async () => [
  await under.db.$count(reports),
  await under.db.$count(goals),
  await under.db.$count(policies),
  await under.db.$count(auditLog),
];

function report(overrides: Record<string, unknown> = {}) {
  const [first, second] = criteriaOf(CITY.goals.g1);
  return {
    roundId: CITY.round,
    submissionKey: crypto.randomUUID(),
    baseVersion: 0,
    gradeId: CITY.grades.onTrack,
    judgements: { [first]: "achieved", [second]: "partial" },
    done: "",
    blocked: "",
    next: "",
    needsSupport: false,
    ...overrides,
  };
}

const JSON_ROUTES: [method: string, path: string, who: "chief" | "admin"][] = [
  ["POST", "/api/session", "chief"],
  ["POST", "/api/link", "chief"],
  ["POST", REPORTS, "chief"],
  ["PUT", `/api/admin/points/${CITY.points.first}/priority`, "admin"],
  ["POST", "/api/admin/invites", "admin"],
];

describe.each(JSON_ROUTES)("%s %s", (method, path, who) => {
  const cookie = () => (who === "admin" ? admin : chief);

  test.each<[string, string | undefined, string]>([
    ["JSON that breaks off", "application/json", '{"idToken":'],
    ["an empty body", "application/json", ""],
    ["null", "application/json", "null"],
    ["an array", "application/json", "[]"],
    ["a number", "application/json", "7"],
    ["a text under the name of JSON", "application/json", '"日報"'],
    ["a form", "application/x-www-form-urlencoded", "idToken=1"],
    ["text", "text/plain", "{}"],
    ["XML", "application/xml", "<a/>"],
    ["no type", undefined, "{}"],
    ["every field of the wrong type", "application/json", '{"idToken":{},"staffNumber":[],"roundId":1}'],
    ["fields of half characters", "application/json", '{"idToken":"\\ud83d","staffNumber":"\\ud83d"}'],
    ["a nest of brackets", "application/json", "[".repeat(50_000) + "]".repeat(50_000)],
  ])("refuses %s", async (_, type, body) => {
    const before = await stored();
    await expectRefusal(await raw(method, path, { cookie: cookie(), body, ...(type ? { type } : {}) }));
    expect(await stored()).toEqual(before);
  });

  test("refuses a body of two megabytes without reading all of it", async () => {
    const body = JSON.stringify({ idToken: "x".repeat(2 * 1024 * 1024) });
    await expectRefusal(await raw(method, path, { cookie: cookie(), type: "application/json", body }), 413);
  });
});

describe("a report", () => {
  const send = (body: unknown) => under.request("POST", REPORTS, { cookie: chief, body });

  test.each<[string, Record<string, unknown>]>([
    ["half a character as the round", { roundId: HALF }],
    ["half a character as the grade", { gradeId: HALF }],
    ["a grade of the prototype", { gradeId: "__proto__" }],
    ["a version of nobody", { baseVersion: 9_007_199_254_740_991 }],
    ["a negative version", { baseVersion: -1 }],
    ["a judgement of no state", { judgements: { [criteriaOf(CITY.goals.g1)[0]]: "__proto__" } }],
    ["a criterion of half a character", { judgements: { [HALF]: "achieved" } }],
    ["judgements as a list", { judgements: ["achieved"] }],
  ])("with %s is refused", async (_, overrides) => {
    const before = await stored();
    await expectRefusal(await send(report(overrides)));
    expect(await stored()).toEqual(before);
  });

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "cannot judge %s in place of a criterion",
    async (name) => {
      const before = await stored();
      const judgements = JSON.parse(`{"${name}":"achieved"}`) as object;
      await expectRefusal(await send(report({ judgements })));
      expect(await stored()).toEqual(before);
    },
  );

  test("keeps words of any script, and drops what no keyboard types", async () => {
    const answer = await send(report({ done: `窓口\u0000を\u0007改めた 👩‍👩‍👧 שלום ${HALF}\n<b>太字</b>` }));
    expect(answer.status).toBe(201);
    const [row] = await under.db.select().from(reports).where(eq(reports.goalId, CITY.goals.g1));
    expect(row?.done).toBe("窓口を改めた 👩‍👩‍👧 שלום \ufffd\n<b>太字</b>");
  });
});

describe("paths", () => {
  test.each([
    "/api/units/%00/goals",
    "/api/units/%F0%9F/goals",
    "/api/units/..%2F..%2Fetc/goals",
    "/api/units/'%20OR%201=1--/goals",
    "/api/units/%E2%80%AEx/goals",
    `/api/units/${"x".repeat(4_000)}/goals`,
    `/api/units/${CITY.units.residents}/goals/%00`,
    `/api/units/${CITY.units.residents}/goals/__proto__`,
    "/api/points/%00",
    "/api/points/%F0%9F",
    "/api/points/constructor",
    "/api/departments/%27/grid",
    `/api/units/${CITY.units.residents}/goals?year=abc`,
    `/api/units/${CITY.units.residents}/goals?year=-001`,
    `/api/units/${CITY.units.residents}/goals?year=２０２６`,
    "/api/policies?year=20261",
    "/api/nothing/here",
    "/api/../api/nothing",
  ])("GET %s is refused", async (path) => {
    await expectRefusal(await raw("GET", path, { cookie: chief }));
  });

  test.each(["1926", "2199"])("the year %s is empty", async (year) => {
    for (const path of [`/api/units/${CITY.units.residents}/goals`, "/api/policies"]) {
      expect((await raw("GET", `${path}?year=${year}`, { cookie: chief })).status).toBe(200);
    }
  });

  test("a reading of a point that does not exist leaves nothing", async () => {
    const before = await stored();
    for (const id of ["%00", "nowhere", "%F0%9F", "..%2F1"]) {
      await expectRefusal(await raw("PUT", `/api/points/${id}/reading`, { cookie: chief }));
    }
    expect(await stored()).toEqual(before);
  });

  test("a method that a path does not have is refused", async () => {
    await expectRefusal(await raw("PATCH", "/api/me", { cookie: chief, type: "application/json" }), 404);
  });

  test("a form of another site is refused", async () => {
    const answer = await api.request(
      "/api/session",
      {
        method: "POST",
        headers: { origin: "https://evil.example", "content-type": "text/plain", cookie: chief },
        body: "{}",
      },
      under.bindings,
    );
    expect(await expectRefusal(answer, 403)).toBe("foreignOrigin");
  });

  test.each(["", "=", "x".repeat(8_000), "%00", "%F0%9F"])(
    "a cookie that is no session: %#",
    async (value) => {
      await expectRefusal(await raw("GET", "/api/me", { cookie: `__Host-shinchoku=${value}` }), 401);
    },
  );
});

describe("an upload", () => {
  async function upload(kind: string, form: FormData) {
    const request = new Request(`http://localhost/api/admin/imports/${kind}`, {
      method: "POST",
      headers: { ...OWN_PAGE, cookie: admin },
      body: form,
    });
    return api.request(request, undefined, under.bindings);
  }
  const formOf = (fields: Record<string, string | File>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  const csv = (text: string) => new File([text], "表.csv");

  test.each<[string, () => FormData]>([
    ["without a file", () => formOf({ unit: "市民生活部" })],
    ["with its file in another field", () => formOf({ upload: csv("a,b") })],
    ["with text where the file should be", () => formOf({ file: "番号" })],
    ["with a year of letters", () => formOf({ file: csv("番号"), year: "abcd" })],
    ["with a flag that is neither", () => formOf({ file: csv("番号"), dryRun: "maybe" })],
    ["of an empty file", () => formOf({ file: csv("") })],
    ["of a page break and nothing else", () => formOf({ file: csv("\f") })],
  ])("%s is refused", async (_, form) => {
    const before = await stored();
    await expectRefusal(await upload("goals", form()), 400);
    expect(await stored()).toEqual(before);
  });

  test.each([
    ["application/json", "{}"],
    ["multipart/form-data; boundary=x", "--y\r\n"],
    ["multipart/form-data", "nothing"],
  ])("that is no form (%s) is refused", async (type, body) => {
    const before = await stored();
    await expectRefusal(await raw("POST", "/api/admin/imports/goals", { cookie: admin, type, body }), 400);
    expect(await stored()).toEqual(before);
  });

  test("of more than 10 MB is refused although it does not say how long it is", async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 11; n += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const request = new Request("http://localhost/api/admin/imports/goals", {
      method: "POST",
      headers: {
        ...OWN_PAGE,
        cookie: admin,
        "content-type": "multipart/form-data; boundary=x",
      },
      body,
      duplex: "half",
    } as RequestInit);
    await expectRefusal(await api.request(request, undefined, under.bindings), 413);
  });

  test("keeps a formula and a tag as the characters they are", async () => {
    const text =
      "番号,実施項目,計画・方針等の分類,どの水準まで,どのような方法で,いつまで,共通/課名\n" +
      "1,=cmd|' /C calc'!A0,<script>alert(1)</script>,届いている。,進める。,年度末,市民課\n";
    const answer = await upload("goals", formOf({ file: csv(text), year: "2031", unit: "市民生活部" }));
    expect(await answer.json()).toMatchObject({ outcome: { kind: "imported" } });
    const [goal] = await under.db.select().from(goals).where(eq(goals.fiscalYear, 2031));
    expect(goal).toMatchObject({ title: "=cmd|' /C calc'!A0", category: "<script>alert(1)</script>" });
  });

  test("tells a unit that does not exist by its own hostile name", async () => {
    const form = formOf({ file: csv("番号"), year: "2031", unit: "x".repeat(101) });
    await expectRefusal(await upload("goals", form), 400);
  });
});

test("a short form of half a character is stored as a whole one", async () => {
  const path = `/api/admin/points/${CITY.points.first}/priority`;
  const answer = await under.request("PUT", path, {
    cookie: admin,
    body: { isPriority: true, shortForm: `窓口${HALF}` },
  });
  expect(answer.status).toBe(200);
  const [point] = await under.db.select().from(points).where(eq(points.id, CITY.points.first));
  expect(point?.shortForm).toBe("窓口\ufffd");
});
