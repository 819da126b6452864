// An evening's overtime: asked for in the mini-app, looked at and ordered on the section's board, seen by the person.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectSound } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const AFTERNOON = Date.parse("2027-02-09T15:00:00+09:00");
const EVENING = Date.parse("2027-02-09T16:50:00+09:00");
/** 環境政策課: two who apply, the chief; and the chief of another section. */
const PEOPLE = { member: "10023", other: "10025", chief: "10021", foreignChief: "10031" };
const TASK = "ごみ減量説明会の資料づくり";
const OTHER_TASK = "補助金の交付事務";

let stack: Stack;
let browser: Browser;
const phones = {} as Record<keyof typeof PEOPLE, BrowserContext>;

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  await stack.city.tickAt(AFTERNOON);
  for (const who of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
    const userId = sampleLineUserId(PEOPLE[who]);
    stack.line.addUser({ userId, name: "職員", friend: true });
    phones[who] = await phoneOf(browser, stack.line, userId);
    phones[who].setDefaultTimeout(10_000);
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function open(who: keyof typeof PEOPLE, path: string, heading: string): Promise<Page> {
  const page = await phones[who].newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

async function applyFor(page: Page, { task, end }: { task: string; end: string }) {
  await page.getByRole("button", { name: end, exact: true }).click();
  await page.getByLabel("何をするか").fill(task);
  await page.getByLabel("どの仕事か").selectOption({ label: "議会対応" });
  await page.getByRole("button", { name: "申請する" }).click();
  await page.getByText(/までの申請を送りました/).waitFor();
}

test("what is missing is said beside its field, and nothing typed is lost", async () => {
  const page = await open("member", "/overtime", "超過勤務");
  await page.getByText("記録されない時間は、記録された時間よりも心配です。").waitFor();
  await page.getByLabel("何をするか").fill(TASK);
  await page.getByRole("button", { name: "申請する" }).click();
  await page.getByText("いつまでかを選んでください。").waitFor();
  await page.getByRole("button", { name: "ほかの時刻" }).click();
  await page.getByLabel("終わりの時刻").fill("１７：００");
  await page.getByLabel("どの仕事か").selectOption({ label: "議会対応" });
  await page.getByRole("button", { name: "申請する" }).click();
  await page.getByText(/終わりの時刻が、始まりより後になっていません/).waitFor();
  await expectSound(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "超過勤務" }).waitFor();
  expect(await page.getByLabel("何をするか").inputValue()).toBe(TASK);
  await page.close();
});

test("an application is sent in a few taps, and says who sees it and when", async () => {
  const page = await open("member", "/overtime", "超過勤務");
  await page.getByLabel("終わりの時刻").fill("２０時半");
  await page.getByText(/17:15 から/).waitFor();
  await page.getByRole("button", { name: "申請する" }).click();
  await page.getByText("課長の命令を待っています。").waitFor();
  await page.getByText("16:45 に課長へお知らせします。命令を受けてから始めてください。").waitFor();
  await page.getByText("命令待ち").first().waitFor();
  // The time that was typed went with the application: nothing of it stays chosen.
  expect(await page.getByLabel("終わりの時刻").count()).toBe(0);
  const otherTime = page.getByRole("button", { name: "ほかの時刻" });
  expect(await otherTime.getAttribute("aria-pressed")).toBe("false");
  await expectSound(page);

  // The same time once more is told apart in a sentence.
  await applyFor(page, { task: TASK, end: "18:00" }).catch(() => undefined);
  await page.getByText(/重なる申請か命令があります/).waitFor();
  await page.close();

  const other = await open("other", "/overtime", "超過勤務");
  await applyFor(other, { task: OTHER_TASK, end: "19:00" });
  await other.close();
}, 60_000);

test("offline it says so and keeps the words", async () => {
  const page = await open("other", "/overtime", "超過勤務");
  await page.getByLabel("何をするか").fill("未送信の言葉");
  await page.getByRole("button", { name: "20:00", exact: true }).click();
  await page.getByLabel("どの仕事か").selectOption({ label: "議会対応" });
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "申請する" }).click();
  await page.getByText(/電波が届いていません。書いた内容は残っています/).waitFor();
  await page.context().setOffline(false);
  expect(await page.getByLabel("何をするか").inputValue()).toBe("未送信の言葉");
  await page.close();
});

test("the chief sees both on one board, declines one with a word and orders the rest", async () => {
  await stack.city.tickAt(EVENING);
  const page = await open("chief", "/overtime", "超過勤務");
  await page.getByRole("link", { name: "環境政策課の命令を確認する" }).click();
  await page.getByRole("heading", { level: 1, name: "今夜の超過勤務" }).waitFor();
  const mine = page.getByRole("listitem").filter({ hasText: TASK });
  await mine.getByText("20:30 まで").waitFor();
  await mine.getByText("退庁の時刻を過ぎます").waitFor();
  await expectSound(page);

  const other = page.getByRole("listitem").filter({ hasText: OTHER_TASK });
  await other.getByRole("button", { name: /変える・見送る/ }).click();
  await other.getByRole("button", { name: "ひとことを添えて見送る" }).click();
  await other.getByText("見送るときは、ひとことを添えてください。").waitFor();
  await expectSound(page);
  await other.getByLabel("ひとこと").fill("明日の午前にしましょう");
  await other.getByRole("button", { name: "ひとことを添えて見送る" }).click();
  await page.getByText(/申請を見送りました/).waitFor();

  await page.getByRole("button", { name: /この 1 件を命令する|件をまとめて命令する/ }).click();
  await page.getByText(/件を命令しました/).waitFor();
  await page.getByText("命令を待つ申請はありません").waitFor();
  await expectSound(page);
  await page.close();
}, 60_000);

test("each person reads what was decided", async () => {
  const page = await open("member", "/overtime", "超過勤務");
  await page.getByRole("listitem").filter({ hasText: TASK }).getByText("命令済み", { exact: true }).waitFor();
  await page.close();
  const other = await open("other", "/overtime", "超過勤務");
  const declined = other.getByRole("listitem").filter({ hasText: OTHER_TASK });
  await declined.getByText("課長から「明日の午前にしましょう」").waitFor();
  await other.close();
});

test("an application that changed meanwhile comes back to be looked at", async () => {
  const person = await open("other", "/overtime", "超過勤務");
  await applyFor(person, { task: "名簿の突合", end: "18:00" });
  const board = await open("chief", "/overtime/board", "今夜の超過勤務");
  const waiting = board.getByRole("listitem").filter({ hasText: "名簿の突合" });
  await waiting.getByText("18:00 まで").waitFor();
  await waiting.getByText("締切後").waitFor();
  const own = person.getByRole("listitem").filter({ hasText: "名簿の突合" });
  await own.getByRole("button", { name: "変える" }).click();
  await own.getByRole("button", { name: "19:00", exact: true }).click();
  await own.getByRole("button", { name: "変更を送る" }).click();
  await person.getByText("変更しました。").waitFor();
  await board.getByRole("button", { name: "この 1 件を命令する" }).click();
  await board.getByText(/その間に変わりました/).waitFor();
  await waiting.getByText("19:00 まで").waitFor();
  await board.getByRole("button", { name: "この 1 件を命令する" }).click();
  await board.getByText("1 件を命令しました。").waitFor();
  await board.close();
  await person.close();
}, 60_000);

test("the chief orders by themselves and hands orders over to a 係長", async () => {
  const page = await open("chief", "/overtime/board", "今夜の超過勤務");
  await page.getByText("所属長から命令する").click();
  await page.getByRole("button", { name: /浜口/ }).click();
  await page.getByRole("button", { name: "ほかの時刻" }).click();
  await page.getByLabel("終わりの時刻").fill("25:00");
  await page.getByRole("button", { name: "始まり・休憩を変える" }).click();
  await page.getByLabel("始まり", { exact: true }).fill("21:00");
  await page.getByLabel("何をするか").fill("大雪への備え");
  await page.getByLabel("どの仕事か").selectOption({ label: "急な依頼・照会" });
  await page.getByRole("button", { name: "1 人に命令する" }).click();
  await page.getByText("1 人に命令しました。").waitFor();
  await page.getByText("21:00〜翌1:00").waitFor();
  await page.getByText("係長への委任").click();
  await page.getByRole("button", { name: "委任する" }).click();
  await page.getByText("委任しました。").waitFor();
  await page.getByRole("button", { name: /への委任を終える/ }).waitFor();
  await expectSound(page);
  await page.close();
}, 60_000);

test("the chief of another section sees nothing of it", async () => {
  const [unit] = await stack.context.db.query.units.findMany({
    where: (t, { eq }) => eq(t.name, "環境政策課"),
  });
  const answer = await phones.foreignChief.request.get(
    `${stack.city.url}/api/units/${unit?.id}/overtime/board`,
  );
  expect([401, 403]).toContain(answer.status());
  const page = await open("foreignChief", `/overtime/board/${unit?.id}`, "今夜の超過勤務");
  await page
    .getByText(/いまの職では開けない/)
    .first()
    .waitFor();
  expect(await page.getByText(TASK).count()).toBe(0);
  await page.close();
});
