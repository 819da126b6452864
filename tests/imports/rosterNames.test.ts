// A staff number that comes with another name: the same person, or somebody else?
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  absences,
  auditLog,
  batches,
  calendarFeeds,
  invites,
  orderDelegations,
  overtimeDays,
  posts,
  sessions,
  staff,
} from "../../db/schema/index.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { importRoster, type RosterImportOptions, type RosterRow } from "../../worker/people/importRoster.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { everything, imported, operator } from "./importing.ts";

const { residentsMember, residentsChief, doubleMember } = CITY.staff;
const NUMBER = "10003";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const rowOf = (name: string): RosterRow => ({
  staffNumber: NUMBER,
  name,
  unitPath: ["政策経営部", "企画課"],
  title: "主事",
  role: "member",
  main: true,
  from: "2026-10-01",
  to: null,
});
const load = (name: string, options: RosterImportOptions = {}) =>
  importRoster(operator(city.db), { rows: [rowOf(name)], problems: [] }, options);
const holders = () =>
  city.db
    .select({ id: staff.id, number: staff.staffNumber, name: staff.name, line: staff.lineUserId })
    .from(staff);
const holderOf = async (number: string) => (await holders()).find((person) => person.number === number);

describe("a wholly different name", () => {
  test.each([[{}], [{ dryRun: true }], [{ complete: true }], [{ skipBadRows: true }]])(
    "is asked about, and nothing is stored (%o)",
    async (options) => {
      const before = await everything(city.db);
      const outcome = await load("新人 太郎", options);
      expect(outcome).toEqual({
        kind: "refused",
        reason: "namesDiffer",
        people: [{ staffNumber: NUMBER, before: "小野寺 岳志", after: "新人 太郎" }],
      });
      if (outcome.kind === "refused") expect(wordRefusal(outcome)).toContain("改姓ですか、別の人ですか");
      expect(await everything(city.db)).toBe(before);
    },
  );

  test("of the same person is taken as said", async () => {
    imported(await load("新人 太郎", { samePerson: [NUMBER] }));
    expect(await holderOf(NUMBER)).toMatchObject({ id: residentsMember, name: "新人 太郎" });
  });

  test.each([["三浦 岳志"], ["小野寺　岳志"]])(
    "%s needs no word: the given name is the same",
    async (name) => {
      imported(await load(name));
      expect(await holderOf(NUMBER)).toMatchObject({ id: residentsMember, name });
    },
  );
});

describe("another person under an old number", () => {
  async function give() {
    const { db } = city;
    const absence = { fromDay: "2026-10-01", untilDay: "2026-10-30", recordedAt: 0 };
    const delegation = { unitId: CITY.units.residents, fromDay: "2026-10-01", givenAt: 0 };
    await db.batch([
      db.insert(sessions).values({ tokenHash: "s", staffId: residentsMember, createdAt: 0, expiresAt: 4e12 }),
      db.insert(calendarFeeds).values({ tokenHash: "f", staffId: residentsMember, createdAt: 1 }),
      db
        .insert(invites)
        .values({ id: "i", staffId: residentsMember, codeHash: "h", createdAt: 0, expiresAt: 4e12 }),
      db.insert(orderDelegations).values([
        { id: "d1", staffId: residentsMember, givenBy: residentsChief, ...delegation },
        { id: "d2", staffId: doubleMember, givenBy: residentsMember, ...delegation },
      ]),
      db.insert(absences).values([
        { id: "a1", staffId: residentsMember, ...absence },
        { id: "a2", staffId: residentsChief, deputyId: residentsMember, ...absence },
      ]),
      db.insert(overtimeDays).values({
        staffId: residentsMember,
        day: "2026-09-30",
        unitId: CITY.units.residents,
        minutes: 120,
        restMinutes: 0,
        specialMinutes: 0,
        untilMinutes: 1200,
        source: "actual",
        recordedAt: 0,
      }),
    ]);
  }

  test("has nothing of the one before, who loses all but what they did", async () => {
    await give();
    const account = (await holderOf(NUMBER))?.line;
    const outcome = imported(await load("新人 太郎", { newPerson: [NUMBER] }));
    expect(outcome.withdrawn).toEqual([`${NUMBER} 小野寺 岳志`]);
    const fresh = await holderOf(NUMBER);
    expect(fresh).toMatchObject({ name: "新人 太郎", line: null });
    expect(fresh?.id).not.toBe(residentsMember);
    expect(await holderOf(`${NUMBER}旧`)).toMatchObject({
      id: residentsMember,
      name: "小野寺 岳志",
      line: null,
    });

    const { db } = city;
    expect(await db.select().from(batches)).toMatchObject([
      { digestKey: "notice:unlinked", body: expect.stringContaining(account ?? "nobody") },
    ]);
    expect((await db.select().from(sessions)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect((await db.select().from(calendarFeeds)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(await db.select().from(invites)).toEqual([]);
    expect((await db.select().from(orderDelegations)).every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(await db.select().from(absences)).toMatchObject([
      { id: "a1", endedAt: expect.any(Number) },
      { id: "a2", deputyId: null, endedAt: null },
    ]);
    expect(await db.select().from(posts).where(eq(posts.staffId, residentsMember))).toMatchObject([
      { validTo: "2026-10-04" },
    ]);
    expect(await db.select().from(overtimeDays)).toMatchObject([{ staffId: residentsMember }]);
    expect(await db.select().from(auditLog).where(eq(auditLog.action, "staff.replace"))).toMatchObject([
      { subject: `staff:${residentsMember}`, after: { staffNumber: `${NUMBER}旧`, replacedBy: fresh?.id } },
    ]);
  });

  test("is taken in once: the same file with the same word again changes nothing", async () => {
    imported(await load("新人 太郎", { newPerson: [NUMBER] }));
    const before = await everything(city.db);
    expect(imported(await load("新人 太郎", { newPerson: [NUMBER] }))).toMatchObject({
      added: [],
      unchanged: 1,
    });
    expect(await everything(city.db)).toBe(before);
  });

  test("and a third have numbers of their own", async () => {
    imported(await load("新人 太郎", { newPerson: [NUMBER] }));
    imported(await load("三枝 花", { newPerson: [NUMBER] }));
    const numbers = (await holders())
      .map(({ number }) => number)
      .filter((number) => number.startsWith(NUMBER));
    expect(numbers.toSorted()).toEqual([NUMBER, `${NUMBER}旧`, `${NUMBER}旧2`]);
  });

  test("with a post that had not begun never holds it", async () => {
    await city.db.insert(posts).values({
      id: "post-to-come",
      staffId: residentsMember,
      unitId: CITY.units.planning,
      title: "係長",
      role: "chief",
      isMain: true,
      validFrom: "2027-04-01",
    });
    imported(await load("新人 太郎", { newPerson: [NUMBER] }));
    expect(await city.db.select().from(posts).where(eq(posts.id, "post-to-come"))).toEqual([]);
  });

  test.each([
    [{ newPerson: ["99999"] }, ["99999"]],
    [{ samePerson: [NUMBER], newPerson: [NUMBER] }, [NUMBER]],
  ])("is refused where the word does not fit (%o)", async (options, staffNumbers) => {
    const before = await everything(city.db);
    expect(await load("新人 太郎", options)).toEqual({
      kind: "refused",
      reason: "choicesUnfit",
      staffNumbers,
    });
    expect(await everything(city.db)).toBe(before);
  });
});
