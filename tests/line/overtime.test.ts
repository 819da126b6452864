import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { overtimeOrders, overtimeResults } from "../../db/schema/index.ts";
import { apply, decide, ORDER, set } from "../overtime/ordering.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";

const { residentsMember, residentsChief } = CITY.staff;
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
/** A Monday, before the cut-off. */
const AFTERNOON = at("2026-10-05T15:00");

let db: Database;
let close: () => void;
beforeEach(async () => {
  const database = await testDatabase();
  ({ db, close } = database);
  await buildCity(db);
  await set(db, "overtimeReasons", [
    { key: "peak", label: "繁忙期の集中" },
    { key: "sudden", label: "急な依頼" },
  ]);
});
afterEach(() => close());

type Options = talk.TalkOptions;
const as = ({ now = AFTERNOON, staffId = residentsMember, ...more }: Options = {}) => ({
  now,
  staffId,
  ...more,
});
const write = (text: string, options?: Options) => talk.write(db, text, as(options));
const tap = (data: string, options?: Options) => talk.tap(db, data, as(options));
const buttonOf = (said: talk.Said, label: string | RegExp) =>
  said.buttons.find(([name]) => (typeof label === "string" ? name === label : label.test(name)))?.[1] ?? "";
const stored = () => db.select().from(overtimeOrders);
/** The data of an application until 19:00 for 繁忙期の集中, as the cards of the talk have it. */
const applying = async (options?: Options) =>
  buttonOf(await tap(buttonOf(await write("超過勤務", options), "19:00 まで"), options), "繁忙期の集中");

describe("applying in the talk", () => {
  it.each(["超過勤務", "残業", "時間外の申請"])(
    "begins with %s: until when, by a usual time or in the app",
    async (word) => {
      const said = await write(word);
      expect(said.words[0]).toBe("今日の超過勤務を申請できます。いつまで残りますか。");
      const token = expect.stringMatching(/^stay:2026-10-05:[0-9a-f]{16}$/);
      expect(said.buttons).toEqual([
        ["18:00 まで", token],
        ["19:00 まで", token],
        ["20:00 まで", token],
        ["ほかの時刻（アプリ）", "/overtime"],
      ]);
    },
  );

  it("is three taps, stores one application, and says who sees it without a time or a task", async () => {
    const until = await tap(buttonOf(await write("超過勤務"), "19:00 まで"));
    expect(until.buttons.map(([label]) => label)).toEqual(
      expect.arrayContaining(["繁忙期の集中", "急な依頼", expect.stringMatching(/^No\.1 /)]),
    );
    const said = await tap(buttonOf(until, "急な依頼"), { eventId: "event-1" });
    expect(said.words).toEqual(["申請を記録しました。課長が確認します。"]);
    expect(said.buttons).toEqual([["超過勤務を開く", "/overtime"]]);
    expect(await stored()).toMatchObject([
      {
        staffId: residentsMember,
        day: "2026-10-05",
        fromMinutes: 1035,
        untilMinutes: 1140,
        reason: "sudden",
        task: "急な依頼",
        state: "applied",
        channel: "chat",
      },
    ]);
  });

  it("names a goal as the purpose", async () => {
    await tap(buttonOf(await tap(buttonOf(await write("超過勤務"), "20:00 まで")), /^No\.1 /));
    expect(await stored()).toMatchObject([{ untilMinutes: 1200, goalId: CITY.goals.g1 }]);
  });

  it("the same event twice is stored once, and a second tap says that it is there already", async () => {
    const data = await applying();
    const first = await tap(data, { eventId: "event-1" });
    expect(await tap(data, { eventId: "event-1" })).toEqual(first);
    const again = await tap(data, { eventId: "event-2" });
    expect(again.words).toEqual(["今日の申請は、もう出ています。変えるときは、アプリで開いてください。"]);
    expect(await stored()).toHaveLength(1);
    expect((await write("超過勤務")).words).toEqual(again.words);
  });

  it.each([
    ["16:40", "締切後"],
    ["17:16", "事後"],
  ])("at %s says beforehand that it will be %s", async (time, mark) => {
    const now = at(`2026-10-05T${time}`);
    expect((await write("超過勤務", { now })).words[0]).toContain(`${mark}の申請になります`);
    const said = await tap(await applying({ now }), { now });
    expect(said.words).toEqual([`申請を記録しました。${mark}の申請です。課長が確認します。`]);
  });

  it("with a button of yesterday, of somebody else, or of another's making, stores nothing", async () => {
    const own = await applying();
    const [, , until = "", purpose = ""] = own.split(":");
    const yesterdays = await applying({ now: at("2026-10-02T15:00") });
    for (const data of [
      yesterdays,
      yesterdays.replace("10-02", "10-05"),
      `apply:2026-10-05:${until}:${until}`,
      `apply:2026-10-05:${purpose}:${purpose}`,
      `apply:2026-10-05:${until}:${"0".repeat(16)}`,
      `apply:2026-10-05:${until}`,
      "apply:2026-10-05:1170:reason:peak",
      "stay:2026-10-05:1140",
      "stay:2026-10-05:pick",
    ]) {
      const said = await tap(data);
      expect(said.words.join(""), data).not.toContain("記録しました");
    }
    await tap(own, { staffId: CITY.staff.doubleMember });
    expect(await stored()).toEqual([]);
  });

  it("arriving again when the day is over is answered from what it did", async () => {
    const data = await applying();
    const first = await tap(data, { eventId: "event-1" });
    expect((await tap(data, { eventId: "event-1", now: at("2026-10-06T00:01") })).words).toEqual(first.words);
  });

  it("is not offered to whoever leads the section, who is shown what waits", async () => {
    await apply(db);
    const said = await write("超過勤務", { staffId: residentsChief });
    expect(said.words).toEqual(["命令を待つ申請が 1 件あります。"]);
    expect(said.buttons).toEqual([["申請を確認する", "/overtime/board"]]);
  });

  it("where the city keeps answers off LINE, is a way to the app", async () => {
    const said = await write("超過勤務", { content: "minimal" });
    expect(said.buttons).toEqual([["超過勤務を開く", "/overtime"]]);
    expect(said.words).toEqual(["今日の超過勤務は、アプリで申請できます。"]);
    const tapped = await tap(await applying(), { content: "minimal" });
    expect(tapped.buttons).toEqual([["超過勤務を開く", "/overtime"]]);
    expect(await stored()).toEqual([]);
  });
});

describe("the morning after", () => {
  const morning = at("2026-10-06T08:40");
  beforeEach(async () => {
    await decide(db, [[await apply(db), ORDER]]);
  });

  it("an evening that went as ordered is confirmed in one tap, once", async () => {
    const said = await write("超過勤務", { now: morning });
    expect(said.words[0]).toBe("終わりを確かめる日が 1 日あります。命令どおりでしたか。");
    const data = buttonOf(said, "命令どおり");
    const confirmed = await tap(data, { now: morning });
    expect(confirmed.words).toEqual(["1 日分を、命令どおりとして記録しました。"]);
    expect((await tap(data, { now: morning })).words).toEqual(["その日の終わりは、もう記録してあります。"]);
    expect(await db.select().from(overtimeResults)).toMatchObject([{ untilMinutes: 1170, channel: "chat" }]);
  });

  it("a button of an earlier morning says nothing of later evenings", async () => {
    expect((await tap("asordered:2026-10-05", { now: morning })).words).toEqual([
      "確かめる日は、いまはありません。",
    ]);
    expect(await db.select().from(overtimeResults)).toEqual([]);
  });
});
