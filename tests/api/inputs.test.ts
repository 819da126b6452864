// Every number, date, key and id that any route reads, sent as nobody means it: a refusal with a sentence, never a failure,
// and nothing stored.
import type * as v from "valibot";
import { is } from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditLog } from "../../db/schema/index.ts";
import type { Rule } from "../../worker/api/access.ts";
import { statedRoutes } from "../../worker/api/app.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS } from "../../worker/domain/settings.ts";
import { id } from "../../worker/domain/shapes.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY, criteriaOf } from "../support/city.ts";
import { type LeafKind, leavesOf, sampleOf, variantsOf, withValue } from "../support/inputs.ts";
import { addPersonnel, PERSONNEL } from "../support/personnel.ts";

const HUGE = [2 ** 53, -(2 ** 53), 1e308, 1e21];
const NUMBERS = [
  ...HUGE,
  -1,
  0.1,
  -0,
  null,
  "NaN",
  "9007199254740992",
  "1e308",
  "1e21",
  "９９９９９９９９時間",
  true,
  [],
  {},
];
const DATES = [
  "0000-01-01",
  "1925-12-31",
  "9999-12-31",
  "99999-01-01",
  "2026-02-30",
  "0000-01",
  "2200-01",
  "2026-13",
  "0000",
  "9999",
  "99999",
  "２０２６-10",
  "2026-10-06T00:00",
  "NaN",
  " ",
];
const KEYS = [
  "probe-x\r\nURL:https://evil.example/\r\nX-INJ:1",
  "<img src=x onerror=alert(1)>",
  "__proto__",
  "' OR 1=1 --",
  "../../../x",
  "ｆｕｌｌ-ｗｉｄｔｈ",
  "a".repeat(200),
  "",
  "key of words",
  "%0d%0akey-key",
  "key-\ud83d-key",
];

const IN_PATHS = [
  ...KEYS.filter((key) => key !== "" && key.isWellFormed()),
  "%00",
  "constructor",
  "0000-01",
  "9999-12-31",
];

// Each walks through many requests.
const WALK_MS = 60_000;

const LINE_USERS = { chief: 2, director: 1, admin: 9 } as const;
type Who = keyof typeof LINE_USERS | "personnel";
const WHO: Record<Rule, Who> = {
  anyone: "chief",
  signedIn: "chief",
  postHolder: "chief",
  unitReader: "chief",
  unitReporter: "chief",
  unitSuperior: "director",
  departmentOverseer: "director",
  overtimeOrderer: "chief",
  overtimeReader: "chief",
  personnel: "personnel",
  admin: "admin",
};
const PARAMS: Record<string, string> = {
  unitId: CITY.units.residents,
  goalId: CITY.goals.g1,
  pointId: CITY.points.first,
  staffId: CITY.staff.residentsMember,
  kind: "goals",
  key: "round",
  month: "2026-09",
};

let under: ApiUnderTest;
const cookies = {} as Record<Who, string>;
beforeAll(async () => {
  under = await startApi();
  await addPersonnel(under.db);
  for (const [who, number] of Object.entries(LINE_USERS)) {
    cookies[who as Who] = await under.signIn(`U${String(number).padStart(32, "0")}`);
  }
  cookies.personnel = await under.signIn(PERSONNEL.lineUserId);
}, 60_000);
afterAll(() => under.close());

// They would sign the caller out for the routes after them.
const ROUTES = statedRoutes().filter(
  ({ method, path }) => !(method === "DELETE" && /\/(session|link)$/.test(path)),
);
const pathOf = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => PARAMS[name] ?? "nowhere-at-all");
const callerOf = (rule: Rule | undefined) => cookies[WHO[rule ?? "anyone"]];
const changes = () => under.db.$count(auditLog);

/** Bodies that a rule would take, so that what the schema lets through meets the rule. */
const times = { from: 1050, until: 1110, breakMinutes: 0 };
const wish = { day: "2026-10-06", ...times, task: "窓口の準備", purpose: { kind: "reason", key: "peak" } };
const newKey = () => `walk-${crypto.randomUUID()}`;
const REAL: Record<string, () => Record<string, unknown>> = {
  "POST /api/overtime/orders": () => ({ submissionKey: newKey(), ...wish }),
  "PUT /api/overtime/orders/:orderId": () => ({ submissionKey: newKey(), ...wish, baseVersion: 1 }),
  "POST /api/units/:unitId/overtime/orders": () => ({
    submissionKey: newKey(),
    ...wish,
    staffIds: [CITY.staff.residentsMember],
    word: "",
  }),
  "POST /api/units/:unitId/overtime/transfers": () => ({
    submissionKey: newKey(),
    otherUnitId: CITY.units.community,
    direction: "take",
    month: "2026-10",
    minutes: 60,
    word: "",
  }),
  "POST /api/units/:unitId/goals/:goalId/reports": () => ({
    roundId: CITY.round,
    submissionKey: newKey(),
    baseVersion: 0,
    gradeId: CITY.grades.onTrack,
    judgements: Object.fromEntries(criteriaOf(CITY.goals.g1).map((criterion) => [criterion, "achieved"])),
    done: "",
    blocked: "",
    next: "",
    needsSupport: false,
    supportFrom: null,
    values: { "indicator-1": 1 },
  }),
};

interface Field {
  method: string;
  path: string;
  rule: Rule | undefined;
  target: string;
  at: string[];
  schema: v.GenericSchema;
  whole: v.GenericSchema;
}

function fields(...kinds: LeafKind[]): Field[] {
  return ROUTES.flatMap(({ method, path, rule, inputs }) =>
    inputs.flatMap(({ target, schema }) =>
      target === "param"
        ? []
        : variantsOf(schema).flatMap((whole) =>
            leavesOf(whole)
              .filter(({ kind }) => kinds.includes(kind))
              .map((leaf) => ({ method, path, rule, target, at: leaf.path, schema: leaf.schema, whole })),
          ),
    ),
  );
}

async function send({ method, path, rule, target, at, whole }: Field, value: unknown) {
  const cookie = callerOf(rule);
  const isForm = target === "form" || target === "query";
  const real =
    typeof value === "number" && whole === inputOf(method, path) ? REAL[`${method} ${path}`]?.() : undefined;
  const input = withValue(real ?? sampleOf(whole), at, value) as Record<string, unknown>;
  if (target === "query") {
    const query = Object.entries(input).map(
      ([name, each]) => `${name}=${encodeURIComponent(String(each).toWellFormed())}`,
    );
    return under.request(method, `${pathOf(path)}?${query.join("&")}`, { cookie });
  }
  if (!isForm) return under.request(method, pathOf(path), { cookie, body: input });
  const form = new FormData();
  for (const [name, each] of Object.entries(input))
    form.set(name, each instanceof File ? each : String(each));
  return under.request(method, pathOf(path), { cookie, form });
}

function inputOf(method: string, path: string) {
  return ROUTES.find((route) => route.method === method && route.path === path)?.inputs.find(
    ({ target }) => target === "json",
  )?.schema;
}

const named = (field: Field) =>
  [`${field.method} ${field.path} ${field.target}.${field.at.join(".")}`, field] as const;

test("the walk has a field of every kind to send", () => {
  expect(fields("number").length).toBeGreaterThan(20);
  expect(fields("date").length).toBeGreaterThan(20);
  expect(fields("key").length).toBeGreaterThan(8);
  expect(fields("id").length).toBeGreaterThan(15);
});

describe("numbers", () => {
  test.each(fields("number").map(named))(
    "%s",
    async (_, field) => {
      for (const value of NUMBERS) {
        const before = await changes();
        const answer = await send(field, value);
        const fits = is(field.schema, value);
        const told = [JSON.stringify(value), answer.status];
        expect(answer.status, String(told)).toBeLessThan(500);
        if (!fits || HUGE.includes(value as number)) {
          expect(told).toEqual([JSON.stringify(value), 400]);
          expect(await changes()).toBe(before);
        }
      }
    },
    WALK_MS,
  );

  test("nothing of it makes a page of others fail", async () => {
    for (const unitId of [CITY.units.residents, CITY.units.civic, CITY.units.root]) {
      const answer = await under.request("GET", `/api/units/${unitId}/overtime/hours`, {
        cookie: cookies.personnel,
      });
      expect([unitId, answer.status]).toEqual([unitId, 200]);
    }
  });
});

test.each(fields("date").map(named))(
  "dates: %s",
  async (_, field) => {
    for (const value of DATES) {
      expect([value, (await send(field, value)).status]).toEqual([value, 400]);
    }
  },
  WALK_MS,
);

test.each(fields("key", "id").map(named))(
  "keys and ids: %s",
  async (_, field) => {
    for (const value of KEYS) {
      const before = await changes();
      const answer = await send(field, value);
      expect([value, answer.status]).toEqual([value, 400]);
      expect(await changes()).toBe(before);
    }
  },
  WALK_MS,
);

describe("what stands in a path", () => {
  const withParams = ROUTES.flatMap((route) =>
    [...route.path.matchAll(/:(\w+)/g)].map(
      ([, name = ""]) => [`${route.method} ${route.path} :${name}`, route, name] as const,
    ),
  );
  test.each(withParams)(
    "%s",
    async (_, { method, path, rule }, name) => {
      for (const value of IN_PATHS) {
        const hostile = path.replace(`:${name}`, encodeURIComponent(value).replaceAll("%2F", "%252F"));
        const before = await changes();
        const answer = await under.request(method, pathOf(hostile), { cookie: callerOf(rule) });
        const told = `${value} ${answer.status}`;
        expect(answer.status, told).toBeLessThan(500);
        if (!is(id, value)) expect(answer.status, told).toBeGreaterThanOrEqual(400);
        expect(await changes(), told).toBe(before);
      }
    },
    WALK_MS,
  );
});

describe("numbers of settings", () => {
  const leaves = SETTING_KEYS.flatMap((key) =>
    numbersIn(valueFor(key)).map((path) => [`${key}.${path.join(".")}`, key, path] as const),
  );
  test("are there", () => expect(leaves.length).toBeGreaterThan(20));
  test.each(leaves)("%s", async (_, key, path) => {
    for (const value of [...HUGE, 0.1, "NaN", "9007199254740992", {}]) {
      const body = { value: withValue(valueFor(key), path, value) };
      const answer = await under.request("PUT", `/api/admin/settings/${key}`, {
        cookie: cookies.admin,
        body,
      });
      expect([value, answer.status]).toEqual([value, 400]);
    }
  });

  test("the week of a unit", async () => {
    for (const value of [...HUGE, 0.1, -1, "NaN"]) {
      const body = { weekdays: [value], opensOnHolidays: true, hours: { from: "09:00", to: "17:00" } };
      const path = `/api/admin/units/${CITY.units.residents}/hours`;
      expect((await under.request("PUT", path, { cookie: cookies.admin, body })).status).toBe(400);
    }
  });
});

function valueFor(key: (typeof SETTING_KEYS)[number]): unknown {
  return key === "pushesPerMonth" ? { most: 5 } : DEFAULT_SETTINGS[key];
}

function numbersIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => numbersIn(each, [...path, name]));
}
