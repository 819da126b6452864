// Every page as a person meets it: real data, the real SDK, a phone of 320 px and one of 375, the dark, and axe's rules.
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { sessions } from "../../db/schema/index.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { violationsOn } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const OPENING_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const CHIEF = sampleLineUserId("10021");
const DIRECTOR = sampleLineUserId("10001");
const ADMIN = sampleLineUserId("10053");
const MOST_TABS = 80;

let stack: Stack;
let browser: Browser;
let chief: BrowserContext;
let director: BrowserContext;
let admin: BrowserContext;
/** What a page did that its own policy forbids. */
const forbidden: string[] = [];

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  for (const userId of [CHIEF, DIRECTOR, ADMIN]) stack.line.addUser({ userId, name: "職員", friend: true });
  await stack.city.tickAt(OPENING_MORNING);
  chief = await phoneOf(browser, stack.line, CHIEF);
  director = await phoneOf(browser, stack.line, DIRECTOR);
  admin = await phoneOf(browser, stack.line, ADMIN);
  for (const context of [chief, director, admin]) {
    context.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) forbidden.push(message.text());
    });
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  expect(forbidden).toEqual([]);
});

const PAGES: [name: string, who: () => BrowserContext, path: string, heading: string][] = [
  ["やること", () => chief, "/", "やること"],
  ["目標", () => chief, "/goals", "目標"],
  ["進捗を報告", () => chief, "/report", "進捗を報告"],
  ["重点事項", () => chief, "/policies", "重点事項"],
  ["重点事項と目標 of a department", () => director, "/coverage", "重点事項と目標"],
  ["重点事項と目標 of the city", () => admin, "/coverage", "重点事項と目標"],
  ["設定", () => chief, "/settings", "設定"],
  ["LINE連携 (linked)", () => chief, "/link", "LINE連携"],
  ["a page that is not there", () => chief, "/nowhere", ""],
  ["声かけの約束", () => chief, "/promise", "声かけの約束"],
  ["送信", () => admin, "/admin/deliveries", "送信"],
  ["声かけの設定", () => admin, "/admin/settings", "声かけの設定"],
  ["部長のやること", () => director, "/", "やること"],
];

async function open(context: BrowserContext, path: string, heading: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).first().waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(PAGES)("%s", (_, who, path, heading) => {
  test("breaks none of axe's rules, light and dark", async () => {
    const page = await open(who(), path, heading);
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    // Opened anew: a colour on its way from light to dark is nobody's colour.
    await page.reload();
    await page.getByRole("heading", { level: 1, name: heading }).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await violationsOn(page)).toEqual([]);
    await page.close();
  });

  test("fits a phone of 320 px, and text twice as large", async () => {
    const page = await open(who(), path, heading);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 375, height: 812 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.close();
  });
});

test("部の一覧 fits a phone and a desk, and breaks none of axe's rules", async () => {
  const page = await open(director, "/", "やること");
  await page.getByRole("link", { name: /一覧/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "部の一覧" }).waitFor();
  await page.getByText("環境政策課").first().waitFor();
  for (const width of [320, 375, 1280]) {
    await page.setViewportSize({ width, height: 812 });
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await violationsOn(page)).toEqual([]);
  }
  await page.close();
});

test("a section chief puts the round off from its card", async () => {
  const page = await open(chief, "/", "やること");
  await page.getByRole("button", { name: "あとで" }).first().click();
  await page.getByRole("button", { name: /16時/ }).click();
  await page.getByText("今日 16:00 に、もう一度お知らせします。").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.close();
});

test("an administrator stops all sending and resumes it, asked each time", async () => {
  const page = await open(admin, "/admin/deliveries", "送信");
  await page.getByRole("button", { name: "すべての送信を止める" }).click();
  await page.getByRole("button", { name: "止める", exact: true }).click();
  await page.getByRole("heading", { name: "一時停止しています" }).waitFor();
  await page.getByRole("button", { name: "送信を再開する" }).click();
  await page.getByRole("button", { name: "再開する", exact: true }).click();
  await page.getByRole("heading", { name: "送信は動いています" }).waitFor();
  await page.close();
});

test("what is typed into a setting waits for its administrator, and can be taken back", async () => {
  const page = await open(admin, "/admin/settings", "声かけの設定");
  const most = page.getByLabel("1 人に何通まで");
  const stored = await most.inputValue();
  await most.fill("17");
  await page.getByText("まだ保存していません。").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("link", { name: "声かけの約束を見る" }).click();
  await page.getByRole("heading", { level: 1, name: "声かけの約束" }).waitFor();
  await page.goBack();
  await page.getByText("まだ保存していません。").waitFor();
  expect(await most.inputValue()).toBe("17");
  await page.reload();
  await page.getByText("まだ保存していません。").waitFor();
  expect(await most.inputValue()).toBe("17");
  await page.getByRole("button", { name: "元に戻す" }).click();
  expect(await most.inputValue()).toBe(stored);
  expect(await page.getByText("まだ保存していません。").count()).toBe(0);
  await most.fill("18");
  await page.getByRole("button", { name: "保存する 1 か月の上限" }).click();
  await page.getByText("保存しました。").waitFor();
  expect(await page.getByText("まだ保存していません。").count()).toBe(0);
  await most.fill(stored);
  await page.getByRole("button", { name: "保存する 1 か月の上限" }).click();
  await page.getByText("保存しました。").waitFor();
  await page.reload();
  await most.waitFor();
  expect(await most.inputValue()).toBe(stored);
  await page.close();
});

test("an administrator sees a person's card as LINE draws it", async () => {
  const page = await open(admin, "/admin/deliveries", "送信");
  await page.getByLabel("職員番号").fill("10021");
  await page.getByRole("button", { name: "見る", exact: true }).click();
  await page.locator(".fx-bubble").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.close();
});

test("no other site can show the app in a frame, nor load a script into it", async () => {
  const policy = (await fetch(`${stack.city.url}/`)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("default-src 'self'");
});

test("the whole form is filled and sent with the keyboard alone, and the next goal opens", async () => {
  const page = await open(chief, "/report", "進捗を報告");
  const first = page.url();
  const goal = await page.getByRole("heading", { level: 2 }).innerText();
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  for (const judged of await page.locator(".segmented").all()) {
    await tabTo(page, judged.getByRole("radio").first());
    await page.keyboard.press("ArrowRight");
    const figure = judged.getByLabel(/いまの数値/).first();
    if ((await figure.count()) === 0) continue;
    await tabTo(page, figure);
    await page.keyboard.type("約１２");
  }
  await tabTo(page, page.getByLabel("この四半期にしたこと"));
  await page.keyboard.type("説明会を 2 回開きました。");
  await tabTo(page, page.getByRole("switch", { name: "支援が必要" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("radio", { name: "部長" }));
  await page.keyboard.press("Space");
  await page.getByText("部長に届きます。").waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await tabTo(page, page.getByRole("button", { name: "報告して次の目標へ" }));
  await page.keyboard.press("Enter");
  await page.getByText(/を報告しました。/).waitFor();
  await page.waitForURL((url) => url.href !== first);
  await page.getByText(/2 \/ \d+ 件目/).waitFor();
  expect(await page.getByRole("heading", { level: 2 }).innerText()).not.toBe(goal);
  const stored = await stack.context.db.query.reports.findFirst({
    where: (report, { like }) => like(report.done, "説明会を 2 回%"),
  });
  expect(stored).toMatchObject({ needsSupport: true, supportFrom: "director" });
  const values = await stack.context.db.query.indicatorValues.findMany();
  expect(values.filter(({ reportId }) => reportId === stored?.id).every(({ value }) => value === 12)).toBe(
    true,
  );
  await page.close();
});

test("reloaded in the middle, the same goal and every word are still there", async () => {
  const page = await open(chief, "/report", "進捗を報告");
  const goal = page.url();
  await page.getByLabel("次の一手").fill("来月、もう一度相談します。");
  await page.getByText("下書き保存済").waitFor();
  await page.reload();
  await page.getByText("下書きを開きました").waitFor();
  expect(page.url()).toBe(goal);
  expect(await page.getByLabel("次の一手").inputValue()).toBe("来月、もう一度相談します。");
  await page.close();
});

test("a number that cannot be read gets its sentence at the field, and nothing is sent", async () => {
  const page = await open(chief, "/report", "進捗を報告");
  const figure = page.getByLabel(/いまの数値/).first();
  await figure.fill("だいぶ増えた");
  await page.getByRole("button", { name: "報告して次の目標へ" }).click();
  await page.getByText("数字で入れてください（例 1,200）").waitFor();
  expect(await figure.getAttribute("aria-invalid")).toBe("true");
  await figure.fill("");
  await page.close();
});

async function writeReport(page: Page, done: string) {
  await page.getByRole("radio", { name: /順調/ }).first().check({ force: true });
  for (const judged of await page.locator(".segmented").all()) {
    await judged.getByRole("radio", { name: "一部" }).check({ force: true });
  }
  await page.getByLabel("この四半期にしたこと").fill(done);
}

test("a session that ends in the middle of typing is renewed behind the page, and the report arrives", async () => {
  const context = await phoneOf(browser, stack.line, CHIEF);
  const page = await open(context, "/report", "進捗を報告");
  await writeReport(page, "気づかないうちに続いた文です。");
  await stack.context.db.delete(sessions);
  await page.getByRole("button", { name: "報告して次の目標へ" }).click();
  await page.getByText(/を報告しました。/).waitFor();
  await context.close();
});

test("where LINE has to be asked again, the page waits with every word", async () => {
  const context = await phoneOf(browser, stack.line, CHIEF);
  const page = await open(context, "/report", "進捗を報告");
  const goal = page.url();
  await writeReport(page, "期限が切れても残る文です。");
  await stack.context.db.delete(sessions);
  const stale = { error: { reason: "stale", message: "ログインし直してください。" } };
  await context.route("**/api/session", (route) => route.fulfill({ status: 401, json: stale }));
  await page.getByRole("button", { name: "報告して次の目標へ" }).click();
  await page
    .getByText(/ログインの期限が切れました/)
    .first()
    .waitFor();
  await context.unroute("**/api/session");
  // The login has a tab of its own: the page stays as it is.
  const login = page.waitForEvent("popup");
  await page.getByRole("button", { name: "ログインし直す" }).first().click();
  await (await login).waitForEvent("close");
  expect(page.url()).toBe(goal);
  expect(await page.getByLabel("この四半期にしたこと").inputValue()).toBe("期限が切れても残る文です。");
  await page.getByRole("button", { name: /^(もう一度送る|報告して)/ }).click();
  await page.getByText(/を報告しました。/).waitFor();
  await context.close();
});

test("a director sees who is waited for, and opens that unit's goals", async () => {
  const page = await open(director, "/", "やること");
  await page.getByRole("heading", { name: "待っている相手" }).waitFor();
  await page
    .getByRole("link", { name: /環境政策課/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "目標" }).waitFor();
  await page.close();
});

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, wanted: Locator) {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with the keyboard: ${wanted}`);
}

test("the first screen needs at most 55 KB of JavaScript (gzip), LINE's SDK included", async () => {
  const context = await phoneOf(browser, stack.line, CHIEF);
  const page = await context.newPage();
  const scripts = new Map<string, number>();
  page.on("response", async (response) => {
    if (!response.url().startsWith(stack.city.url) || !response.url().endsWith(".js")) return;
    const { gzipSync } = await import("node:zlib");
    scripts.set(response.url(), gzipSync(await response.body()).length);
  });
  await page.goto(`${stack.city.url}/`);
  await page.getByRole("heading", { level: 1, name: "やること" }).waitFor();
  await page.getByText("第3四半期の進捗を報告").waitFor();
  await page.waitForLoadState("networkidle");
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect([...scripts.keys()].some((url) => url.includes("liff"))).toBe(true);
  expect(total).toBeLessThanOrEqual(55_000);
  await context.close();
});
