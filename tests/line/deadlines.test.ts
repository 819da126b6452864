import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { deadlineAudiences, deadlineHandIns, deadlines } from "../../db/schema/index.ts";
import type { HandInKind } from "../../worker/domain/deadlines/states.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";

const now = Date.parse("2026-10-05T09:00:00+09:00");
const { planningChief, residentsChief } = CITY.staff;

let db: Database;
let close: () => void;
beforeEach(async () => {
  const database = await testDatabase();
  ({ db, close } = database);
  await buildCity(db);
});
afterEach(() => close());

async function ask(id: string, dueOn: string, handIn: HandInKind = "check"): Promise<void> {
  await db.insert(deadlines).values({
    id,
    seriesId: id,
    fiscalYear: 2026,
    title: "秘密の書類",
    note: "",
    opensOn: "2026-09-01",
    dueOn,
    ownerUnitId: CITY.units.root,
    handIn,
    handInBy: "unit",
    repeat: "never",
    createdBy: CITY.staff.admin,
    createdAt: 0,
  });
  await db
    .insert(deadlineAudiences)
    .values({ deadlineId: id, position: 0, unitId: CITY.units.residents, role: "chief" });
}
const write = (text: string, options: talk.TalkOptions = {}) =>
  talk.write(db, text, { now, staffId: residentsChief, ...options });
const tap = (data: string, options: talk.TalkOptions = {}) =>
  talk.tap(db, data, { now, staffId: residentsChief, ...options });
const of = (deadlineId: string) => `handedin:${deadlineId}:${CITY.units.residents}`;
const handedIn = async () => (await db.select().from(deadlineHandIns)).map(({ deadlineId }) => deadlineId);

describe("期限 in the talk", () => {
  it("says how many and the nearest day, never what, and offers a tap for what is only to be checked off", async () => {
    await ask("later", "2026-10-16", "link");
    await ask("soon", "2026-10-09");
    const said = await write("期限");
    expect(said.words).toEqual(["提出するものが 2 件あります。いちばん近い期限は10月9日（金）です。"]);
    expect(said.buttons).toEqual([
      ["期限を開く", "/deadlines"],
      ["10/9（金）の分を提出しました", `handedin:soon:${CITY.units.residents}`],
    ]);
    expect((await tap(of("soon"))).words[0]).toContain("提出を記録しました。");
    expect(await handedIn()).toEqual(["soon"]);
  });

  it("records nothing a second time, for a link, for two on one day, or for somebody it does not ask", async () => {
    await ask("soon", "2026-10-09");
    await tap(of("soon"), { staffId: planningChief });
    expect(await handedIn()).toEqual([]);
    await ask("also", "2026-10-09");
    expect((await write("期限")).buttons).toEqual([["期限を開く", "/deadlines"]]);
    await ask("link", "2026-10-16", "link");
    await tap(of("link"));
    await tap("handedin:nowhere:self");
    await tap("handedin:2026-10-09");
    expect(await handedIn()).toEqual([]);
    await ask("alone", "2026-10-20");
    await tap(of("alone"));
    expect((await tap(of("alone"))).words[0]).toContain("この分の提出は、もう記録してあります。");
    expect(await handedIn()).toEqual(["alone"]);
  });

  it("where the city keeps answers off LINE, leads to the app", async () => {
    await ask("soon", "2026-10-09");
    expect((await write("期限", { content: "minimal" })).buttons).toEqual([["期限を開く", "/deadlines"]]);
    await tap(of("soon"), { content: "minimal" });
    expect(await handedIn()).toEqual([]);
  });
});

it("朝会 says what is open and leads to the morning sheet", async () => {
  await ask("soon", "2026-10-09");
  const said = await write("朝会");
  expect(said.words[0]).toContain("提出するものが 1 件");
  expect(said.buttons).toEqual([["朝の一枚を開く", "/morning"]]);
});
