// Every way by which outside text reaches the database, over a real server: it refuses half characters, which a file of
// libSQL stores without a word.
import { globSync, readFileSync } from "node:fs";
import { getTableName, isTable } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { IMPORT_KINDS, type ImportKind } from "../../worker/imports/readDocument.ts";
import { readEvent } from "../../worker/line/events.ts";
import { workbook } from "../documents/support.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY, criteriaOf } from "../support/city.ts";

const CHIEF = "U00000000000000000000000000000002";
const MEMBER = "U00000000000000000000000000000003";
const ADMIN = "U00000000000000000000000000000009";

/** 方 as a radical, が typed apart, a zero-width space, a control and half a character. */
const ROUGH = "⽅か\u3099\u200b\u0007\ud800改";
const WHOLE = "方が\ufffd改";
/** What must be left of it nowhere, as JSON writes it. */
const TRACES = ["⽅", "\u3099", "\u200b", "\\u0007", "\\ud800"];

let under: ApiUnderTest;
const cookies = { chief: "", member: "", admin: "" };
beforeAll(async () => {
  under = await startApi();
  // The administrator's own section looks after working hours, so that they may bring in hours as well.
  await under.db
    .insert(schema.settings)
    .values({ key: "personnel", value: { unitId: CITY.units.reform, contact: "" }, updatedAt: 0 });
  cookies.chief = await under.signIn(CHIEF);
  cookies.member = await under.signIn(MEMBER);
  cookies.admin = await under.signIn(ADMIN);
}, 60_000);
afterAll(() => under.close());

/** Every word in the database, to look for what must not be there. */
async function everyWord(): Promise<string> {
  const exported: unknown[] = Object.values(schema);
  const tables = exported.filter((each): each is SQLiteTable => isTable(each));
  const dump = await Promise.all(
    tables.map(async (table) => [getTableName(table), await under.db.select().from(table)]),
  );
  return JSON.stringify(dump);
}

async function tracesLeft(): Promise<string[]> {
  const words = await everyWord();
  return TRACES.filter((trace) => words.includes(trace));
}

describe("a file with rough text in a workbook", () => {
  const goalHeadings = [
    "番号",
    "実施項目",
    "分類",
    "どの水準まで",
    "どのような方法で",
    "いつまで",
    "共通・課名",
  ];
  const sheets: Record<Exclude<ImportKind, "policy">, (text: string) => (string | number)[][]> = {
    goals: (text) => [goalHeadings, ["1", `窓口${text}`, text, `${text}いる。`, text, text, "市民課"]],
    roster: (text) => [
      ["職員番号", "氏名", "所属", "職名", "着任日"],
      ["20001", `見本 ${text}`, "市民生活部＞市民課", text, "2026/4/1"],
    ],
    holidays: (text) => [
      ["日付", "区分", "名称"],
      ["2026/12/28", "閉庁", text],
    ],
    allotments: () => [
      ["所属", "年月", "時間"],
      ["市民課\u200b", "2026年4\u200b月", "120"],
    ],
    actuals: () => [
      ["職員番号", "日付", "超過勤務時間"],
      ["10003\u200b", "2026/10/1", "1:30\ufeff"],
    ],
  };
  const upload = async (kind: ImportKind, content: BlobPart, fields: Record<string, string>) => {
    const form = new FormData();
    form.set("file", new File([content], "paper"));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const path = kind === "actuals" ? "/api/overtime/actuals" : `/api/admin/imports/${kind}`;
    const request = new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { ...OWN_PAGE, cookie: cookies.admin },
      body: form,
    });
    return api.request(request, undefined, under.bindings);
  };
  /** As a workbook writes what no XML may hold. */
  const escaped = ROUGH.replace("\u0007", "_x0007_").replace("\ud800", "_xD800_");
  const POLICY = `令和8年度市⺠⽣活部の運営⽅針\n令和8年4⽉1⽇\n市⺠⽣活部⾧\n記\n1 ${ROUGH.replace("\u0007", "").replace("\ud800", "")}\n(1) 待つ時間を短くすること。\n以上\n`;

  test.each(IMPORT_KINDS)(
    "%s: what the dry run takes, the import takes",
    { timeout: 30_000 },
    async (kind) => {
      const content = kind === "policy" ? POLICY : await workbook(sheets[kind](escaped));
      const fields = kind === "goals" || kind === "policy" ? { year: "2028", unit: "市⺠⽣活部\u200b" } : {};
      const dry = await upload(kind, content as BlobPart, { ...fields, dryRun: "true" });
      expect(dry.status, await dry.clone().text()).toBe(200);
      const stored = await upload(kind, content as BlobPart, fields);
      expect(stored.status, await stored.clone().text()).toBe(200);
      expect(await tracesLeft()).toEqual([]);
    },
  );
});

describe("what the mini-app sends", () => {
  const [first, second] = criteriaOf(CITY.goals.g1);
  const report = {
    roundId: CITY.round,
    submissionKey: "a-key-of-these-tests",
    baseVersion: 0,
    gradeId: CITY.grades.onTrack,
    judgements: { [first]: "achieved", [second]: "partial" },
    done: ROUGH,
    blocked: ROUGH,
    next: ROUGH,
    needsSupport: false,
  };
  const deadline = {
    submissionKey: "another-key-of-these-tests",
    title: ROUGH,
    note: ROUGH,
    opensOn: "2026-10-01",
    dueOn: "2026-10-16",
    ownerUnitId: CITY.units.residents,
    handIn: "check",
    handInBy: "unit",
    repeat: "never",
    ladder: null,
    audiences: [{ unitId: CITY.units.residents, role: null, title: null }],
  };
  const order = {
    submissionKey: "one-more-key-of-these-tests",
    day: "2026-10-05",
    from: "17:15\u200b",
    until: "19:00",
    breakMinutes: 0,
    task: ROUGH,
    purpose: { kind: "goal", goalId: CITY.goals.g1 },
  };

  test.each<[string, string, string, keyof typeof cookies, unknown]>([
    [
      "a report",
      "POST",
      `/api/units/${CITY.units.residents}/goals/${CITY.goals.g1}/reports`,
      "chief",
      report,
    ],
    ["a deadline", "POST", "/api/deadlines", "chief", deadline],
    ["an order", "POST", "/api/overtime/orders", "member", order],
    [
      "a setting",
      "PUT",
      "/api/admin/settings/personnel",
      "admin",
      { value: { unitId: null, contact: ROUGH } },
    ],
    [
      "a short form",
      "PUT",
      `/api/admin/points/${CITY.points.first}/priority`,
      "admin",
      { isPriority: true, shortForm: ROUGH },
    ],
  ])("%s is kept as it is read", async (_, method, path, who, body) => {
    const answer = await under.request(method, path, { cookie: cookies[who], body });
    expect([200, 201, 204], await answer.clone().text()).toContain(answer.status);
    expect((await everyWord()).includes(WHOLE)).toBe(true);
    expect(await tracesLeft()).toEqual([]);
  });

  test("no route reads a body past the repair", () => {
    const sources = globSync("worker/api/**/*.ts").map((file) => [file, readFileSync(file, "utf8")] as const);
    expect(sources.length).toBeGreaterThan(20);
    const past = /\.req\s*\.(?:text|parseBody|formData|arrayBuffer|blob|raw)\b/;
    expect(sources.filter(([, source]) => past.test(source)).map(([file]) => file)).toEqual([]);
  });
});

test("what is written or tapped in the talk is read repaired", () => {
  const base = {
    webhookEventId: "1",
    timestamp: 1,
    mode: "active",
    replyToken: "t",
    source: { type: "user", userId: "U1" },
  };
  const written = { ...base, type: "message", message: { type: "text", text: ROUGH } };
  expect(readEvent(written)).toMatchObject({ event: { message: { text: WHOLE } } });
  const tapped = { ...base, type: "postback", postback: { data: `say:${ROUGH}` } };
  expect(readEvent(tapped)).toMatchObject({ event: { postback: { data: `say:${WHOLE}` } } });
});
