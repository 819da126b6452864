import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { posts, staff, units } from "../../db/schema/index.ts";
import { importRoster, type RosterImportOptions, type RosterRow } from "../../worker/people/importRoster.ts";
import { testDatabase } from "../support/database.ts";
import { BAD_ROW, everything, imported, operator } from "./importing.ts";

const person = (staffNumber: string, name: string, overrides: Partial<RosterRow> = {}): RosterRow => ({
  staffNumber,
  name,
  unitPath: ["市民生活部", "市民課"],
  title: "主事",
  role: "member",
  main: true,
  from: "2025-04-01",
  to: null,
  ...overrides,
});

const CHIEF = person("10001", "藤代 和美", { title: "課長", role: "chief", from: "2024-04-01" });
const MEMBER = person("10002", "今泉 拓実");
const DOUBLE = person("10002", "今泉 拓実", { unitPath: ["市民生活部", "協働推進課"], main: false });

let city: Awaited<ReturnType<typeof testDatabase>>;
const load = (rows: RosterRow[], options: RosterImportOptions = {}) =>
  importRoster(operator(city.db), { rows, problems: [] }, options);

beforeEach(async () => {
  city = await testDatabase();
  imported(await load([CHIEF, MEMBER, DOUBLE], { createUnits: true, cityName: "若葉市" }));
});
afterEach(() => city.close());

const postsOf = async (staffNumber: string) =>
  city.db
    .select({ title: posts.title, unit: units.name, from: posts.validFrom, to: posts.validTo, id: posts.id })
    .from(posts)
    .innerJoin(staff, eq(staff.id, posts.staffId))
    .innerJoin(units, eq(units.id, posts.unitId))
    .where(eq(staff.staffNumber, staffNumber))
    .orderBy(posts.validFrom, units.name);

test("makes the organisation from the paths, each unit from the first day of its earliest post", async () => {
  const stored = await city.db.select({ name: units.name, from: units.validFrom }).from(units);
  expect(stored).toEqual(
    expect.arrayContaining([
      { name: "若葉市", from: "2024-04-01" },
      { name: "市民生活部", from: "2024-04-01" },
      { name: "市民課", from: "2024-04-01" },
      { name: "協働推進課", from: "2025-04-01" },
    ]),
  );
});

test("gives one person several posts", async () => {
  expect((await postsOf("10002")).map((post) => post.unit).sort()).toEqual(["協働推進課", "市民課"].sort());
});

test("the same roster again writes nothing", async () => {
  const before = await everything(city.db);
  expect(imported(await load([CHIEF, MEMBER, DOUBLE]))).toMatchObject({ unchanged: 3, left: [] });
  expect(await everything(city.db)).toBe(before);
});

test("the city's own name in front of a path is not a department", async () => {
  const before = await everything(city.db);
  imported(await load([{ ...CHIEF, unitPath: ["若葉市", ...CHIEF.unitPath] }, MEMBER, DOUBLE]));
  expect(await everything(city.db)).toBe(before);
});

test("unknown units are listed and nothing is stored", async () => {
  const before = await everything(city.db);
  const outcome = await load([CHIEF, { ...MEMBER, unitPath: ["市民生活部", "市民税課"] }]);
  expect(outcome).toEqual({
    kind: "refused",
    reason: "unknownUnits",
    units: [{ name: "市民生活部＞市民税課", nearest: expect.arrayContaining(["市民課"]) }],
  });
  expect(await everything(city.db)).toBe(before);
});

test("a new name, title and role change the stored rows and are shown", async () => {
  const before = await postsOf("10002");
  const outcome = imported(
    await load([CHIEF, { ...MEMBER, name: "今泉 拓海", title: "主任", role: "chief" }, DOUBLE]),
  );
  expect(outcome.changed).toEqual([
    { subject: "10002", differences: [{ field: "name", before: "今泉 拓実", after: "今泉 拓海" }] },
    {
      subject: "10002 今泉 拓海 市民課 主任",
      differences: [
        { field: "title", before: "主事", after: "主任" },
        { field: "role", before: "職員", after: "所属長" },
      ],
    },
  ]);
  expect((await postsOf("10002")).map((post) => post.id).sort()).toEqual(
    before.map((post) => post.id).sort(),
  );
});

test("posts that are not in the file are left and reported", async () => {
  const outcome = imported(await load([CHIEF, MEMBER]));
  expect(outcome.left).toEqual(["10002 今泉 拓実 協働推進課 主事"]);
  expect((await postsOf("10002")).every((post) => post.to === null)).toBe(true);
});

test("a complete file ends them the day before, and again changes nothing", async () => {
  const outcome = imported(await load([CHIEF, MEMBER], { complete: true }));
  expect(outcome.withdrawn).toEqual(["10002 今泉 拓実 協働推進課 主事"]);
  const ended = (await postsOf("10002")).find((post) => post.unit === "協働推進課");
  expect(ended?.to).toBe("2026-10-04");
  const before = await everything(city.db);
  imported(await load([CHIEF, MEMBER], { complete: true }));
  expect(await everything(city.db)).toBe(before);
});

test("a transfer in a complete file ends the old post on the eve of the new one", async () => {
  const moved = { ...MEMBER, unitPath: ["市民生活部", "協働推進課"], title: "主任", from: "2027-04-01" };
  imported(await load([CHIEF, moved, DOUBLE], { complete: true }));
  expect((await postsOf("10002")).map(({ unit, title, to }) => [unit, title, to])).toEqual(
    expect.arrayContaining([
      ["市民課", "主事", "2027-03-31"],
      ["協働推進課", "主事", null],
      ["協働推進課", "主任", null],
    ]),
  );
});

test("a file with bad rows ends nothing", async () => {
  const roster = { rows: [CHIEF], problems: [BAD_ROW] };
  expect(await importRoster(operator(city.db), roster)).toMatchObject({ reason: "badRows" });
  imported(await importRoster(operator(city.db), roster, { skipBadRows: true, complete: true }));
  expect((await postsOf("10002")).every((post) => post.to === null)).toBe(true);
});

test("the city can be given its name later", async () => {
  imported(await load([CHIEF, MEMBER, DOUBLE], { cityName: "新若葉市" }));
  const stored = await city.db.select({ name: units.name }).from(units);
  expect(stored.map((unit) => unit.name)).toContain("新若葉市");
});

test("a dry run writes nothing", async () => {
  const before = await everything(city.db);
  const outcome = imported(
    await load([person("10003", "大庭 啓太郎", { unitPath: ["総務部", "職員課"] })], {
      createUnits: true,
      dryRun: true,
    }),
  );
  expect(outcome.createdUnits).toEqual(["総務部", "職員課"]);
  expect(await everything(city.db)).toBe(before);
});
