import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

let under: ApiUnderTest;
let admin: string;
let chief: string;
const cookieOf = async (id: string) => {
  const [person] = await under.db
    .select({ lineUserId: staff.lineUserId })
    .from(staff)
    .where(eq(staff.id, id));
  return under.signIn(person?.lineUserId ?? "");
};
beforeAll(async () => {
  under = await startApi();
  admin = await cookieOf(CITY.staff.admin);
  chief = await cookieOf(CITY.staff.residentsChief);
}, 30_000);
afterAll(() => under.close());

interface Body {
  error: { message: string; problems: string[] };
  settings: typeof DEFAULT_SETTINGS;
  unitHours: unknown[];
}
const ask = async (method: string, path: string, body?: unknown, cookie = admin) => {
  const answer = await under.request(method, `/api/admin${path}`, {
    cookie,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
};
const WEEK = { weekdays: [2, 3, 4], opensOnHolidays: false, hours: { from: "10:00", to: "18:00" } };

describe("settings over the API", () => {
  test("一時停止 is a setting that an administrator saves and takes back", async () => {
    const saved = await ask("PUT", "/settings/sending", { value: { isPaused: true } });
    expect(saved).toEqual({ status: 200, body: { kind: "saved", changed: true } });
    const { body } = await ask("GET", "/settings");
    expect(body).toMatchObject({
      settings: { ...DEFAULT_SETTINGS, sending: { isPaused: true } },
      problems: [],
    });
    expect(await ask("PUT", "/settings/sending", { value: { isPaused: false } })).toMatchObject({
      status: 200,
    });
  });

  test("what makes no sense is answered with its sentences", async () => {
    const answer = await ask("PUT", "/settings/pushesPerMonth", { value: { most: 0 } });
    expect(answer).toMatchObject({ status: 400, body: { error: { reason: "unfit" } } });
    expect(answer.body.error.message).toContain("「一時停止」");
    expect(answer.body.error.problems).toHaveLength(1);
  });

  test.each([
    ["an unknown setting", "PUT", "/settings/secret", { value: 1 }, 404],
    ["a body without a value", "PUT", "/settings/hours", {}, 400],
    ["hours of an unknown unit", "PUT", "/units/unit-nowhere/hours", WEEK, 404],
    ["hours of the whole city", "PUT", `/units/${CITY.units.root}/hours`, WEEK, 400],
    ["hours without days", "PUT", `/units/${CITY.units.civic}/hours`, { ...WEEK, weekdays: [] }, 400],
  ])("%s is refused in a sentence", async (_name, method, path, body, status) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(/。$/u);
  });

  test("a unit gets hours of its own and gives them back", async () => {
    const path = `/units/${CITY.units.residents}/hours`;
    expect(await ask("PUT", path, WEEK)).toMatchObject({ status: 200 });
    expect((await ask("GET", "/settings")).body.unitHours).toEqual([
      { unit: { id: CITY.units.residents, name: "市民課" }, ...WEEK },
    ]);
    expect(await ask("DELETE", path)).toEqual({ status: 200, body: { kind: "saved", changed: true } });
    expect((await ask("GET", "/settings")).body.unitHours).toEqual([]);
  });

  test("nobody but an administrator sees or changes them", async () => {
    expect((await ask("GET", "/settings", undefined, chief)).status).toBe(403);
    expect((await ask("PUT", "/settings/sending", { value: { isPaused: true } }, chief)).status).toBe(403);
    expect((await ask("GET", "/settings")).body.settings.sending).toEqual({ isPaused: false });
  });
});
