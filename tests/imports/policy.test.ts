import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { points, policies, policySections, readings, staff, units } from "../../db/schema/index.ts";
import { type PolicyDocument, parsePolicy } from "../../worker/documents/index.ts";
import { importPolicy } from "../../worker/policies/importPolicy.ts";
import { markPriority } from "../../worker/policies/markPriority.ts";
import { testDatabase } from "../support/database.ts";
import { everything, imported, operator } from "./importing.ts";

const PAPER = `令和8年3月24日

令和8年度市政運営の基本方針

若葉市長

次のとおり定める。

記

1 暮らしを支える

(1) 困りごとに早く気づくこと。

(2) 災害に備えること。

2 誠実な仕事

仕事の進め方は次による。

(1) 根拠を確かめること。
`;

const read = (text: string): PolicyDocument => parsePolicy(text);

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  await city.db.batch([
    city.db.insert(units).values([
      { id: "root", parentId: null, name: "若葉市", position: 0, validFrom: "2020-04-01" },
      { id: "civic", parentId: "root", name: "市民生活部", position: 0, validFrom: "2020-04-01" },
    ]),
    city.db.insert(staff).values({ id: "reader", staffNumber: "10001", name: "真鍋 志津子" }),
  ]);
  imported(await importPolicy(operator(city.db), read(PAPER)));
});
afterEach(() => city.close());

const stored = () => city.db.select().from(points).orderBy(asc(points.position));
const idAt = async (path: string) => (await stored()).find((point) => point.path === path)?.id ?? "";
const again = (text: string) => importPolicy(operator(city.db), read(text));

describe("importPolicy", () => {
  test("stores the mayor's paper as the city's, with sections and points by path", async () => {
    const [policy] = await city.db.select().from(policies);
    expect(policy).toMatchObject({
      unitId: "root",
      fiscalYear: 2026,
      title: "令和8年度市政運営の基本方針",
      issuedOn: "2026-03-24",
      issuerTitle: "若葉市長",
    });
    const sections = await city.db.select().from(policySections).orderBy(policySections.position);
    expect(sections.map((section) => [section.label, section.heading])).toEqual([
      ["1", "暮らしを支える"],
      ["2", "誠実な仕事"],
    ]);
    expect((await stored()).map((point) => point.path)).toEqual(["1(1)", "1(2)", "2(1)"]);
  });

  test("the same paper again writes nothing", async () => {
    const before = await everything(city.db);
    expect(imported(await again(PAPER))).toMatchObject({ added: [], changed: [], unchanged: 3 });
    expect(await everything(city.db)).toBe(before);
  });

  test("a title that cannot be read holds the paper back, whatever is to be skipped", async () => {
    const before = await everything(city.db);
    const damaged = read(PAPER.replace("令和8年度市政運営の基本方針", "令和8年度市政運営の基"));
    for (const dryRun of [true, false]) {
      const outcome = await importPolicy(operator(city.db), damaged, {
        fiscalYear: 2026,
        skipBadRows: true,
        dryRun,
      });
      expect(outcome).toMatchObject({
        reason: "damagedPaper",
        faults: [expect.stringContaining("表題")],
      });
    }
    expect(await everything(city.db)).toBe(before);
  });

  test("a date or signature that cannot be found leaves the stored one", async () => {
    const outcome = imported(
      await importPolicy(operator(city.db), read(PAPER.replace("令和8年3月24日", "令和8年3月")), {
        unitName: "若葉市",
      }),
    );
    expect(outcome.changed).toEqual([]);
    const unsigned = read(PAPER.replace("若葉市長", ""));
    imported(await importPolicy(operator(city.db), unsigned, { unitName: "若葉市" }));
    const [policy] = await city.db.select().from(policies);
    expect(policy).toMatchObject({ issuedOn: "2026-03-24", issuerTitle: "若葉市長" });
  });

  test("a point without words is known by its label, and the same paper again writes nothing", async () => {
    const bare = PAPER.replace("(1) 困りごとに早く気づくこと。", "(1)");
    expect(imported(await again(bare)).changed).toHaveLength(1);
    expect(imported(await again(bare))).toMatchObject({ added: [], changed: [], unchanged: 3 });
  });

  test("a corrected text keeps the reading and is shown before and after", async () => {
    const pointId = await idAt("1(2)");
    await city.db.insert(readings).values({ pointId, staffId: "reader", readAt: 1, channel: "liff" });
    const outcome = imported(
      await again(PAPER.replace("災害に備えること。", "災害に日ごろから備えること。")),
    );
    expect(outcome.changed).toEqual([
      {
        subject: "1(2)",
        differences: [{ field: "text", before: "災害に備えること。", after: "災害に日ごろから備えること。" }],
      },
    ]);
    expect(await idAt("1(2)")).toBe(pointId);
    expect(await city.db.select().from(readings)).toHaveLength(1);
  });

  test("a reading follows its words when a point is put in before them", async () => {
    const pointId = await idAt("1(1)");
    const text = PAPER.replace("(2) 災害", "(3) 災害").replace(
      "(1) 困りごと",
      "(1) まったく新しく加えた項目を置く。\n\n(2) 困りごと",
    );
    imported(await again(text));
    expect(await idAt("1(2)")).toBe(pointId);
    expect((await stored()).map((point) => point.path)).toEqual(["1(1)", "1(2)", "1(3)", "2(1)"]);
  });

  test("a point that is gone is withdrawn, not deleted, and its place is free", async () => {
    const pointId = await idAt("1(1)");
    imported(await again(PAPER.replace("(1) 困りごとに早く気づくこと。\n\n(2)", "(1)")));
    const gone = (await stored()).find((point) => point.id === pointId);
    expect(gone?.withdrawnAt).not.toBeNull();
    const live = (await stored()).filter((point) => point.withdrawnAt === null);
    expect(live.map((point) => [point.path, point.text])).toEqual([
      ["1(1)", "災害に備えること。"],
      ["2(1)", "根拠を確かめること。"],
    ]);
    imported(await again(PAPER));
    expect(await idAt("1(1)")).toBe(pointId);
  });

  test("a section that is gone leaves its points withdrawn and no empty section", async () => {
    const text = PAPER.slice(0, PAPER.indexOf("2 誠実な仕事"));
    expect(imported(await again(text)).withdrawn).toEqual(["2(1) 根拠を確かめること。"]);
    expect(await city.db.select().from(policySections)).toHaveLength(1);
    expect(await city.db.select().from(points)).toHaveLength(3);
  });

  test("a department's paper belongs to the department of its head", async () => {
    const text = PAPER.replace("市政運営の基本方針", "市民生活部の運営方針").replace(
      "若葉市長",
      "市民生活部長",
    );
    expect(imported(await again(text)).unit).toBe("市民生活部");
    expect(await city.db.select().from(policies)).toHaveLength(2);
  });

  test("an unknown department is refused and nothing is stored", async () => {
    const before = await everything(city.db);
    const text = PAPER.replace("市政運営の基本方針", "総務部の運営方針").replace("若葉市長", "総務部長");
    expect(await again(text)).toMatchObject({ reason: "departmentNotFound", name: "総務部" });
    expect(await everything(city.db)).toBe(before);
  });

  test("names a new city after its mayor's title when units may be created", async () => {
    const empty = await testDatabase();
    imported(await importPolicy(operator(empty.db), read(PAPER), { createUnits: true }));
    expect(await empty.db.select({ name: units.name }).from(units)).toEqual([{ name: "若葉市" }]);
    empty.close();
  });
});

describe("markPriority", () => {
  const mark = (...paths: string[]) =>
    markPriority(
      operator(city.db),
      { fiscalYear: 2026 },
      paths.map((path) => ({ path, shortForm: `${path}のひとこと` })),
    );

  test("marks the listed points and unmarks the others", async () => {
    await mark("1(1)", "1(2)");
    expect(await mark("1（２）", "2(1)")).toEqual({
      kind: "marked",
      marked: expect.arrayContaining(["2(1)"]),
      unmarked: ["1(1)"],
      unchanged: expect.any(Number),
    });
    const marked = await city.db
      .select({ path: points.path })
      .from(points)
      .where(eq(points.isPriority, true));
    expect(marked.map((point) => point.path).sort()).toEqual(["1(2)", "2(1)"]);
  });

  test("the same list again writes nothing", async () => {
    await mark("1(1)");
    const before = await everything(city.db);
    await mark("1(1)");
    expect(await everything(city.db)).toBe(before);
  });

  test("a place that the paper does not have is named, and nothing is marked", async () => {
    const before = await everything(city.db);
    expect(await mark("1(1)", "9(9)")).toEqual({ kind: "refused", reason: "unknownPaths", paths: ["9(9)"] });
    expect(await everything(city.db)).toBe(before);
  });

  test("marks survive a corrected paper", async () => {
    await mark("1(2)");
    imported(await again(PAPER.replace("備えること", "よく備えること")));
    const [point] = await city.db.select().from(points).where(eq(points.isPriority, true));
    expect(point).toMatchObject({ path: "1(2)", shortForm: "1(2)のひとこと" });
  });
});
