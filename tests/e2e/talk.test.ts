// 面談資料 as a director opens and prints it: the sample city, real data, Chromium's own PDF.
import { sql } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { units } from "../../db/schema/index.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { fullSheet } from "./support/fullSheet.ts";
import { violationsOn } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const A_DECEMBER_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const DIRECTOR = sampleLineUserId("10001");
const ADMIN = sampleLineUserId("10053");
const STAGES = [
  ["opening", "期首"],
  ["midterm", "中間"],
  ["closing", "期末"],
] as const;

let stack: Stack;
let browser: Browser;
let director: BrowserContext;
let admin: BrowserContext;

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  for (const userId of [DIRECTOR, ADMIN]) stack.line.addUser({ userId, name: "職員", friend: true });
  await stack.city.tickAt(A_DECEMBER_MORNING);
  director = await phoneOf(browser, stack.line, DIRECTOR, { width: 1280, height: 900 });
  admin = await phoneOf(browser, stack.line, ADMIN, { width: 1280, height: 900 });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function openTalk(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.locator(".talk-paper").waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

async function departments(): Promise<{ id: string; name: string }[]> {
  const root = sql`(SELECT id FROM units WHERE parent_id IS NULL)`;
  return stack.context.db
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(sql`${units.parentId} = ${root}`)
    .orderBy(units.position);
}

/** The pages of a PDF, by the objects that say they are one. */
async function pagesPrinted(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("a director comes from 部の一覧, and every stage is a page of its own", async () => {
  const page = await director.newPage();
  await page.goto(`${stack.city.url}/`);
  await page.getByRole("link", { name: /一覧/ }).first().click();
  await page.getByRole("link", { name: "面談資料（A4 一枚）" }).click();
  await page.getByRole("heading", { level: 2, name: /面談資料（中間）/ }).waitFor();
  await page.getByRole("heading", { level: 3, name: /期首の面談.4月2\d日（.）から変わったこと/ }).waitFor();
  await page.getByRole("link", { name: "期首", exact: true }).click();
  await page.getByRole("heading", { level: 3, name: "目標と達成水準" }).waitFor();
  await page.getByRole("link", { name: "期末", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: /面談資料（期末）/ }).waitFor();
  await page.close();
});

describe.each(STAGES)("%s", (stage, name) => {
  test("prints on exactly one sheet of A4 for every department, without the way back or the tabs", async () => {
    for (const { id, name: department } of await departments()) {
      const page = await openTalk(admin, `/departments/${id}/talk?stage=${stage}`);
      expect({ department, pages: await pagesPrinted(page) }).toEqual({ department, pages: 1 });
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("navigation").count()).toBe(0);
      expect(await page.locator(".head-back").isVisible()).toBe(false);
      expect(await page.getByRole("heading", { level: 2, name: new RegExp(`（${name}）`) }).isVisible()).toBe(
        true,
      );
      await page.close();
    }
  });

  test("breaks none of axe's rules, light and dark, and fits every width", async () => {
    const [first] = await departments();
    const page = await openTalk(admin, `/departments/${first?.id}/talk?stage=${stage}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.locator(".talk-paper").waitFor();
      for (const width of [320, 375, 1280]) {
        await page.setViewportSize({ width, height: 812 });
        expect(await violationsOn(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ width, overflow }).toEqual({ width, overflow: 0 });
      }
    }
    await page.close();
  });
});

test.each(
  (["long", "short"] as const).flatMap((length) => STAGES.map(([stage]) => [stage, length] as const)),
)(
  "a department with far too much still prints one sheet of %s in %s entries, and its foot counts the rest",
  async (stage, length) => {
    const page = await admin.newPage();
    await page.route("**/api/departments/*/talk*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: fullSheet(await answer.json(), length) });
    });
    const [first] = await departments();
    await page.goto(`${stack.city.url}/departments/${first?.id}/talk?stage=${stage}`);
    await page.locator(".talk-paper").waitFor();
    expect(await pagesPrinted(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator(".talk-left").innerText()).toMatch(/目標 ほか \d+ 件/);
    await page.close();
  },
);

test("prints black on white in the dark too", async () => {
  const [first] = await departments();
  const page = await openTalk(admin, `/departments/${first?.id}/talk`);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.locator("#talk-title").evaluate((title) => ({
    ink: getComputedStyle(title).color,
    ground: getComputedStyle(document.body).backgroundColor,
  }));
  expect(colours).toEqual({ ink: "rgb(0, 0, 0)", ground: "rgb(255, 255, 255)" });
  await page.close();
});

test("the day of the talk is recorded and taken back", async () => {
  const [first] = await departments();
  const page = await openTalk(director, `/departments/${first?.id}/talk?stage=midterm`);
  await page.getByLabel("面談した日").fill("2026-12-21");
  await page.getByRole("button", { name: "面談したと記録する" }).click();
  await page.getByText("中間の面談は、12月21日（月）に行いました。").waitFor();
  await page.getByRole("link", { name: "期末", exact: true }).click();
  await page.getByRole("heading", { level: 3, name: /中間の面談.12月21日（月）から変わったこと/ }).waitFor();
  await page.getByRole("link", { name: "中間", exact: true }).click();
  await page.getByRole("button", { name: "記録を取り消す" }).click();
  await page.getByText("記録を取り消しました。").waitFor();
  await page.getByRole("button", { name: "面談したと記録する" }).waitFor();
  await page.close();
});
