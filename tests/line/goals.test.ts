// 進捗 in the chat: goal after goal with the thumb.
import { desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import {
  absences,
  criterionJudgements,
  goals,
  posts,
  readings,
  reports,
  rounds,
} from "../../db/schema/index.ts";
import { record } from "../reports/writing.ts";
import { buildCity, CITY, criteriaOf } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";
import { dataOf, labelsOf, type Said, type TalkOptions, wordsOf } from "./talking.ts";

const { residents, community } = CITY.units;
const UNCHANGED = "前の四半期から変更なし";
const ON_TRACK = "✓ 順調";
const BEHIND = "▲ やや遅れ";
/** A Monday; the round is due on Wednesday. */
const MORNING = Date.parse("2026-10-05T09:00:00+09:00");

let db: Database;
let close: () => void;
beforeEach(async () => {
  ({ db, close } = await testDatabase());
  await buildCity(db);
  for (const staffId of Object.values(CITY.staff)) {
    for (const pointId of Object.values(CITY.points)) {
      await db.insert(readings).values({ pointId, staffId, readAt: 1, channel: "liff" });
    }
  }
});
afterEach(() => close());

const write = (text: string, options?: TalkOptions) => talk.write(db, text, { now: MORNING, ...options });
const tapData = (data: string, options?: TalkOptions) => talk.tap(db, data, { now: MORNING, ...options });
const tap = (said: Said, label: string, options?: TalkOptions) => tapData(dataOf(said, label), options);
const place = (said: Said) => said.words.find((word) => word.includes("No."));
const newest = () =>
  db
    .select()
    .from(reports)
    .orderBy(desc(reports.submittedAt), desc(reports.version))
    .then(([report]) => report);

/** What the first quarter said of a goal of 市民課. */
async function answeredBefore(goalId: string = CITY.goals.g1) {
  await db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.closedRound));
  const [first] = criteriaOf(goalId);
  const said = await record(db, {
    unitId: residents,
    goalId,
    roundId: CITY.closedRound,
    gradeId: CITY.grades.behind,
    judgements: { [first]: "partial", [criteriaOf(goalId)[1]]: "notYet" },
    done: "窓口を見直した。",
    needsSupport: true,
    supportFrom: "director",
    now: MORNING - 1,
  });
  await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.closedRound));
  return said.report;
}

describe("「進捗」", () => {
  it.each(["進捗", "報告", "答える", "つづき", " 「進捗」。"])(
    "written as %j brings the first goal",
    async (text) => {
      const said = await write(text);
      expect(said.words).toEqual(["1 / 4　No.1", "締切 10/7（水）", "実施項目その1"]);
      expect(labelsOf(said)).toEqual(["◎ 上回る", ON_TRACK, BEHIND, "✕ 遅れ", "詳しく書く", "あとで"]);
      expect(dataOf(said, "詳しく書く")).toBe(`/units/${residents}/goals/${CITY.goals.g1}`);
    },
  );

  it("tapped on the card or the rich menu brings the same", async () => {
    expect(place(await tapData("answer"))).toBe("1 / 4　No.1");
  });

  it("offers 変更なし only where there is an answer to keep", async () => {
    expect(labelsOf(await write("進捗"))).not.toContain(UNCHANGED);
    await answeredBefore();
    expect(labelsOf(await write("進捗"))[0]).toBe(UNCHANGED);
  });

  it("says from which quarter where the one before was silent", async () => {
    await answeredBefore();
    await db.update(rounds).set({ quarter: 3 }).where(eq(rounds.id, CITY.round));
    expect(labelsOf(await write("進捗"))[0]).toBe("第1四半期から変更なし");
  });

  it("looks the same whatever was answered before, and no button leaves words in the talk", async () => {
    await answeredBefore();
    const before = await write("進捗");
    await db.update(reports).set({ gradeId: CITY.grades.exceeds, done: "別の文" });
    expect(await write("進捗")).toEqual(before);
    for (const [label, does] of before.buttons) {
      if (label === "詳しく書く") continue;
      expect(does).toMatch(/^(?:same|grade|pass)(?::[0-9A-Za-z-]+){3,4}$/);
      expect(new TextEncoder().encode(does).length).toBeLessThanOrEqual(300);
    }
  });

  it("with nothing to answer says what is open", async () => {
    const said = await write("進捗", { staffId: CITY.staff.managementDirector });
    expect(wordsOf(said)).toMatch(/^いま、やることはありません。/);
  });
});

describe("a tap on a grade", () => {
  it("records it and brings the next goal, without saying which grade it was", async () => {
    const said = await tap(await write("進捗"), BEHIND);
    expect(said.words).toEqual([
      "記録しました。あと 3 件です。",
      "2 / 4　No.2",
      "締切 10/7（水）",
      "実施項目その2",
    ]);
    expect(said.messages).toBe(2);
    expect(await newest()).toMatchObject({
      goalId: CITY.goals.g1,
      unitId: residents,
      gradeId: CITY.grades.behind,
      channel: "chat",
      version: 1,
      done: "",
      needsSupport: false,
      authorId: CITY.staff.residentsChief,
    });
    expect(await db.$count(criterionJudgements)).toBe(0);
  });

  it("keeps the judgements of the quarter before but not its words", async () => {
    const before = await answeredBefore();
    await tap(await write("進捗"), ON_TRACK);
    const report = await newest();
    expect(report).toMatchObject({ gradeId: CITY.grades.onTrack, done: "", next: "", needsSupport: false });
    const kept = await db
      .select()
      .from(criterionJudgements)
      .where(eq(criterionJudgements.reportId, report?.id ?? ""));
    expect(Object.fromEntries(kept.map(({ criterionId, state }) => [criterionId, state]))).toEqual(
      before.judgements,
    );
  });

  it("at the last goal gives thanks and says where criteria are still unjudged", async () => {
    await answeredBefore();
    let said = await write("進捗");
    for (let n = 0; n < 4; n += 1) said = await tap(said, ON_TRACK);
    expect(wordsOf(said)).toContain("これで、すべて答え終わりました。ありがとうございます。");
    expect(wordsOf(said)).toContain("まだ選んでいない目標が 3 件あります。");
    expect(dataOf(said, "達成水準を選ぶ")).toBe(`/units/${residents}/goals/${CITY.goals.g2}`);
    expect(await db.$count(reports)).toBe(5);
  });
});

describe("変更なし", () => {
  it("says again what the quarter before said", async () => {
    const before = await answeredBefore();
    const said = await tap(await write("進捗"), UNCHANGED);
    expect(wordsOf(said)).toContain("記録しました。あと 3 件です。");
    expect(wordsOf(said)).not.toMatch(/やや遅れ|窓口/);
    const { gradeId, done, blocked, next, needsSupport, supportFrom } = before;
    const report = await newest();
    expect(report).toMatchObject({
      roundId: CITY.round,
      channel: "chat",
      gradeId,
      done,
      blocked,
      next,
      needsSupport,
      supportFrom,
    });
  });

  it("of ten goals takes eleven taps", async () => {
    const ids: string[] = [CITY.goals.g1, CITY.goals.g2, CITY.goals.g3, CITY.goals.shared];
    for (let n = 6; n <= 11; n += 1) {
      const id = `goal-more-${n}`;
      const [first] = await db.select().from(goals).where(eq(goals.id, CITY.goals.g1));
      if (first) await db.insert(goals).values({ ...first, id, number: n });
      await db.run(`INSERT INTO goal_sections (goal_id, unit_id) VALUES ('${id}', '${residents}')`);
      ids.push(id);
    }
    await db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.closedRound));
    for (const goalId of ids) {
      const judgements = ids.indexOf(goalId) < 4 ? {} : { judgements: {} };
      await record(db, { unitId: residents, goalId, roundId: CITY.closedRound, ...judgements });
    }
    await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.closedRound));
    let taps = 1;
    let said = await tapData("answer");
    for (; labelsOf(said).includes(UNCHANGED); taps += 1) said = await tap(said, UNCHANGED);
    expect(taps).toBe(11);
    expect(wordsOf(said)).toContain("すべて答え終わりました");
    expect(await db.$count(reports, eq(reports.roundId, CITY.round))).toBe(10);
  });
});

describe("exactly once", () => {
  it("the same event twice records one report and says the same", async () => {
    const data = dataOf(await write("進捗"), ON_TRACK);
    const first = await tapData(data, { eventId: "event-1" });
    const again = await tapData(data, { eventId: "event-1" });
    expect(wordsOf(again)).toBe(wordsOf(first));
    expect(await db.$count(reports)).toBe(1);
  });

  it("a second tap on the same card leaves the first answer and brings the next goal", async () => {
    const card = await write("進捗");
    await tap(card, ON_TRACK);
    const said = await tap(card, BEHIND);
    expect(said.words.slice(0, 1)).toEqual(["この目標は、もう答えてあります。前の答えは、そのままです。"]);
    expect(said.words).toContain("実施項目その2");
    expect(await newest()).toMatchObject({ gradeId: CITY.grades.onTrack, version: 1 });
    expect(await db.$count(reports)).toBe(1);
  });

  it("a tap on an old card never overwrites what the form has said since", async () => {
    const card = await write("進捗");
    await record(db, { unitId: residents, goalId: CITY.goals.g1, gradeId: CITY.grades.delayed });
    await tap(card, ON_TRACK);
    expect(await db.select({ gradeId: reports.gradeId }).from(reports)).toEqual([
      { gradeId: CITY.grades.delayed },
    ]);
  });
});

describe("an old card", () => {
  it("of a closed round records nothing and says what is open", async () => {
    const card = await write("進捗");
    await db.update(rounds).set({ closedAt: 1 }).where(eq(rounds.id, CITY.round));
    expect(wordsOf(await tap(card, ON_TRACK))).toMatch(
      /^この進捗確認は、もう終わっています。\nいま、やること/,
    );
    expect(await db.$count(reports)).toBe(0);
  });

  it("of a goal that left the sheet brings the next one", async () => {
    const card = await write("進捗");
    await db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, CITY.goals.g1));
    const said = await tap(card, ON_TRACK);
    expect(wordsOf(said)).toMatch(/^この目標は、いまの目標にはありません。\n1 \/ 3　No\.2/);
    expect(await db.$count(reports)).toBe(0);
  });

  it("of a post that somebody has left records nothing", async () => {
    const card = await write("進捗");
    await db
      .update(posts)
      .set({ unitId: CITY.units.planning })
      .where(eq(posts.staffId, CITY.staff.residentsChief));
    expect(wordsOf(await tap(card, ON_TRACK))).toMatch(/^この目標は、いまはあなたの担当ではありません。/);
    expect(await db.$count(reports)).toBe(0);
  });

  it("of somebody else's unit records nothing for whoever copies its data", async () => {
    const card = await write("進捗");
    await tap(card, ON_TRACK, { staffId: CITY.staff.communityChief });
    expect(await db.$count(reports)).toBe(0);
  });
});

describe("「あとで」 on the card of a goal", () => {
  it("goes on without recording, and those passed over come again after the last", async () => {
    let said = await tap(await write("進捗"), "あとで");
    expect(place(said)).toBe("2 / 4　No.2");
    for (let n = 0; n < 3; n += 1) said = await tap(said, ON_TRACK);
    expect(said.words.slice(0, 2)).toEqual(["記録しました。あと 1 件です。", "4 / 4　No.1"]);
  });

  it("after the last says what is left and offers when to be reminded", async () => {
    let said = await write("進捗");
    for (let n = 0; n < 4; n += 1) said = await tap(said, "あとで");
    expect(said.words).toEqual(["まだ答えていない目標が 4 件あります。いつ、もう一度お知らせしましょうか。"]);
    expect(labelsOf(said)).toEqual(["昼休み後 13時", "16時", "明日 8:30"]);
    expect(await db.$count(reports)).toBe(0);
  });
});

describe("「あとで」 after the due day", () => {
  it("does not scold: it says how to go on", async () => {
    const late = { now: Date.parse("2026-10-08T09:00:00+09:00") };
    let said = await write("進捗", late);
    for (let n = 0; n < 4; n += 1) said = await tap(said, "あとで", late);
    expect(wordsOf(said)).toBe(
      "「進捗」と書くと、いつでも続きから答えられます。\nまだ答えていない目標が 4 件あります。",
    );
  });
});

describe("a card of this morning, tapped in the afternoon", () => {
  it("counts what is answered by now, not what was when it came", async () => {
    const morning = await write("進捗");
    await tap(await tap(morning, ON_TRACK), ON_TRACK);
    expect(place(await tap(morning, "あとで"))).toBe("3 / 4　No.3");
  });
});

describe("somebody of the unit who is not asked", () => {
  const member = { staffId: CITY.staff.residentsMember };

  it("may answer all the same, and is not told that there is nothing", async () => {
    const card = await write("進捗", member);
    expect(place(card)).toBe("1 / 4　No.1");
    expect(place(await tap(card, ON_TRACK, member))).toBe("2 / 4　No.2");
    expect(await db.$count(reports)).toBe(1);
  });

  it("is told that all is answered once it is", async () => {
    let said = await write("進捗", member);
    for (let n = 0; n < 4; n += 1) said = await tap(said, ON_TRACK, member);
    expect(await db.$count(reports)).toBe(4);
    expect(wordsOf(await write("進捗", member))).not.toContain("まだ答えていない");
  });
});

describe("several units", () => {
  it("of one person come one after the other, each goal with its unit", async () => {
    await db.insert(posts).values({
      id: "also",
      staffId: CITY.staff.residentsChief,
      unitId: community,
      title: "課長事務取扱",
      role: "chief",
      isMain: false,
      validFrom: "2026-04-01",
    });
    let said = await write("進捗");
    expect(place(said)).toBe("1 / 4　No.1");
    expect(said.words).toContain("市民課");
    for (let n = 0; n < 4; n += 1) said = await tap(said, ON_TRACK);
    expect(place(said)).toBe("1 / 2　No.4");
    expect(wordsOf(said)).toContain("まだ選んでいない目標が 4 件あります。");
    expect(said.words).toContain("地域支援課");
    expect(said.messages).toBeLessThanOrEqual(5);
  });

  it("are asked of whoever stands in, who is told so", async () => {
    await db.insert(absences).values({
      id: "away",
      staffId: CITY.staff.residentsChief,
      fromDay: "2026-10-05",
      untilDay: "2026-10-09",
      recordedAt: 1,
    });
    const director = { staffId: CITY.staff.civicDirector };
    const said = await write("進捗", director);
    expect(said.words).toContain("不在の方の代わりに、おたずねしています。");
    await tap(said, ON_TRACK, director);
    expect(await newest()).toMatchObject({ unitId: residents, authorId: CITY.staff.civicDirector });
  });
});

describe("a city that keeps its words off LINE", () => {
  it("gets a count and a link, and a card from before records nothing", async () => {
    const minimal = { content: "minimal" } as const;
    const said = await write("進捗", minimal);
    expect(said.words).toEqual(["まだ答えていない目標が 4 件あります。"]);
    expect(said.buttons).toEqual([["アプリで答える", "/report"]]);
    const card = await write("進捗");
    expect(await tap(card, ON_TRACK, minimal)).toEqual(said);
    expect(await db.$count(reports)).toBe(0);
  });
});

describe("other words", () => {
  it("目標 is answered with a count per unit", async () => {
    const said = await write("目標", { staffId: CITY.staff.doubleMember });
    expect(wordsOf(said)).toBe("市民課の目標 4 件\n地域支援課の目標 2 件");
    expect(said.buttons).toEqual([["目標を開く", "/goals"]]);
    expect(wordsOf(await write("目標", { staffId: CITY.staff.civicDirector }))).toContain("いまはありません");
  });

  it("方針 shows the week's point, and whoever has read it the way to it", async () => {
    expect(wordsOf(await write("方針"))).toBe("今週の重点事項は、確認済みです。");
    await db.delete(readings);
    expect(labelsOf(await write("方針"))).toContain("確認しました");
  });

  it("残り says what is open, 設定 leads there, ヘルプ says what can be written", async () => {
    expect(wordsOf(await write("残り"))).toBe("まだ答えていない目標が 4 件あります。");
    expect((await write("設定")).buttons).toEqual([["設定を開く", "/settings"]]);
    const help = await write("？");
    for (const word of ["進捗", "残り", "目標", "方針", "不在", "あとで", "設定"]) {
      expect(help.words).toContain(word);
    }
    expect(help.messages).toBe(1);
  });
});
