// Everything that the bot can send and every button's data, from a city in which names, hours, times, grades and reasons
// are known by sight: LINE carries counts, dates, ways to the app and published words, in `minimal` not even those.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/database.ts";
import { absences, deadlineAudiences, deadlines, overtimeOrders, reports } from "../../db/schema/index.ts";
import { type DigestItem, OVERTIME_TOPICS } from "../../worker/domain/digest.ts";
import { NOTICES } from "../../worker/domain/notices.ts";
import { digestMessages } from "../../worker/line/cards/digestMessages.ts";
import type { LineContent } from "../../worker/line/cards/options.ts";
import { orderRow, set } from "../overtime/ordering.ts";
import { record } from "../reports/writing.ts";
import { buildCity, CITY } from "../support/city.ts";
import { GOALS, GRADES, STAFF, UNITS } from "../support/cityRows.ts";
import { testDatabase } from "../support/database.ts";
import * as talk from "./talking.ts";

const NOW = Date.parse("2026-10-06T15:00:00+09:00");
const LIFF_ID = "1650000002-AbCdEfGh";
const WORDS = [
  "進捗",
  "残り",
  "目標",
  "方針",
  "超過勤務",
  "期限",
  "朝会",
  "設定",
  "ヘルプ",
  "不在",
  "28日まで不在",
];
const TEXTS = [
  ...WORDS,
  "戻りました",
  "あとで",
  "不在を取り消す",
  "来週から出張です",
  "忙しいです",
  "評価は順調です",
];
const { residentsChief, residentsMember, communityChief, civicDirector, admin } = CITY.staff;

/** Typed by people, or about one: nowhere in the talk. */
const SECRETS = {
  names: STAFF.flatMap(([, name]) => name.split(" ")),
  work: ["ひみつの作業", "ひみつの書類", "ひみつの報告", "ひみつの一言"],
  reasons: ["peak", "sudden"],
  /** 17:15 to 19:37. */
  times: ["19:37", "1177", "1035", "17:15", "2:22", "142"],
  hours: /\d+ ?時間|\d+ ?分(?!の|を)/,
};
const GRADE_NAMES = GRADES.flatMap(({ code, label }) => [code, label, `grade-${code}`]);

const LONG_MS = 60_000;

let db: Database;
let close: () => void;

async function fill() {
  await set(db, "overtimeReasons", [
    { key: "peak", label: "繁忙期の集中" },
    { key: "sudden", label: "急な依頼" },
  ]);
  await set(db, "personnel", { unitId: CITY.units.reform, contact: "ひみつの一言" });
  await record(db, {
    unitId: CITY.units.residents,
    goalId: CITY.goals.g1,
    gradeId: CITY.grades.delayed,
    done: "ひみつの報告",
    blocked: "ひみつの報告",
    needsSupport: true,
    supportFrom: "director",
    now: NOW - 86_400_000,
  });
  const own = { untilMinutes: 1177, task: "ひみつの作業", reason: "peak" };
  await db.insert(overtimeOrders).values([
    orderRow({ id: "went", day: "2026-10-05", ...own, word: "ひみつの一言" }),
    orderRow({
      id: "waits",
      day: "2026-10-06",
      state: "applied",
      staffId: CITY.staff.doubleMember,
      ...own,
    }),
  ]);
  await db.insert(deadlines).values({
    id: "paper",
    seriesId: "paper",
    fiscalYear: 2026,
    title: "ひみつの書類",
    note: "ひみつの書類",
    opensOn: "2026-09-01",
    dueOn: "2026-10-09",
    ownerUnitId: CITY.units.root,
    handIn: "check",
    handInBy: "unit",
    repeat: "never",
    createdBy: admin,
    createdAt: 0,
  });
  await db
    .insert(deadlineAudiences)
    .values({ deadlineId: "paper", position: 0, unitId: CITY.units.residents, role: "chief" });
  await db.insert(absences).values({
    id: "away",
    staffId: communityChief,
    fromDay: "2026-10-06",
    untilDay: "2026-10-07",
    deputyId: CITY.staff.doubleMember,
    recordedAt: 1,
  });
}

/** Talks as each of several people, writes every word and presses every button that comes, until none is new. */
async function everythingSaid(content: LineContent): Promise<unknown[]> {
  const sent: unknown[] = [];
  for (const staffId of [residentsMember, residentsChief, communityChief, civicDirector, admin]) {
    const pressed = new Set<string>();
    const waiting: string[] = [];
    const hear = (said: talk.Said) => {
      sent.push(said.sent);
      waiting.push(...said.buttons.map(([, does]) => does).filter((does) => !does.startsWith("/")));
    };
    for (const text of TEXTS) {
      hear(await talk.write(db, text, { now: NOW, content, staffId }));
      for (let data = waiting.shift(); data !== undefined; data = waiting.shift()) {
        // Of two buttons that differ in what is counted or chosen one is enough.
        const kind = data.replace(/[0-9a-f]{16}/g, "T").replace(/^(\w+):\d+:/, "$1:N:");
        if (pressed.has(kind)) continue;
        pressed.add(kind);
        const picked = data.endsWith(":pick") ? { date: "2026-10-08" } : {};
        hear(await talk.tap(db, data, { now: NOW, content, staffId, ...picked }));
      }
    }
  }
  return sent;
}

/** One of every kind that a digest can hold, alone and all together. */
const ITEMS: { [Kind in DigestItem["kind"]]: Extract<DigestItem, { kind: Kind }>[] } = {
  report: (["open", "today", "late"] as const).map((when) => ({
    kind: "report",
    roundId: CITY.round,
    quarter: 2,
    dueOn: "2026-10-07",
    when,
    total: 8,
    answered: 5,
    isStandIn: when === "today",
  })),
  silent: [{ kind: "silent", roundId: CITY.round, quarter: 2, dueOn: "2026-10-07", units: 2 }],
  read: [
    {
      kind: "read",
      point: {
        id: CITY.points.first,
        policyTitle: "市政運営の基本方針",
        path: "1(1)",
        shortForm: "1(1)のひとこと",
      },
    },
  ],
  review: [{ kind: "review", reports: 3 }],
  question: [{ kind: "question", questions: 1 }],
  trouble: [{ kind: "trouble", failed: 1, uncertain: 2, isQuotaShort: true, burnt: 1 }],
  overtime: OVERTIME_TOPICS.map((topic) => ({ kind: "overtime", topic, count: 1, day: "2026-10-06" })),
  deadline: (["open", "today", "late"] as const).map((when) => ({
    kind: "deadline",
    dueOn: "2026-10-09",
    when,
    count: 2,
    isTold: when === "late",
  })),
};

function everythingPushed(content: LineContent): unknown[] {
  const all = Object.values(ITEMS).flat() as DigestItem[];
  const cards = [...all.map((item) => [item]), all, all.slice(4)];
  return [
    ...cards.map((items) => digestMessages(items, { liffId: LIFF_ID, content })),
    ...Object.values(NOTICES).map((text) => [{ type: "text", text }]),
  ];
}

interface Carried {
  /** What somebody reads: texts, and what stands for a card in the list of talks. */
  texts: string[];
  labels: string[];
  /** Of buttons. */
  data: string[];
  /** What else an action of ours could put into the talk. */
  others: string[];
}

function carriedBy(value: unknown): Carried {
  const carried: Carried = { texts: [], labels: [], data: [], others: [] };
  const walk = (part: unknown, isButton: boolean): void => {
    if (Array.isArray(part)) for (const each of part) walk(each, isButton);
    else if (typeof part === "object" && part !== null) {
      // A picker of times would send the time that somebody stays until.
      if ("mode" in part && part.mode !== "date") carried.others.push(String(part.mode));
      for (const [key, inner] of Object.entries(part)) {
        if (typeof inner !== "string") walk(inner, isButton || key === "action" || "action" in part);
        else if (key === "altText") carried.texts.push(inner);
        else if (key === "text") (isButton || "action" in part ? carried.labels : carried.texts).push(inner);
        else if (key === "label") carried.labels.push(inner);
        else if (key === "data") carried.data.push(inner);
        else if (["displayText", "fillInText", "inputOption"].includes(key)) carried.others.push(inner);
      }
    }
  };
  walk(value, false);
  return carried;
}

const IDS = [
  CITY.round,
  "paper",
  "away",
  ...Object.values(CITY.units),
  ...Object.values(CITY.goals),
  ...Object.values(CITY.points),
];
/** What may stand between two colons: an id, a day, a token, a count, a word of the product. */
function isPart(part: string, verb: string): boolean {
  if (IDS.includes(part) || /^id-\d+$/.test(part)) return true;
  if (/^\d{4}-\d\d-\d\d$/.test(part) || /^[0-9a-f]{16}$/.test(part)) return true;
  if (["same", "grade", "pass"].includes(verb)) return /^\d{1,3}$/.test(part);
  const choices = ["afterLunch", "sixteen", "nextMorning", "dayBefore"];
  const subjects = ["report", "read", "deadlines", "results", "orders", "questions", "reviews"];
  return ["pick", "self", ...choices, ...subjects].includes(part);
}

describe.each(["published", "minimal"] as const)("where the city chose %s", (content) => {
  let all: Carried;
  let talks: Carried;
  beforeAll(async () => {
    ({ db, close } = await testDatabase());
    await buildCity(db);
    await fill();
    const said = await everythingSaid(content);
    talks = carriedBy(said);
    all = carriedBy([said, everythingPushed(content)]);
  }, LONG_MS);
  afterAll(() => close());

  it("there is much to look at", () => {
    expect(new Set(all.texts).size).toBeGreaterThan(40);
    expect(new Set(all.data).size).toBeGreaterThan(5);
  });

  it("no button says anything in the talk", () => {
    expect(all.others).toEqual([]);
  });

  it("no words and no data hold a name, what somebody wrote, hours or a time", () => {
    const words = [...all.texts, ...all.labels, ...all.data].join("\n");
    for (const secret of [...SECRETS.names, ...SECRETS.work, ...SECRETS.times]) {
      expect(words, secret).not.toContain(secret);
    }
    expect(words).not.toMatch(SECRETS.hours);
  });

  it("no words and no data hold a grade or a reason", () => {
    const words = [...all.texts, ...all.data].join("\n");
    for (const name of [...GRADE_NAMES, ...SECRETS.reasons]) expect(words, name).not.toContain(name);
  });

  it("data are verbs with ids, days, tokens and counts", () => {
    for (const data of all.data) {
      const [verb = "", ...parts] = data.split(":");
      expect(
        parts.filter((part) => !isPart(part, verb)),
        data,
      ).toEqual([]);
    }
  });

  it.runIf(content === "published")("grades and reasons are buttons, alike for everybody", () => {
    for (const { mark, label } of GRADES) expect(talks.labels).toContain(`${mark} ${label}`);
    expect(talks.labels).toContain("繁忙期の集中");
  });

  it.runIf(content === "published")("the same grade is another token for another person and goal", () => {
    const offered = new Set(talks.data.filter((data) => data.startsWith("grade:")));
    const tokens = new Set([...offered].map((data) => data.split(":").at(-1)));
    expect(offered.size).toBeGreaterThan(GRADES.length);
    expect(offered.size % GRADES.length).toBe(0);
    expect(tokens.size).toBeGreaterThanOrEqual(offered.size / 2);
  });

  it.runIf(content === "minimal")("nothing of the city's own words is in it", () => {
    const words = [...all.texts, ...all.labels].join("\n");
    const own = [...GOALS.map(({ title }) => title), ...UNITS.map(([, , name]) => name), "のひとこと"];
    for (const name of [...own, "繁忙期の集中", ...GRADES.map(({ label }) => label)]) {
      expect(words, name).not.toContain(name);
    }
  });

  it.runIf(content === "minimal")("nothing is asked that is not taken", () => {
    const words = [...all.texts, ...all.labels].join("\n");
    expect(words).not.toMatch(/ここで|でしたか|残りますか|何のために|1 件ずつ答え/);
    const verbs = new Set(all.data.map((data) => data.split(":")[0]));
    for (const verb of [
      "answer",
      "same",
      "grade",
      "pass",
      "stay",
      "apply",
      "asordered",
      "handedin",
      "read",
    ]) {
      expect(verbs).not.toContain(verb);
    }
  });

  it("an old card whose data named a grade, a time or a reason records nothing", async () => {
    const place = `${CITY.round}:${CITY.units.residents}:${CITY.goals.g2}`;
    const counts = async () => [await db.$count(reports), await db.$count(overtimeOrders)];
    const before = await counts();
    for (const old of [
      `grade:0:${place}:${CITY.grades.delayed}`,
      `grade:0:${place}:${"0".repeat(16)}`,
      "stay:2026-10-06:1140",
      "apply:2026-10-06:1140:reason:peak",
    ]) {
      const said = await talk.tap(db, old, { now: NOW, content });
      expect(said.words.join()).not.toContain("記録しました");
    }
    expect(await counts()).toEqual(before);
  });
});
