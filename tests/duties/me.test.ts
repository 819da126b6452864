import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goals } from "../../db/schema/index.ts";
import { meOf } from "../../worker/people/me.ts";
import { cityContext } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { units, staff } = CITY;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const me = (staffId: string) => meOf(cityContext(city.db), callerFor(staffId));

test("tells name, city, day and posts, the main post first", async () => {
  expect(await me(staff.doubleMember)).toMatchObject({
    name: "早乙女 萌",
    staffNumber: "10005",
    city: "若葉市",
    today: "2026-10-05",
    fiscalYear: 2026,
    isAdmin: false,
    posts: [
      { unit: { id: units.residents, name: "市民課" }, isMain: true },
      { unit: { id: units.community, name: "地域支援課" }, isMain: false },
    ],
    reportsFor: [{ id: units.residents }, { id: units.community }],
    oversees: [],
  });
});

test("a director oversees the own department and reports for no section", async () => {
  expect(await me(staff.civicDirector)).toMatchObject({
    reportsFor: [],
    oversees: [{ id: units.civic, name: "市民生活部" }],
  });
});

test("an administrator oversees every department", async () => {
  expect(await me(staff.admin)).toMatchObject({
    isAdmin: true,
    oversees: [{ id: units.civic }, { id: units.management }],
  });
});

test("a section whose goals were all taken away has nothing to report", async () => {
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.unitId, units.management));
  expect(await me(staff.planningChief)).toMatchObject({ reportsFor: [] });
});
