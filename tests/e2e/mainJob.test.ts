// The main job with real parts: papers in by the command line, a person linked, the tick, the card, the form, the
// director's list. One story, told in order; each test goes on where the one before ended.
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staff } from "../../db/schema/index.ts";
import { checkMessages } from "../../dev/line/index.ts";
import { repository } from "../../dev/stack/repository.ts";
import { launchBrowser, openLiffLink, phoneOf } from "./support/browser.ts";
import { linksIn, textsIn } from "./support/cards.ts";
import { type Stack, startStack, until } from "./support/stack.ts";

const CHIEF = { number: "10021", line: `U${"c".repeat(32)}` };
const DIRECTOR = { number: "10001", line: `U${"d".repeat(32)}` };
const sample = (name: string) => join(repository, "db/sample", name);

/** The third quarter of 2026 ends on Thursday 31 December; the city closes from the 29th. */
const OPENS_ON = "2026-12-22";
const morningOf = (day: string) => Date.parse(`${day}T08:30:00+09:00`);

let stack: Stack;
let browser: Browser;
let chief: BrowserContext;
let director: BrowserContext;
let cardLink: string;

beforeAll(async () => {
  stack = await startStack();
  browser = await launchBrowser();
  for (const { line } of [CHIEF, DIRECTOR]) {
    stack.line.addUser({ userId: line, name: "職員", friend: true });
  }
  chief = await phoneOf(browser, stack.line, CHIEF.line);
  director = await phoneOf(browser, stack.line, DIRECTOR.line);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

describe("papers in", () => {
  test.each([
    ["roster", "roster.csv", ["--city", "若葉市", "--create-units"]],
    ["policy", "policy-mayor.txt", []],
    ["goals", "goals-civic.tsv", ["--unit", "市民生活部"]],
    ["goals", "goals-management.tsv", ["--unit", "政策経営部"]],
  ])("import %s %s", async (kind, file, options) => {
    const done = await stack.command("import", [kind, sample(file), "--year", "2026", ...options]);
    expect(done.stderr).toBe("");
    expect(done.code).toBe(0);
  });

  test("the same sheet again changes nothing", async () => {
    const args = ["goals", sample("goals-civic.tsv"), "--year", "2026", "--unit", "市民生活部", "--json"];
    const { outcome } = JSON.parse((await stack.command("import", args)).stdout);
    expect(outcome).toMatchObject({ kind: "imported", added: [], changed: [], withdrawn: [] });
  });

  test("the year's 重点事項 are chosen", async () => {
    const done = await stack.command("admin", ["priority", sample("priority.json"), "--year", "2026"]);
    expect(done.code).toBe(0);
  });
});

describe("people and LINE", () => {
  test("a new friend is greeted and asked to link", async () => {
    await stack.line.follow(CHIEF.line);
    const [greeting] = await until("the greeting", () => nonEmpty(stack.line.inbox(CHIEF.line)));
    expect(checkMessages(greeting?.messages ?? [])).toEqual([]);
    expect(linksIn(greeting?.messages)).toContain("https://liff.line.me/2000000002-Wakaba01/link");
  });

  test.each([
    ["chief", CHIEF],
    ["director", DIRECTOR],
  ])("the %s links with the code on paper, through the real LIFF SDK", async (who, person) => {
    const invited = await stack.command("admin", ["invite", person.number]);
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(invited.stdout)?.[0] ?? "";
    expect(code).not.toBe("");
    const page = await openLiffLink(
      who === "chief" ? chief : director,
      stack.city.url,
      "https://liff.line.me/x/link",
    );
    await page.getByLabel("職員番号").fill(person.number);
    await page.getByLabel("連携コード").fill("AAAAA-AAAAA");
    await page.getByRole("button", { name: "連携する" }).click();
    await page.getByText("コードを渡した担当に知らせてください").waitFor();
    await page.getByLabel("連携コード").fill(code);
    await page.getByRole("button", { name: "連携する" }).click();
    await page.getByRole("heading", { name: "やること" }).waitFor();
    const [row] = await stack.context.db.select().from(staff).where(eq(staff.staffNumber, person.number));
    expect(row?.lineUserId).toBe(person.line);
    await until("the notice on LINE", () =>
      stack.line
        .inbox(person.line)
        .some((sent) => textsIn(sent.messages).includes("LINE の連携ができました")),
    );
    await page.close();
  });
});

describe("the morning", () => {
  test("before the round opens nobody hears of it, and on a Saturday nobody hears anything", async () => {
    const before = stack.line.deliveries.length;
    await stack.city.tickAt(morningOf("2026-12-19"));
    expect(stack.line.deliveries.length).toBe(before);
  });

  test("on the opening day the chief gets one card: the quarter's question and the week's point", async () => {
    const before = stack.line.inbox(CHIEF.line).length;
    await stack.city.tickAt(morningOf(OPENS_ON));
    const sent = await until("the card", () => stack.line.inbox(CHIEF.line).slice(before)[0]);
    expect(checkMessages(sent.messages)).toEqual([]);
    expect(textsIn(sent.messages)).toContain("第3四半期");
    expect(textsIn(sent.messages)).toContain("今週の重点事項");
    expect(linksIn(sent.messages)).toEqual(["https://liff.line.me/2000000002-Wakaba01/"]);
    cardLink = linksIn(sent.messages)[0] ?? "";
  });

  test("the tick again, twice at once, sends nothing more", async () => {
    await until(
      "all cards of the morning",
      async () => (await stack.city.queues.backlog("shinchoku-batches")) === 0,
    );
    const before = stack.line.deliveries.length;
    await Promise.all(
      [1, 2].map((minutes) => stack.city.tickAt(morningOf(OPENS_ON) + minutes * 15 * 60_000)),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stack.line.deliveries.length).toBe(before);
  });
});

describe("progress back", () => {
  test("the card leads to the form at the first goal, and the report is stored", async () => {
    const page = await openLiffLink(chief, stack.city.url, cardLink);
    await page.getByRole("link", { name: "はじめる" }).first().click();
    await page.getByRole("heading", { name: "進捗を報告" }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole("radio", { name: /やや遅れ/ }).check({ force: true });
    for (const group of await page.getByRole("radiogroup").all()) {
      const partial = group.getByRole("radio", { name: "一部" });
      if ((await partial.count()) > 0) await partial.check({ force: true });
    }
    for (const option of await page.getByRole("radio", { name: "一部" }).all())
      await option.check({ force: true });
    await page.getByLabel("この四半期にしたこと").fill("集合住宅 12 棟へ案内を配りました。");
    await page.getByText("下書き保存済").first().waitFor();
    await page.reload();
    expect(await page.getByLabel("この四半期にしたこと").inputValue()).toBe(
      "集合住宅 12 棟へ案内を配りました。",
    );
    await page.getByRole("button", { name: /^報告/ }).click();
    await page.getByText("報告しました").first().waitFor();
    const stored = await stack.context.db.query.reports.findMany();
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      version: 1,
      done: "集合住宅 12 棟へ案内を配りました。",
      channel: "liff",
    });
    await page.close();
  });

  test("the director sees the grade, and silence as silence", async () => {
    const page = await director.newPage();
    await page.goto(`${stack.city.url}/`);
    await page.getByRole("link", { name: /一覧/ }).first().click();
    await page.getByRole("heading", { name: "部の一覧" }).waitFor();
    await page.getByText("やや遅れ").first().waitFor();
    await page.getByText("未回答").first().waitFor();
    await expectNoSidewaysScroll(page);
    await page.close();
  });

  test("a tap on 確認しました is recorded and answered without quota", async () => {
    const point = await stack.context.db.query.points.findFirst({
      where: (points) => eq(points.isPriority, true),
    });
    const used = stack.line.quota.used();
    const before = stack.line.inbox(CHIEF.line).length;
    await stack.line.postback(CHIEF.line, `read:${point?.id}`);
    await until("the reply", () => stack.line.inbox(CHIEF.line).length > before);
    expect(await stack.context.db.query.readings.findMany()).toHaveLength(1);
    expect(stack.line.quota.used()).toBe(used);
  });

  test("on the day itself those who have not answered are told, and the simulator saw no rule of LINE broken", async () => {
    const before = stack.line.inbox(CHIEF.line).length;
    const round = await stack.context.db.query.rounds.findFirst();
    await stack.city.tickAt(morningOf(round?.dueOn ?? ""));
    await until("the card of the day", () => stack.line.inbox(CHIEF.line).length > before);
    expect(stack.line.violations).toEqual([]);
  });

  test("no line of the log holds a name, a LINE user id, a token or typed text", () => {
    const all = stack.logs.map((line) => line.text).join("\n");
    expect(all).toContain('"kind":"request"');
    for (const secret of [CHIEF.line, DIRECTOR.line, "集合住宅", "eyJ"]) expect(all).not.toContain(secret);
  });
});

function nonEmpty<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}
