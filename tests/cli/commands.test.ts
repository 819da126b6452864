import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runningSqld, startSqld } from "../../dev/sqld.ts";
import { commandLine } from "./running.ts";

// In order, on one folder with real sqld: from an empty city to a restored one.
const cli = commandLine();
const { importing, admin } = cli;
const city = join(cli.folder, "city");
const inFolder = (name: string) => join(cli.folder, name);
const SHEET = "db/sample/goals-civic.tsv";
const ROSTER = "db/sample/roster.csv";
const SLOW = { timeout: 30_000 };

afterAll(() => cli.remove());

describe("before there is a city", () => {
  test("a dry run reads the paper and starts no database", SLOW, async () => {
    const { code, out } = await importing(["goals", SHEET, "--dry-run", "--json"]);
    expect(code).toBe(0);
    const json = JSON.parse(out);
    expect(json).toMatchObject({ kind: "goals", outcome: { kind: "notCompared" } });
    expect(json.rows).toHaveLength(14);
    expect(Object.keys(json.rows[0])).toEqual(
      expect.arrayContaining([
        "number",
        "title",
        "category",
        "criteria",
        "steps",
        "deadline",
        "owner",
        "shared",
        "indicators",
      ]),
    );
    expect(existsSync(city)).toBe(false);
  });

  test("a dry run without a reachable database reads the paper all the same", SLOW, async () => {
    const nowhere = { DATABASE_URL: "http://127.0.0.1:9" };
    const { code, out } = await importing(
      ["policy", "db/sample/policy-mayor.txt", "--dry-run", "--json"],
      nowhere,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: "policy", outcome: { kind: "notCompared" } });
    const stored = await importing(["policy", "db/sample/policy-mayor.txt"], nowhere);
    expect(stored).toMatchObject({ code: 1, err: expect.stringContaining("データベース") });
  });

  test.each([
    ["a file that is not there", ["goals", "nowhere.tsv"], "がありません"],
    ["a folder", ["goals", "db"], "はファイルではありません"],
    ["a program", ["goals", process.execPath], "大きすぎます"],
  ])("%s is refused in one sentence", SLOW, async (_, args, words) => {
    const { code, err } = await importing(args);
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain("    at ");
  });

  test("a paper of another kind is refused, and as JSON too", SLOW, async () => {
    const { code, out } = await importing(["goals", "db/sample/policy-civic.txt", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ rows: [], outcome: { kind: "refused", reason: "nothingRead" } });
  });

  test("a dry run of a paper with nothing in it says so in a sentence", SLOW, async () => {
    const { code, out, err } = await importing(["roster", "db/sample/policy-civic.txt", "--dry-run"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("見出しの行が見つかりません");
  });

  test("a binary file is refused as JSON with the reason", SLOW, async () => {
    const file = inFolder("noise.csv");
    writeFileSync(
      file,
      Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256),
    );
    const { code, out } = await importing(["roster", file, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ kind: "roster", rows: [], outcome: { reason: "unreadable" } });
  });
});

describe("a city from its papers", () => {
  test("a sheet of an unknown department says what to do next and stores nothing", SLOW, async () => {
    const { code, out } = await importing(["goals", SHEET]);
    expect(code).toBe(1);
    expect(out).toContain("「市民生活部」が組織にありません");
    expect(out).toContain("--create-units");
  });

  test("a dry run of a paper that would be refused says why, and has done what was asked", SLOW, async () => {
    const { code, out, err } = await importing(["goals", SHEET, "--dry-run"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("「市民生活部」が組織にありません");
  });

  test("the roster makes the organisation", SLOW, async () => {
    const { code, out } = await importing(["roster", ROSTER, "--create-units", "--city", "若葉市"]);
    expect(code).toBe(0);
    expect(out).toContain("職員 124 人、職 129 件を読み取りました。");
    expect(out).toContain("取り込みました。");
    expect(await runningSqld(city)).toBeNull();
  });

  test("the sheet is stored, and again is the same", SLOW, async () => {
    const first = await importing(["goals", SHEET, "--json"]);
    expect(JSON.parse(first.out).outcome).toMatchObject({
      kind: "imported",
      unit: "市民生活部",
      fiscalYear: 2026,
    });
    const second = await importing(["goals", SHEET]);
    expect(second).toMatchObject({
      code: 0,
      out: expect.stringContaining("前に取り込んだ内容と同じです（14 件）"),
    });
  });

  test("a corrected sheet shows its differences on a dry run", SLOW, async () => {
    const file = inFolder("corrected.tsv");
    const text = readFileSync(SHEET, "utf8");
    writeFileSync(file, text.replace("令和9年2月\t環境政策課", "令和9年3月\t環境政策課"));
    const { code, out } = await importing(["goals", file, "--dry-run"]);
    expect(code).toBe(0);
    expect(out).toContain("期限 令和9年2月 → 令和9年3月");
    expect(out).toContain("何も書き込んでいません");
  });

  test("a bad row is named by line and column; the rest is stored only when asked", SLOW, async () => {
    const file = inFolder("bad.tsv");
    const text = readFileSync(SHEET, "utf8");
    writeFileSync(file, text.replace(/^3\t/mu, "三番\t"));
    const refused = await importing(["goals", file]);
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/\d+ 行目 番号: /u);
    expect(refused.out).toContain("--skip-bad-rows");
    expect((await importing(["goals", file, "--skip-bad-rows"])).code).toBe(0);
  });
});

describe("administration", () => {
  test("an invite prints code, link and QR for one person", SLOW, async () => {
    const { code, out } = await admin(["invite", "10011"]);
    expect(code).toBe(0);
    const shown = /連携コード ([2-9A-Z]{5}-[2-9A-Z]{5})/u.exec(out)?.[1];
    expect(out).toContain(`https://liff.line.me/2000000002-Wakaba01/link?code=${shown}`);
    expect(out).toContain("█");
    expect(await admin(["invite", "1"])).toMatchObject({ code: 1, err: expect.stringContaining("いません") });
  });

  test("the codes that wait are listed, and one is taken back", SLOW, async () => {
    expect((await admin(["invites"])).out).toMatch(/まだ使われていないコード 1 件\n {2}10011 /u);
    expect((await admin(["invites", "--remove", "10011"])).out).toContain("取り消しました");
    expect((await admin(["invites"])).out).toContain("まだ作られていません");
  });

  test("a code for a named database is never made with the secrets of the local city", SLOW, async () => {
    const named = await startSqld({ dataDir: inFolder("named") });
    const env = { DATABASE_URL: named.url, SESSION_SECRET: "", LIFF_ID: "" };
    const answer = await admin(["invite", "10011"], env);
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining("SESSION_SECRET") });
    const short = await admin(["invite", "10011"], {
      ...env,
      SESSION_SECRET: "short",
      LIFF_ID: "2000000002-Wakaba01",
    }).finally(() => named.stop());
    expect(short).toMatchObject({ code: 1, err: expect.stringContaining("32 文字以上") });
  });

  test("the city's own grades come from a file", SLOW, async () => {
    const file = "db/sample/grade-scale.json";
    const set = await admin(["grades", file, "--year", "令和8"]);
    expect(set).toMatchObject({ code: 0, out: "令和8年度から「若葉市の評価区分」を使います。\n" });
    expect((await admin(["grades", file, "--year", "2026"])).out).toContain("前と同じです");

    const wrong = inFolder("grades.json");
    writeFileSync(wrong, readFileSync(file, "utf8").replace('"fair"', '"so-so"'));
    expect(await admin(["grades", wrong])).toMatchObject({
      code: 1,
      err: expect.stringContaining("grades.2.tone"),
    });
    writeFileSync(wrong, "{}{");
    expect(await admin(["grades", wrong])).toMatchObject({ code: 1, err: expect.stringContaining("JSON") });
  });

  test("settings are shown as they can be given back, saved, and refused with a reason", SLOW, async () => {
    const shown = await admin(["settings"]);
    expect(shown).toMatchObject({
      code: 0,
      out: expect.stringContaining('hours {"from":"08:30","to":"17:15"}'),
    });
    expect((await admin(["settings", "hours", '{"from":"09:00","to":"17:00"}'])).out).toBe(
      "保存しました。\n",
    );
    expect((await admin(["settings", "hours"])).out).toBe('{"from":"09:00","to":"17:00"}\n');
    expect(await admin(["settings", "hours", '{"from":"17:00","to":"09:00"}'])).toMatchObject({
      code: 1,
      err: expect.stringContaining("終わりが始まりより後"),
    });
    expect(await admin(["settings", "hours", "{"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("JSON"),
    });
    expect(await admin(["settings", "lunch"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("ladders"),
    });
  });

  test("a unit gets its own week and gives it back", SLOW, async () => {
    const set = await admin(["hours", "環境政策課", "火水木金土", "09:30", "18:00", "--holidays"]);
    expect(set).toMatchObject({ code: 0, out: "環境政策課 火水木金土 09:30〜18:00 祝日も開く\n" });
    expect((await admin(["settings"])).out).toContain("環境政策課 火水木金土");
    expect((await admin(["hours", "環境政策課", "--remove"])).out).toContain("戻りました");
    expect(await admin(["hours", "環境政策係", "火", "09:30", "18:00"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("近い名前: 環境政策課"),
    });
    expect(await admin(["hours", "環境政策課", "火曜", "09:30", "18:00"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("火水木金土"),
    });
  });

  test("the unit that looks after working hours is named as people know it", SLOW, async () => {
    expect(await admin(["personnel", "職員課", "内線 2210"])).toMatchObject({
      code: 0,
      out: "勤務時間の担当は職員課です。連絡先は「内線 2210」です。\n",
    });
    expect((await admin(["personnel", "職員課"])).out).toBe("前と同じです。\n");
    expect(await admin(["personnel", "職員係"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("近い名前: 職員課"),
    });
  });

  test("a backup is put back whole, and only into an empty city", SLOW, async () => {
    const file = inFolder("city.jsonl");
    expect((await admin(["backup", file])).code).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await admin(["backup", file])).toMatchObject({
      code: 1,
      err: expect.stringContaining("もうあります"),
    });
    expect(await admin(["restore", file])).toMatchObject({ code: 1, err: expect.stringContaining("空では") });

    const elsewhere = { DATA_DIR: inFolder("elsewhere") };
    const text = readFileSync(file, "utf8");
    expect((await admin(["restore", file], elsewhere)).code).toBe(0);
    const second = inFolder("again.jsonl");
    await admin(["backup", second], elsewhere);
    const rows = (whole: string) => whole.trimEnd().split("\n").slice(1, -1);
    expect(rows(readFileSync(second, "utf8"))).toEqual(rows(text));
  });

  test("what cannot be restored is said in a sentence, before a database is begun", SLOW, async () => {
    const nowhere = { DATA_DIR: inFolder("nowhere") };
    for (const [file, words] of [
      ["gone.jsonl", "がありません"],
      [".", "はファイルではありません"],
    ] as const) {
      const { code, err } = await admin(["restore", inFolder(file)], nowhere);
      expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    }
    expect(existsSync(inFolder("nowhere"))).toBe(false);
    const file = inFolder("changed.jsonl");
    writeFileSync(file, readFileSync(inFolder("city.jsonl"), "utf8").replace("市民課", "市民科"));
    const { code, err } = await admin(["restore", file], nowhere);
    expect([code, err]).toEqual([1, expect.stringContaining("検査値が合いません")]);
    expect(err).not.toContain("    at ");
  });

  test("a backup that cannot be written leaves nothing behind", SLOW, async () => {
    const { code, err } = await admin(["backup", join(inFolder("no such folder"), "city.jsonl")]);
    expect([code, err]).toEqual([1, expect.stringContaining("に書き込めません（ENOENT）")]);
  });

  test("the sample does not go into another city's data", SLOW, async () => {
    const other = { DATA_DIR: inFolder("other") };
    await importing(["roster", ROSTER, "--create-units", "--city", "青葉町"], other);
    expect(await admin(["seed"], other)).toMatchObject({ code: 1, err: expect.stringContaining("ほかの市") });
  });

  test("an unknown command is answered with the commands there are", SLOW, async () => {
    expect(await admin(["reset"])).toMatchObject({ code: 1, err: expect.stringContaining("使い方") });
  });
});
