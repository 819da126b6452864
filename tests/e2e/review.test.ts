// A report and what comes back: sent too early and taken back, sent again, asked back by the director, answered, thanked.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectSound } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const OPENING_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const CHIEF = sampleLineUserId("10021");
const DIRECTOR = sampleLineUserId("10001");
const DONE = "集合住宅 12 棟へ案内を配りました。";
const QUESTION = "残りの棟はいつ配りますか。";

let stack: Stack;
let browser: Browser;
let chief: BrowserContext;
let director: BrowserContext;
let goalUrl = "";

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
  await page.goto(path.startsWith("http") ? path : `${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

test("a report sent too early is taken back, and every word is in the form again", async () => {
  const page = await open(chief, "/report", "進捗を報告");
  goalUrl = page.url();
  await page.getByRole("radio", { name: /^順調/ }).check({ force: true });
  for (const option of await page.getByRole("radio", { name: "一部" }).all()) {
    await option.check({ force: true });
  }
  await page.getByLabel("この四半期にしたこと").fill(DONE);
  await page.getByRole("button", { name: /^報告/ }).click();
  const undo = page.getByRole("button", { name: /^取り消す/ });
  await undo.waitFor();
  await expectSound(page);
  await undo.click();
  await page
    .getByText(/^下書き(保存済|を開きました)$/)
    .first()
    .waitFor();
  expect(await page.getByLabel("この四半期にしたこと").inputValue()).toBe(DONE);
  expect(await page.getByRole("radio", { name: /^順調/ }).isChecked()).toBe(true);
  const round = await stack.context.db.query.rounds.findFirst({ where: (t, { eq }) => eq(t.quarter, 3) });
  expect(
    await stack.context.db.query.reports.findMany({ where: (t, { eq }) => eq(t.roundId, round?.id ?? "") }),
  ).toEqual([]);
  await page.getByRole("button", { name: /^報告/ }).click();
  await undo.waitFor();
  await page.close();
});

test("the director finds it under やること and sends it back with a question", async () => {
  const page = await open(director, "/", "やること");
  await page.getByRole("link", { name: /新しい報告を確認する/ }).click();
  await page.getByRole("heading", { level: 1, name: "報告を確認" }).waitFor();
  await page.getByText(DONE).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "質問して戻す" }).first().click();
  await page.getByText("質問を書いてから、もう一度押してください。").waitFor();
  await page.getByLabel("ひとこと").fill(QUESTION);
  await page.getByRole("button", { name: "質問して戻す" }).first().click();
  await page.getByText("質問して戻しました").waitFor();
  await page.getByText("すべて確認しました").waitFor();
  await expectSound(page);
  await page.close();
});

test("the chief sees the question, and answering it is one more version", async () => {
  const page = await open(chief, "/", "やること");
  await page.getByRole("link", { name: /上司の質問に答える/ }).click();
  await page.getByText(QUESTION).first().waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "内容を直す" }).click();
  await page.getByLabel("この四半期にしたこと").fill(`${DONE}残りは 1 月に配ります。`);
  await page.getByRole("button", { name: /^報告/ }).click();
  await page.getByRole("button", { name: /^取り消す/ }).waitFor();
  await page.goto(`${stack.city.url}/`);
  await page.getByRole("heading", { level: 1, name: "やること" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("link", { name: /上司の質問に答える/ }).count()).toBe(0);
  await page.close();
});

test("the director says 助かる, and the chief reads it on the goal", async () => {
  const review = await open(director, "/review", "報告を確認");
  await review.getByRole("button", { name: "ひとことを添える" }).click();
  await review.getByLabel("ひとこと").fill("見通しが分かって助かります。");
  await review.getByRole("button", { name: "助かる", exact: true }).click();
  await review.getByText("助かると伝えました").waitFor();
  await review.close();

  const page = await open(chief, "/", "やること");
  await page.getByRole("link", { name: /上司の返事が 1 件/ }).click();
  await page.getByText("見通しが分かって助かります。").first().waitFor();
  await expectSound(page);
  await page.goto(`${stack.city.url}/`);
  await page.getByRole("heading", { level: 1, name: "やること" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("link", { name: /上司の返事/ }).count()).toBe(0);
  await page.close();
});

test("a colleague's report is no superior's of another department", async () => {
  expect(new URL(goalUrl).pathname).toMatch(/^\/units\//);
  const answer = await chief.request.get(`${stack.city.url}/api/reviews`);
  expect(await answer.json()).toMatchObject({ units: [] });
});
