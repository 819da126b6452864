// 部の一覧 as its director uses it: narrow it down, see what moved, open a report, call the silent. On a phone and on a desk.
import { eq, like } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { auditLog, nudges } from "../../db/schema/index.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectAccessible } from "./support/sound.ts";
import { type Stack, startStack, until } from "./support/stack.ts";

// The round opens on the 22nd; on the 24th nothing is planned.
const OPENING_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const QUIET_MORNING = Date.parse("2026-12-24T10:32:00+09:00");
const DIRECTOR = sampleLineUserId("10001");
const CHIEF = sampleLineUserId("10021");
const ADMIN = sampleLineUserId("10053");
const DESK = { width: 1280, height: 800 };

let stack: Stack;
let browser: Browser;
let phone: BrowserContext;
let desk: BrowserContext;

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  for (const userId of [DIRECTOR, CHIEF, ADMIN]) stack.line.addUser({ userId, name: "職員", friend: true });
  await stack.city.tickAt(OPENING_MORNING);
  await until("the morning's card", () => stack.line.inbox(CHIEF).length === 1);
  await stack.city.tickAt(QUIET_MORNING);
  phone = await phoneOf(browser, stack.line, DIRECTOR);
  desk = await phoneOf(browser, stack.line, DIRECTOR, DESK);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: "部の一覧" }).waitFor();
  await page.getByRole("group", { name: "しぼり込み" }).waitFor();
  return page;
}

async function expectFitting(page: Page): Promise<void> {
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

const chip = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
const callButton = (page: Page) => page.getByRole("button", { name: /^未回答のある \d+ 部署に声をかける$/ });

test("a filter is in the address, is shared by it, and is there again after a report", async () => {
  const page = await open(phone, "/departments");
  await chip(page, "未回答").click();
  await page.waitForURL(/show=silent$/);
  const shared = await open(desk, new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await chip(shared, "未回答").getAttribute("aria-pressed")).toBe("true");
  await page.locator(".goal-line").first().click();
  await page.waitForURL(/\/units\/.*\/goals\//);
  await page.goBack();
  await page.waitForURL(/show=silent$/);
  expect(await chip(page, "未回答").getAttribute("aria-pressed")).toBe("true");
  await page.close();
  await shared.close();
}, 60_000);

test("a mark on the desk says goal, quarter, grade and trend, and leads to the report with one press", async () => {
  const page = await open(desk, "/departments");
  await page.getByRole("columnheader", { name: "第2四半期" }).waitFor();
  const cell = page.getByRole("link", { name: /、第2四半期、.+、(上向き|同じ|下向き)$/ }).first();
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 3, name: /第2四半期/ }).waitFor();
  await page.goBack();
  await page
    .getByRole("link", { name: /、第1四半期、順調/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 3, name: /第1四半期/ }).waitFor();
  await page.close();
}, 60_000);

test("the heads of the table stay where they are while its body moves", async () => {
  const page = await open(desk, "/departments");
  await page.setViewportSize({ width: 1280, height: 420 });
  const frame = page.locator(".grid-frame");
  const head = page.getByRole("columnheader", { name: "課・室" });
  const before = await head.boundingBox();
  const moved = await frame.evaluate((element) => {
    element.scrollTop = 120;
    return element.scrollTop;
  });
  expect(moved).toBeGreaterThan(0);
  expect((await head.boundingBox())?.y).toBe(before?.y);
  await page.close();
}, 60_000);

test("the page is sound on the phone and on the desk, with and without the sheet", async () => {
  for (const context of [phone, desk]) {
    const page = await open(context, "/departments");
    await expectFitting(page);
    await callButton(page).click();
    await page.getByRole("dialog").locator(".flex-talk").first().waitFor();
    await expectFitting(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.close();
  }
}, 120_000);

test("a director calls the silent: they hear it once, whoever calls again, and everybody sees it", async () => {
  const chiefHad = stack.line.inbox(CHIEF).length;
  const page = await open(phone, "/departments");
  await callButton(page).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("同じ日に、もう 1 通は届きません。").waitFor();
  const cards = await sheet.locator(".flex-talk figcaption").allTextContents();
  // Meanwhile somebody else has the same sheet open.
  const admin = await phoneOf(browser, stack.line, ADMIN, DESK);
  const me = (await page.evaluate(() => fetch("/api/me").then((answer) => answer.json()))) as {
    oversees: { id: string }[];
  };
  const other = await open(admin, `/departments/${me.oversees[0]?.id}`);
  await callButton(other).click();
  await other
    .getByRole("dialog")
    .getByRole("button", { name: /部署に声をかける$/ })
    .waitFor();

  await sheet.getByRole("button", { name: /部署に声をかける$/ }).click();
  await page.getByRole("status").filter({ hasText: "部署に声をかけました" }).waitFor();
  await page
    .getByText(/声をかけました（10:3\d）/)
    .first()
    .waitFor();
  expect(await callButton(page).count()).toBe(0);
  await until("the call", () => stack.line.inbox(CHIEF).length === chiefHad + 1);
  const [message] = stack.line.inbox(CHIEF).at(-1)?.messages ?? [];
  expect(cards.join()).toContain(message && "altText" in message ? message.altText : "nothing");

  await other
    .getByRole("dialog")
    .getByRole("button", { name: /部署に声をかける$/ })
    .click();
  await other.getByRole("alert").filter({ hasText: "もう声をかけてあります" }).waitFor();
  await other.keyboard.press("Escape");
  await other.reload();
  await other
    .getByText(/声をかけました（10:3\d）/)
    .first()
    .waitFor();
  await stack.city.tickAt(QUIET_MORNING + 15 * 60_000);
  await stack.city.tickAt(QUIET_MORNING + 30 * 60_000);
  await other.waitForTimeout(1000);
  expect(stack.line.inbox(CHIEF)).toHaveLength(chiefHad + 1);
  const [wishes, said] = await Promise.all([
    stack.context.db.select().from(auditLog).where(eq(auditLog.action, "duty.call")),
    stack.context.db.select().from(nudges).where(like(nudges.rung, "called:%")),
  ]);
  expect(new Set(wishes.map(({ subject }) => subject)).size).toBe(wishes.length);
  expect(said.length).toBeGreaterThan(0);
  await page.close();
  await admin.close();
}, 120_000);

test("in English the same", async () => {
  const page = await phone.newPage();
  await page.addInitScript(() => localStorage.setItem("language", "en"));
  await page.goto(`${stack.city.url}/departments?show=silent`);
  await page.getByRole("button", { name: /^No answer \d+$/ }).waitFor();
  await page
    .getByText(/Reminder sent \(10:3\d\)/)
    .first()
    .waitFor();
  await expectFitting(page);
  await page.close();
}, 60_000);
