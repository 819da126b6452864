// Every button of the talk: tapped once, arriving again after a crash before the answer, and tapped a second time. What
// the bot says is true each time, and nothing is recorded twice. Without a post nothing is recorded at all.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { deadlineAudiences, deadlines, posts, readings, reports } from "../../db/schema/index.ts";
import type { DutyTap } from "../../worker/line/chat/dutyTap.ts";
import type { GoalTap } from "../../worker/line/chat/goalTap.ts";
import type { Tap } from "../../worker/line/chat/tap.ts";
import { apply, decide, ORDER, set } from "../overtime/ordering.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";
import { dataOf, type Said, type TalkOptions, wordsOf } from "./talking.ts";

const { residentsChief, residentsMember } = CITY.staff;
const MORNING = Date.parse("2026-10-06T09:00:00+09:00");

/** Every kind of tap; one that is new does not compile without its case. */
type Kind = Exclude<Tap["kind"], "goal" | "duty"> | GoalTap["kind"] | DutyTap["kind"];

interface Case {
  staffId?: string;
  /** Where the button comes from: what is written before, or its data. */
  button: (db: Database) => Promise<{ data: string; date?: string }>;
  /** What is said to the first tap, and to a second one on the same button. */
  once: RegExp;
  twice: RegExp;
  /** What is said to the same event once more, where it is not what was said to it first. */
  again?: RegExp;
  /** Whether it records something. */
  records: boolean;
}

let db: Database;
let close: () => void;
beforeEach(async () => {
  ({ db, close } = await testDatabase());
  await buildCity(db);
  await set(db, "overtimeReasons", [{ key: "peak", label: "繁忙期の集中" }]);
});
afterEach(() => close());

const write = (text: string, options: TalkOptions = {}) => talk.write(db, text, { now: MORNING, ...options });
const button = async (said: Promise<Said>, label: string) => ({ data: dataOf(await said, label) });

async function askForPaper() {
  await db.insert(deadlines).values({
    id: "paper",
    seriesId: "paper",
    fiscalYear: 2026,
    title: "台帳",
    note: "",
    opensOn: "2026-09-01",
    dueOn: "2026-10-09",
    ownerUnitId: CITY.units.root,
    handIn: "check",
    handInBy: "unit",
    repeat: "never",
    createdBy: CITY.staff.admin,
    createdAt: 0,
  });
  await db
    .insert(deadlineAudiences)
    .values({ deadlineId: "paper", position: 0, unitId: CITY.units.residents, role: "chief" });
}

const stay = () => button(write("超過勤務", { staffId: residentsMember }), "19:00 まで");

const CASES: Record<Kind, Case> = {
  markRead: {
    button: async () => ({ data: `read:${CITY.points.first}` }),
    once: /^確認を記録しました/,
    twice: /^この重点事項は、確認済みです/,
    again: /^この重点事項は、確認済みです/,
    records: true,
  },
  later: {
    button: async () => ({ data: `later:report:${CITY.round}` }),
    once: /^いつ、もう一度お知らせしましょうか/,
    twice: /^いつ、もう一度お知らせしましょうか/,
    records: false,
  },
  snooze: {
    button: async () => ({ data: `snooze:sixteen:report:${CITY.round}` }),
    once: /^16時にもう一度お知らせします/,
    twice: /^16時にもう一度お知らせします/,
    records: true,
  },
  absent: {
    button: async () => ({ data: "absent:2026-10-06:pick", date: "2026-10-08" }),
    once: /^10月8日（木）まで不在として/,
    twice: /^10月8日（木）まで不在として/,
    records: true,
  },
  back: {
    button: async () => button(write("28日まで不在"), "この不在を取り消す"),
    once: /^不在を終わりにしました/,
    twice: /^この不在は、もう終わっています/,
    records: true,
  },
  answer: { button: async () => ({ data: "answer" }), once: /No\.1/, twice: /No\.1/, records: false },
  say: {
    button: async () => {
      await write("10月8日から10月9日まで不在");
      await write("10月15日から10月16日まで不在");
      return { data: "say:不在を取り消す" };
    },
    once: /^10月8日（木）からの不在を取り消しました/,
    // The next one: whoever says it twice means two.
    twice: /^10月15日（木）からの不在を取り消しました/,
    records: true,
  },
  report: {
    button: () => button(write("進捗"), "✓ 順調"),
    once: /^記録しました。あと 3 件です/,
    twice: /^この目標は、もう答えてあります/,
    records: true,
  },
  pass: { button: () => button(write("進捗"), "あとで"), once: /No\.2/, twice: /No\.2/, records: false },
  asOrdered: {
    staffId: residentsMember,
    button: async () => {
      await decide(db, [[await apply(db), ORDER]]);
      return button(write("超過勤務", { staffId: residentsMember }), "命令どおり");
    },
    once: /^1 日分を、命令どおりとして記録しました/,
    twice: /^その日の終わりは、もう記録してあります/,
    records: true,
  },
  stayUntil: {
    staffId: residentsMember,
    button: stay,
    once: /^何のために残りますか/,
    twice: /^何のために残りますか/,
    records: false,
  },
  apply: {
    staffId: residentsMember,
    button: async () => {
      const { data } = await stay();
      return button(talk.tap(db, data, { now: MORNING, staffId: residentsMember }), "繁忙期の集中");
    },
    once: /^申請を記録しました/,
    twice: /^今日の申請は、もう出ています/,
    records: true,
  },
  handedIn: {
    button: async () => {
      await askForPaper();
      return button(write("期限"), "10/9（金）の分を提出しました");
    },
    once: /^提出を記録しました/,
    twice: /^この分の提出は、もう記録してあります/,
    again: /^この分の提出は、もう記録してあります/,
    records: true,
  },
  unknown: {
    button: async () => ({ data: "gone:1" }),
    once: /^このボタンは、いまは使えません/,
    twice: /^このボタンは、いまは使えません/,
    records: false,
  },
};
const kinds = Object.entries(CASES) as [Kind, Case][];

/** What may have been recorded by a tap, row by row; of changes of a row the audit log has one of its own. */
async function recorded(): Promise<Record<string, number>> {
  const tables = [
    "reports",
    "readings",
    "snoozes",
    "absences",
    "overtime_orders",
    "overtime_results",
    "deadline_hand_ins",
    "audit_log",
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await db.all<{ rows: number }>(
        sql`SELECT count(*) AS rows FROM ${sql.identifier(table)}`,
      );
      return [table, row?.rows ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

const NOT_RECORDED = /記録できません|まだ送っていません|使えません/;

describe.each(kinds)(
  "a tap that is %s",
  (kind, { staffId = residentsChief, button: of, once, twice, again, records }) => {
    it("is answered from what it did, however often it arrives", async () => {
      const { data, ...picked } = await of(db);
      const tapAs = (eventId: string, seconds: number) =>
        talk.tap(db, data, { now: MORNING + seconds * 1000, staffId, eventId, ...picked });
      const before = await recorded();
      expect(wordsOf(await tapAs("event-1", 0))).toMatch(once);
      const after = await recorded();
      expect(after).toEqual(records ? expect.not.objectContaining(before) : before);
      // It comes again because nobody knows that it was answered.
      for (const later of [40, 3_600]) {
        const said = wordsOf(await tapAs("event-1", later));
        expect(said).toMatch(again ?? once);
        if (kind !== "unknown") expect(said).not.toMatch(NOT_RECORDED);
      }
      expect(await recorded()).toEqual(after);
      const second = wordsOf(await tapAs("event-2", 3_700));
      expect(second).toMatch(twice);
      if (kind !== "unknown") expect(second).not.toMatch(NOT_RECORDED);
      if (kind !== "say") expect(await recorded()).toEqual(after);
    });

    it("of somebody who holds no post today records nothing, and says so kindly", async () => {
      const { data, ...picked } = await of(db);
      await db.update(posts).set({ validTo: "2026-10-05" });
      const before = await recorded();
      const said = await talk.tap(db, data, { now: MORNING, staffId, ...picked });
      expect(said.words).toEqual([expect.stringContaining("いまは職の登録がないため")]);
      expect(said.buttons).toEqual([]);
      expect(await recorded()).toEqual(before);
    });
  },
);

it.each([
  "進捗",
  "残り",
  "28日まで不在",
  "戻りました",
  "あとで",
  "超過勤務",
  "期限",
  "朝会",
  "目標",
  "方針",
  "ヘルプ",
])("「%s」 written by somebody who holds no post today records nothing", async (text) => {
  await db.update(posts).set({ validTo: "2026-10-05" });
  const before = await recorded();
  expect((await write(text)).words).toEqual([expect.stringContaining("いまは職の登録がないため")]);
  expect(await recorded()).toEqual(before);
  expect(await db.$count(readings)).toBe(0);
  expect(await db.$count(reports)).toBe(0);
});
