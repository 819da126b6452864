import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleLineUserId } from "../../db/sample/load.ts";
import { wordMenuFailure, wordMenus } from "../../dev/cli/wordRichMenu.ts";
import { createLineSimulator, type LineSimulator } from "../../dev/line/index.ts";
import { startSqld } from "../../dev/sqld.ts";
import { commandLine } from "./running.ts";

// In order, on one sample city with real sqld; LINE is another account for each test.
const cli = commandLine();
const SLOW = { timeout: 60_000 };
const CHIEF = sampleLineUserId("10011");

let sqld: Awaited<ReturnType<typeof startSqld>>;
let line: LineSimulator;
beforeAll(async () => {
  sqld = await startSqld({ dataDir: cli.folder });
  expect((await cli.admin(["seed"], { DATABASE_URL: sqld.url })).code).toBe(0);
}, 60_000);
beforeEach(async () => {
  line = await createLineSimulator({
    channelId: "2000000001",
    channelSecret: "secret",
    loginChannelId: "2000000002",
    liffId: "2000000002-Wakaba01",
  });
  line.addUser({ userId: CHIEF, name: "chief", friend: true });
});
afterEach(() => line.close());
afterAll(async () => {
  await sqld.stop();
  cli.remove();
});

const richmenu = (args: string[] = [], env: Record<string, string> = {}) =>
  cli.admin(["richmenu", ...args], {
    DATABASE_URL: sqld.url,
    LINE_API_BASE_URL: line.url,
    LINE_CHANNEL_ID: "2000000001",
    LINE_CHANNEL_SECRET: "secret",
    ...env,
  });

test("makes the menus and says who has which; a dry run only looks", SLOW, async () => {
  const dry = await richmenu(["--dry-run"]);
  expect(dry.out).toContain("作るメニュー: 未連携、職員、課長、部長、管理者");
  expect(dry.out).toContain("何も変えていません");
  expect(line.richMenuOf(CHIEF)).toBeNull();

  const made = await richmenu();
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("作ったメニュー: 未連携、職員、課長、部長、管理者");
  expect(made.out).toMatch(/「課長」のメニューが \d+ 人に出ます。/);
  const shown = line.richMenuOf(CHIEF);
  expect(shown?.menu.areas?.map((area) => area.action?.label)).toContain("進捗を答える");
  expect(shown?.image?.type).toBe("image/png");
  expect(line.violations).toEqual([]);
});

test("a wrong secret is worded, and nobody's menu has changed", SLOW, async () => {
  const { code, err } = await richmenu([], { LINE_CHANNEL_SECRET: "wrong" });
  expect(code).toBe(1);
  expect(err).toMatch(/受け付けません.*だれのメニューも変わっていません.*LINE_CHANNEL_SECRET を確かめて/s);
  expect(err).not.toContain("    at ");
  expect(line.richMenuOf(CHIEF)).toBeNull();
});

test(
  "the local sample city is told that npm start does it, and other commands know no --dry-run",
  SLOW,
  async () => {
    const local = await cli.admin(["richmenu"], { LINE_API_BASE_URL: "", DATABASE_URL: "" });
    expect(local).toMatchObject({ code: 1, err: expect.stringContaining("npm start") });
    expect(await cli.admin(["seed", "--dry-run"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("使い方"),
    });
  },
);

const refused = (status: number, message: string | null = null) => ({
  cause: "refused" as const,
  status,
  message,
  requestId: "request-1",
});

test.each([
  ["list", { cause: "noAnswer" }, /答えがありません.*変わっていません.*しばらくおいて/s],
  ["create", refused(400, "The image size"), /断られました.*The image size.*変わっていません/s],
  ["default", refused(500), /調子が悪い.*まだだれにも出していません.*続きから/s],
  ["link", refused(429), /回数の上限.*一部の人.*前のメニュー.*1 時間/s],
  ["remove", refused(403), /受け付けません.*全員に出ています.*LINE_CHANNEL_ID/s],
] as const)("a failure at %s says why, what people see now, and what to do", (step, failure, words) => {
  expect(wordMenuFailure({ kind: "failed", step, failure })).toMatch(words);
});

test("old menus that LINE still shows are said to stay", () => {
  const outcome = {
    kind: "published",
    created: ["chief"],
    kept: ["member"],
    removed: 0,
    waiting: 2,
  } as const;
  const lines = wordMenus({
    ...outcome,
    created: ["chief"],
    kept: ["member"],
    told: [{ menu: "unlinked", people: 3 }],
  });
  expect(lines.join("\n")).toMatch(
    /作ったメニュー: 課長.*前と同じメニュー: 職員.*職のない 3 人.*2 件は残して/s,
  );
});
