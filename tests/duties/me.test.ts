import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { absences, goals, orderDelegations, posts } from "../../db/schema/index.ts";
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

test("a chief orders overtime in the own section and sees its hours, a member neither", async () => {
  const residents = [{ id: units.residents, name: "市民課" }];
  expect(await me(staff.residentsChief)).toMatchObject({ ordersIn: residents, hoursOf: residents });
  expect(await me(staff.residentsMember)).toMatchObject({ ordersIn: [], hoursOf: [], isPersonnel: false });
});

test("a director sees the hours of the department and has no board while every section has a chief", async () => {
  expect(await me(staff.civicDirector)).toMatchObject({ ordersIn: [], hoursOf: [{ id: units.civic }] });
  await city.db.update(posts).set({ validTo: "2026-10-04" }).where(eq(posts.staffId, staff.residentsChief));
  expect(await me(staff.civicDirector)).toMatchObject({ ordersIn: [{ id: units.civic }] });
});

test("a delegate of the day and the deputy of an absent chief order overtime without seeing all hours", async () => {
  await city.db.batch([
    city.db.insert(orderDelegations).values({
      id: "delegation",
      unitId: units.residents,
      staffId: staff.residentsMember,
      fromDay: "2026-10-05",
      untilDay: "2026-10-05",
      givenBy: staff.residentsChief,
      givenAt: 0,
    }),
    city.db.insert(absences).values({
      id: "absence",
      staffId: staff.communityChief,
      fromDay: "2026-10-05",
      untilDay: "2026-10-05",
      deputyId: staff.doubleMember,
      recordedAt: 0,
    }),
  ]);
  expect(await me(staff.residentsMember)).toMatchObject({ ordersIn: [{ id: units.residents }], hoursOf: [] });
  expect(await me(staff.doubleMember)).toMatchObject({ ordersIn: [{ id: units.community }], hoursOf: [] });
});

test("the personnel section sees the hours of every department, an administrator of none", async () => {
  const person = { ...callerFor(staff.planningMember), isPersonnel: true };
  expect(await meOf(cityContext(city.db), person)).toMatchObject({
    isPersonnel: true,
    hoursOf: [{ id: units.civic }, { id: units.management }],
  });
  expect(await me(staff.admin)).toMatchObject({ hoursOf: [], ordersIn: [] });
});
