// English, chosen in the settings: remembered on the phone, whole on the main pages, and sound on a narrow one.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectAccessible } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const OPENING_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const CHIEF = sampleLineUserId("10021");
const DIRECTOR = sampleLineUserId("10001");

let stack: Stack;
let browser: Browser;
let chief: BrowserContext;
let director: BrowserContext;

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  for (const userId of [CHIEF, DIRECTOR]) stack.line.addUser({ userId, name: "職員", friend: true });
  await stack.city.tickAt(OPENING_MORNING);
  chief = await phoneOf(browser, stack.line, CHIEF);
  director = await phoneOf(browser, stack.line, DIRECTOR);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function open(context: BrowserContext, path: string, heading: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

async function chooseEnglish(context: BrowserContext): Promise<Page> {
  const page = await open(context, "/settings", "設定");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  return page;
}

async function expectFitting(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const width of [320, 375]) {
    await page.setViewportSize({ width, height: 812 });
    expect(await cutOff(page), `at ${width} px`).toEqual([]);
  }
}

/** What sticks out of the screen, or out of a button or a place of the bar at the bottom. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ["html", ".button", ".nav-link", ".segment-choice span", ".promise-week li", ".pill"].flatMap(
      (selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${selector}: ${element.innerText.slice(0, 40)}`),
    ),
  );
}

test("the settings speak the language that is chosen there, and the phone remembers it", async () => {
  const page = await chooseEnglish(chief);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.getByRole("button", { name: "English" }).getAttribute("aria-pressed")).toBe("true");
  await expectFitting(page);
  await page.close();
  const later = await open(chief, "/", "To do");
  await later.getByRole("heading", { name: "Report progress for Q3" }).waitFor();
  expect(await later.title()).toBe("To do | Shinchoku Dayori");
  await expectFitting(later);
  await later.close();
});

test.each([
  ["/goals", "Goals"],
  ["/report", "Report progress"],
  ["/policies", "Priority points"],
  ["/promise", "Our promise on reminders"],
])("%s is in English, and sound", async (path, heading) => {
  const page = await open(chief, path, heading);
  await expectFitting(page);
  await page.close();
});

test("a report is made in English, and its goal stays as the sheet has it", async () => {
  const page = await open(chief, "/report", "Report progress");
  expect(await page.locator(".goal-title h2").getAttribute("lang")).toBe("ja");
  await page.getByRole("button", { name: /^Report/ }).click();
  await page.getByText(/^Please check \d+ more places$/).waitFor();
  await page.getByRole("radio", { name: /^順調/ }).check({ force: true });
  for (const option of await page.getByRole("radio", { name: "Partly" }).all()) {
    await option.check({ force: true });
  }
  await page.getByRole("button", { name: /^Report/ }).click();
  await page
    .getByText(/^2 of 8$/)
    .first()
    .waitFor();
  await page.close();
});

test("a director's overview is in English, and sound", async () => {
  await (await chooseEnglish(director)).close();
  const page = await open(director, "/departments", "Department overview");
  await expectFitting(page);
  await page.close();
});

test("the way back to Japanese is the same", async () => {
  const page = await open(chief, "/settings", "Settings");
  await page.getByRole("button", { name: "日本語" }).click();
  await page.getByRole("heading", { level: 1, name: "設定" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("ja");
  await page.close();
});
