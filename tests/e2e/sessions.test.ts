// Ordinary browsers, as on a desk that several people share: what stays of a person after logging out, a session ended from
// another machine, and the screen on which an administrator hands out codes.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { invites } from "../../db/schema/index.ts";
import { launchBrowser, logInAtLineAs, phoneOf } from "./support/browser.ts";
import { expectSound } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const OPENING_MORNING = Date.parse("2026-12-22T08:30:00+09:00");
const ADMIN = "10053";
const CHIEF = "10021";
const DESK = { width: 1280, height: 800 };

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  for (const number of [ADMIN, CHIEF]) {
    stack.line.addUser({ userId: sampleLineUserId(number), name: "職員", friend: true });
  }
  await stack.city.tickAt(OPENING_MORNING);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function deskOf(staffNumber: string): Promise<BrowserContext> {
  const context = await phoneOf(browser, stack.line, sampleLineUserId(staffNumber), DESK);
  context.setDefaultTimeout(15_000);
  return context;
}

async function open(context: BrowserContext, path: string, heading: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** Everything that a page can find of us in this browser, by its name. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...document.cookie.split("; ").filter(Boolean),
  ]);
}

test("whoever logs out leaves nothing on a shared computer", async () => {
  const desk = await deskOf(ADMIN);
  const page = await open(desk, "/overtime", "超過勤務");
  await page.getByLabel("何をするか").fill("片づけ忘れた申請です。");
  const beside = await open(desk, "/goals", "目標");
  await page.goto(`${stack.city.url}/admin/settings`);
  await page.getByLabel("1 人に何通まで").fill("9");
  await page.goto(`${stack.city.url}/settings`);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  await page.getByRole("button", { name: "日本語" }).click();
  await page.getByRole("heading", { level: 1, name: "設定" }).waitFor();
  const before = (await kept(page)).join("\n");
  for (const name of ["overtime/10053", "settings/10053/", "language", "LIFF_STORE:"]) {
    expect(before).toContain(name);
  }

  await page.getByRole("navigation").getByRole("button", { name: "ログアウト" }).click();
  await page.getByText("書きかけが 2 件あります").waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "消してログアウトする" }).click();
  await page.getByText("ログアウトしました").waitFor();
  expect(await kept(page)).toEqual([]);
  // The tab beside it shows nothing of the person either, and writes nothing back.
  await beside.getByText("ログアウトしました").waitFor();
  expect(await kept(beside)).toEqual([]);
  expect((await desk.cookies()).filter(({ name }) => name.includes("shinchoku"))).toEqual([]);
  await expectSound(page);
  await desk.close();
}, 120_000);

test("the login page comes after logging out, and the next person at the desk finds only their own", async () => {
  const desk = await deskOf(CHIEF);
  const page = await open(desk, "/report", "進捗を報告");
  await page.getByLabel("この四半期にしたこと").fill("次の人に見せない報告です。");
  await page.getByRole("button", { name: "ログアウト" }).click();
  await page.getByText("書きかけが 1 件あります").waitFor();
  await page.getByRole("button", { name: "消してログアウトする" }).click();
  await page.getByRole("button", { name: "ログインする" }).waitFor();
  await logInAtLineAs(desk, stack.line, sampleLineUserId(ADMIN));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).hostname));
  await page.getByRole("button", { name: "ログインする" }).click();
  await page.getByText("北沢 凜太朗").waitFor();
  expect(asked).toContain("access.line.me");
  expect((await kept(page)).filter((name) => /draft|overtime|settings/.test(name))).toEqual([]);
  await desk.close();
}, 120_000);

test("a machine elsewhere is ended, and goes on with what was typed once its owner logs in there again", async () => {
  const desk = await deskOf(ADMIN);
  const page = await open(desk, "/deadlines/new", "期限をつくる");
  await page.getByLabel("何の期限か").fill("庁舎の鍵の点検簿");
  await page.getByLabel("期限の日", { exact: true }).fill("2027-01-29");

  const phone = await phoneOf(browser, stack.line, sampleLineUserId(ADMIN));
  const settings = await open(phone, "/settings", "設定");
  await settings.getByText("この端末", { exact: true }).waitFor();
  await expectSound(settings);
  await settings.getByRole("button", { name: "ほかを終わらせる" }).click();
  await settings.getByText(/ほかの \d+ 台のログインを終わらせました。/).waitFor();

  await page.getByRole("button", { name: "この内容でお願いする" }).click();
  await page.getByText("ログインが終わりました").waitFor();
  expect(await page.getByLabel("何の期限か").isVisible()).toBe(false);
  await expectSound(page);
  const login = page.waitForEvent("popup");
  await page.getByRole("button", { name: "ログインし直す" }).click();
  await (await login).waitForEvent("close");
  await expect.poll(() => page.getByLabel("何の期限か").isVisible()).toBe(true);
  expect(await page.getByLabel("何の期限か").inputValue()).toBe("庁舎の鍵の点検簿");
  await phone.close();
  await desk.close();
}, 120_000);

test("an administrator hands out a code, sees one that strangers stopped, and takes one back", async () => {
  const desk = await deskOf(ADMIN);
  const page = await open(desk, "/admin/invites", "連携コード");
  await page.getByLabel("職員番号").fill("99999");
  await page.getByRole("button", { name: "作る", exact: true }).click();
  await page.getByText("その職員番号の職員がいません。").waitFor();
  await page.getByLabel("職員番号").fill("10024");
  await page.getByRole("button", { name: "作る", exact: true }).click();
  await page.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/).waitFor();
  await page.getByRole("img", { name: "連携の画面を開く QR コード" }).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "閉じる" }).click();

  await stack.context.db.update(invites).set({ wrongAttempts: 50 });
  await page.reload();
  await page.getByText(/間違いが 50 回になったので、止めました。/).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: /作り直す$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "作り直す" }).click();
  await page.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/).waitFor();
  await page.getByText(/間違いが 50 回/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /取り消す$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await page.getByText(/さんのコードを取り消しました。/).waitFor();
  await page.getByText("このようなコードはありません。").waitFor();
  await desk.close();
}, 120_000);

test("whoever says no to LINE's consent is told so, is asked no second time, and may think again", async () => {
  const desk = await deskOf(CHIEF);
  await logInAtLineAs(desk, stack.line, null);
  const page = await desk.newPage();
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/authorize")) asked += 1;
  });
  await page.goto(`${stack.city.url}/goals`);
  await page.getByText("LINE の確認が取り消されました").waitFor();
  await page.waitForLoadState("networkidle");
  expect(asked).toBe(1);
  await expectSound(page);
  await logInAtLineAs(desk, stack.line, sampleLineUserId(CHIEF));
  await page.getByRole("button", { name: "もう一度試す" }).click();
  await page.getByRole("heading", { level: 1, name: "目標", exact: true }).waitFor();
  expect(asked).toBe(2);
  await desk.close();
}, 60_000);
