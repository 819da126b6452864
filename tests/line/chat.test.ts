import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { absences, auditLog, readings, reports, rounds, snoozes } from "../../db/schema/index.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";
import { wordsOf } from "./talking.ts";

const { residentsChief, residentsMember } = CITY.staff;
const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
/** A Monday; the round is due on Wednesday. */
const MORNING = at("2026-10-05T09:00");

let db: Database;
let close: () => void;
let now: number;
beforeEach(async () => {
  const database = await testDatabase();
  ({ db, close } = database);
  await buildCity(db);
  await readAllPoints();
  now = MORNING;
});
afterEach(() => close());

/** So that only the round is open. */
async function readAllPoints(): Promise<void> {
  for (const pointId of Object.values(CITY.points)) {
    await db.insert(readings).values({ pointId, staffId: residentsChief, readAt: 1, channel: "liff" });
  }
}

const write = (text: string) => talk.write(db, text, { now });
const tap = (data: string, date?: string) => talk.tap(db, data, { now, ...(date ? { date } : {}) });
const standing = () =>
  db
    .select()
    .from(absences)
    .then((rows) =>
      rows.filter((row) => row.endedAt === null).map((row) => `${row.fromDay} ${row.untilDay}`),
    );

describe("absence in the chat", () => {
  it("is recorded as written; the answer says until when, who is asked, and where to choose a deputy", async () => {
    const said = await write("９日まで不在");
    expect(said.words).toEqual([
      [
        "10月9日（金）まで不在として、お知らせを止めます。",
        "そのあいだの進捗確認は、代わりに、代理の方（いなければ上司）へおたずねします。",
        "早く戻ったときは「戻りました」と書いてください。",
      ].join("\n"),
    ]);
    expect(said.buttons).toEqual([
      ["代理を選ぶ", "/settings"],
      ["この不在を取り消す", expect.stringMatching(/^back:id-\d+$/)],
    ]);
    expect(await standing()).toEqual(["2026-10-05 2026-10-09"]);
    expect(await db.select({ actor: auditLog.actorId }).from(auditLog)).toEqual([{ actor: residentsChief }]);
  });

  it("keeps the deputy of the last time and does not name them", async () => {
    await db.insert(absences).values({
      id: "before",
      staffId: residentsChief,
      fromDay: "2026-08-03",
      untilDay: "2026-08-05",
      deputyId: residentsMember,
      recordedAt: 1,
    });
    expect(wordsOf(await write("9日まで不在"))).toContain("前と同じ代理の方");
    const rows = await db.select().from(absences).where(eq(absences.fromDay, "2026-10-05"));
    expect(rows[0]?.deputyId).toBe(residentsMember);
  });

  it("without a day is asked back, and a tap on a day or in the calendar records it", async () => {
    const asked = await write("不在");
    expect(asked.words[0]).toMatch(/^いつまで不在にしますか。理由は要りません。/);
    expect(asked.buttons).toEqual([
      ["今日だけ 10/5（月）", "absent:2026-10-05:2026-10-05"],
      ["明日まで 10/6（火）", "absent:2026-10-05:2026-10-06"],
      ["今週いっぱい 10/9（金）", "absent:2026-10-05:2026-10-09"],
      ["日を選ぶ", "absent:2026-10-05:pick"],
    ]);
    await tap("absent:2026-10-05:2026-10-06");
    expect(await standing()).toEqual(["2026-10-05 2026-10-06"]);
    const said = await tap("absent:2026-10-05:pick", "2026-10-14");
    expect(wordsOf(said)).toContain("10月14日（水）まで不在として");
    expect(await standing()).toEqual(["2026-10-05 2026-10-14"]);
  });

  it("says which longer one it replaced", async () => {
    await write("16日まで不在");
    expect(wordsOf(await write("7日まで不在"))).toContain(
      "10月16日（金）までの前の予定は、この予定に置き換えました。",
    );
  });

  it.each([
    ["10/2まで不在", "その日は、もう過ぎています。"],
    ["2028/4/1まで不在", "不在は、1 年先の10月5日（火）まで記録できます。"],
    ["しばらく不在", "いつまで不在か、読み取れませんでした。"],
    ["13/45まで不在", "いつまで不在か、読み取れませんでした。"],
  ])("「%s」 records nothing and shows kindly how to write it", async (text, words) => {
    const said = await write(text);
    expect(wordsOf(said)).toContain(words);
    expect(wordsOf(said)).toContain("「28日まで不在」");
    expect(said.buttons.map(([label]) => label)).toContain("日を選ぶ");
    expect(await db.$count(absences)).toBe(0);
  });

  it("ends with 「戻りました」, and what is open is said", async () => {
    await write("9日まで不在");
    const said = await write("戻りました");
    expect(wordsOf(said)).toBe(
      "不在を終わりにしました。これからは、またあなたにお知らせします。\nまだ答えていない目標が 4 件あります。",
    );
    expect(await standing()).toEqual([]);
    expect(wordsOf(await write("戻りました"))).toMatch(/^いま、不在の予定はありません。/);
  });

  it("to come stays when somebody is back, and goes with 「不在取消」", async () => {
    await write("10/26から10/30まで不在");
    await write("戻りました");
    expect(await standing()).toEqual(["2026-10-26 2026-10-30"]);
    expect(wordsOf(await write("不在取消"))).toMatch(/^10月26日（月）からの不在を取り消しました。/);
    expect(await standing()).toEqual([]);
  });

  it("is taken back by its button, once", async () => {
    const { buttons } = await write("9日まで不在");
    const data = buttons[1]?.[1] ?? "";
    expect(wordsOf(await tap(data))).toMatch(/^不在を終わりにしました。/);
    expect(wordsOf(await tap(data))).toMatch(/^この不在は、もう終わっています。/);
  });

  it("of today is mentioned to whoever writes something else", async () => {
    await write("9日まで不在");
    expect(wordsOf(await write("こんにちは"))).toContain(
      "10月9日（金）まで不在として、お知らせを止めています。",
    );
  });

  it("of a button from yesterday is answered with the days of today", async () => {
    now = at("2026-10-06T09:00");
    const said = await tap("absent:2026-10-05:2026-10-05");
    expect(wordsOf(said)).toContain("その日は、もう過ぎています。");
    expect(said.buttons[0]?.[1]).toBe("absent:2026-10-06:2026-10-06");
  });
});

describe("later in the chat", () => {
  const subject = `report:${CITY.round}`;

  it("offers the moments of now and keeps the one that is tapped", async () => {
    const offered = await tap(`later:${subject}`);
    expect(offered.words).toEqual(["いつ、もう一度お知らせしましょうか。"]);
    expect(offered.buttons).toEqual([
      ["昼休み後 13時", `snooze:afterLunch:${subject}`],
      ["16時", `snooze:sixteen:${subject}`],
      ["明日 8:30", `snooze:nextMorning:${subject}`],
    ]);
    expect((await tap(`snooze:sixteen:${subject}`)).words).toEqual(["16時にもう一度お知らせします。"]);
    expect((await tap(`snooze:nextMorning:${subject}`)).words).toEqual([
      "明日 8:30 にもう一度お知らせします。",
    ]);
    expect((await tap(`snooze:afterLunch:${subject}`)).words).toEqual([
      "13時にもう一度お知らせします。この件の「あとで」は、これが最後です。",
    ]);
    expect(await db.$count(snoozes)).toBe(3);
    const fourth = await tap(`later:${subject}`);
    expect(fourth.words[0]).toMatch(/^「あとで」は、1 つの件につき 3 回までです。/);
    expect(fourth.buttons).toEqual([["アプリを開く", "/"]]);
  });

  it("says the day where it is not tomorrow, and the day before the due day", async () => {
    await db.update(rounds).set({ dueOn: "2026-10-16" }).where(eq(rounds.id, CITY.round));
    now = at("2026-10-09T17:00");
    expect((await tap(`later:${subject}`)).buttons).toEqual([
      ["10/13（火）8:30", `snooze:nextMorning:${subject}`],
      ["締切前日 10/15（木）8:30", `snooze:dayBefore:${subject}`],
    ]);
  });

  it("of a moment that is over offers the others", async () => {
    now = at("2026-10-05T14:00");
    const said = await tap(`snooze:afterLunch:${subject}`);
    expect(said.words).toEqual(["その時刻は、いまは選べません。ほかの時刻を選んでください。"]);
    expect(said.buttons.map(([label]) => label)).toEqual(["16時", "明日 8:30"]);
  });

  it("of an old card is answered with what is open today", async () => {
    now = at("2026-10-08T09:00");
    expect(wordsOf(await tap(`later:${subject}`))).toBe(
      "締切を過ぎているため、「あとで」は使えません。いま答えても大丈夫です。\nまだ答えていない目標が 4 件あります。",
    );
    await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    expect(wordsOf(await tap(`snooze:sixteen:${subject}`))).toBe(
      "この件は、もう済んでいます。\nいま、やることはありません。次の進捗確認が始まったらお知らせします。",
    );
  });

  it("can be written: about the one thing that is open, or it is asked which", async () => {
    expect((await write("あとで")).words).toEqual(["いつ、もう一度お知らせしましょうか。"]);
    await db.delete(readings);
    const said = await write("あとでお願いします");
    expect(said.words).toEqual(["どれを、あとでもう一度お知らせしましょうか。"]);
    expect(said.buttons).toEqual([
      ["第2四半期の進捗確認", `later:${subject}`],
      ["今週の重点事項", expect.stringMatching(/^later:read:/)],
    ]);
    await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    await readAllPoints();
    expect(wordsOf(await write("あとで"))).toMatch(/^いま、やることはありません。/);
  });
});

describe("anything else", () => {
  it("written is answered with what is open", async () => {
    const said = await write("秘密の相談");
    expect(said.words).toEqual([
      "まだ答えていない目標が 4 件あります。\n「進捗」と書くと、ここで 1 件ずつ答えられます。ほかにできることは「ヘルプ」でご覧いただけます。",
    ]);
    expect(said.buttons).toEqual([["アプリを開く", "/"]]);
  });

  it("that sounds like an absence or like haste is told how", async () => {
    expect(wordsOf(await write("来週から出張です"))).toContain("「28日まで不在」のように書くと");
    expect(wordsOf(await write("今は忙しいです"))).toContain("「あとで」と書くと");
  });

  it("tapped on a card from before is answered with what is open, and changes nothing", async () => {
    const ours = fc.constantFrom(
      "read:",
      "later:",
      "snooze:",
      "absent:",
      "back:",
      "snooze:sixteen:",
      "later:report:",
      "same:0:",
      `grade:1:${CITY.round}:`,
      "pass:",
      "answer",
    );
    const data = fc.tuple(ours, fc.string({ maxLength: 40 })).map(([verb, rest]) => verb + rest);
    await fc.assert(
      fc.asyncProperty(fc.oneof(data, fc.string({ maxLength: 300 })), async (each) => {
        const said = await tap(each);
        expect(said.words.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
    expect(await db.$count(snoozes)).toBe(0);
    expect(await db.$count(absences)).toBe(0);
    expect(await db.$count(reports)).toBe(0);
    expect(wordsOf(await tap("gone:1"))).toBe(
      "このボタンは、いまは使えません。\nまだ答えていない目標が 4 件あります。",
    );
  });
});

describe("what is no text", () => {
  it.each(["image", "video", "audio", "file", "location"])("%s gets a sentence of its own", async (type) => {
    const said = await talk.send(db, { type: "message", message: { type, text: "" } }, { now });
    expect(wordsOf(said)).toContain("ここでは受け取っていません");
  });

  it("a sticker is told what is open", async () => {
    const said = await talk.send(db, { type: "message", message: { type: "sticker", text: "" } }, { now });
    expect(wordsOf(said)).toContain("まだ答えていない目標が 4 件あります。");
  });
});

describe("words around the words", () => {
  it.each(["@進捗だより ９日まで不在", "すみません、９日まで不在です。"])(
    "%s is an absence all the same",
    async (text) => {
      await write(text);
      expect(await standing()).toEqual(["2026-10-05 2026-10-09"]);
    },
  );

  it.each(["後で🙏", "@bot あとで", "すみません、あとでお願いします"])("%s is 「あとで」", async (text) => {
    expect(wordsOf(await write(text))).toBe(wordsOf(await write("あとで")));
  });
});
