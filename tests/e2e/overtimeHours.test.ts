// Hours in the hands of those who lead: a limit is reached and talked over, hours go from one section to another, and
// nobody else sees any of it.
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { overtimeDays, posts, staff } from "../../db/schema/index.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectSound } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const NOW = Date.parse("2027-02-24T10:00:00+09:00");
/** The tight section with its chief and somebody of it; the chief who has hours to spare; a chief of neither. */
const PEOPLE = { chief: "10141", member: "10142", director: "10003", giver: "10011", foreignChief: "10041" };
const WORD = "来週から、給付の確認を二人で分けます";

let stack: Stack;
let browser: Browser;
let sectionId: string;
let departmentId: string;
const phones = {} as Record<keyof typeof PEOPLE, BrowserContext>;

beforeAll(async () => {
  stack = await startStack({
    prepare: (context) => loadSampleCity({ ...context, now: NOW }).then(() => undefined),
  });
  browser = await launchBrowser();
  await stack.city.tickAt(NOW);
  const { db } = stack.context;
  const unitOf = async (staffNumber: string) => {
    const rows = await db
      .select({ unitId: posts.unitId, staffId: posts.staffId, isMain: posts.isMain, validTo: posts.validTo })
      .from(posts)
      .innerJoin(staff, eq(staff.id, posts.staffId))
      .where(eq(staff.staffNumber, staffNumber));
    return rows.find(({ isMain, validTo }) => isMain && (validTo === null || validTo >= "2027-02-24"));
  };
  const member = await unitOf(PEOPLE.member);
  if (!member) throw new Error("the sample city has lost somebody");
  sectionId = member.unitId;
  departmentId = (await unitOf(PEOPLE.director))?.unitId ?? "";
  // Four days off that were worked for twelve hours: past the limit of the month.
  await db.insert(overtimeDays).values(
    ["2027-02-06", "2027-02-07", "2027-02-13", "2027-02-14"].map((day) => ({
      staffId: member.staffId,
      unitId: member.unitId,
      day,
      minutes: 720,
      restMinutes: 720,
      specialMinutes: 0,
      untilMinutes: 1200,
      source: "actual" as const,
      recordedAt: NOW,
    })),
  );
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

async function open(who: keyof typeof PEOPLE, path: string): Promise<Page> {
  const page = await phones[who].newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

test("a director sees the section over its allotment and the person over the limit before anything else", async () => {
  const page = await open("director", "/overtime/department");
  const first = page.getByRole("region", { name: "いま見るところ" });
  await first.getByText("配当を超えた部署　1").waitFor();
  await first.getByText("子育て支援課").first().waitFor();
  await first.getByText(/上限に近い職員　[0-9]+ 人/).waitFor();
  await page.getByText("月の上限を超えています。代わりに持てる仕事はありますか。").waitFor();
  await expectSound(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectSound(page);
  await page.close();
});

test("the chief says what will be done, and the director reads it", async () => {
  const page = await open("chief", "/overtime/section");
  await page.getByRole("button", { name: "見ました・対応を書く" }).click();
  await page.getByLabel("これからどうするか（書かなくても送れます）").fill(WORD);
  await page.getByRole("button", { name: "見ましたと伝える" }).click();
  await page.getByText("記録しました。").waitFor();
  await page.getByText(`「${WORD}」`).waitFor();
  await expectSound(page);
  await page.close();
  const directors = await open("director", `/overtime/department/${departmentId}`);
  await directors.getByText(`「${WORD}」`).waitFor();
  await directors.getByText(/滝口 洋平　課長が見ました/).waitFor();
  await directors.close();
});

test("hours that were asked for are agreed to by the other chief and counted at once", async () => {
  const asking = await open("chief", "/overtime/section");
  await asking.getByRole("button", { name: "時間を頼む・譲る" }).click();
  await asking.getByLabel("相手の所属").selectOption({ label: "市民課　市民生活部" });
  await asking.getByLabel("時間", { exact: true }).fill("すこし");
  await asking.getByRole("button", { name: "申し出る" }).click();
  await asking.getByText(/「すこし」を時間として読み取れません/).waitFor();
  await asking.getByLabel("時間", { exact: true }).fill("１時間３０分");
  await asking.getByRole("button", { name: "申し出る" }).click();
  await asking.getByText(/相手の所属の長に申し出ました/).waitFor();
  const before = await leftOf(asking);

  const giving = await open("giver", "/overtime/section");
  const card = giving.getByRole("listitem").filter({ hasText: "2月分　1:30" });
  await card.getByRole("button", { name: "承諾する" }).click();
  await giving.getByText("返事を記録しました。").waitFor();
  await giving.close();

  await asking.reload();
  await asking.getByText("成立").first().waitFor();
  expect((await leftOf(asking)) - before).toBe(90);
  await asking.close();
});

test("a chief of another section and a member see nothing of it", async () => {
  for (const who of ["foreignChief", "member"] as const) {
    for (const path of [`/overtime/section/${sectionId}`, `/overtime/department/${departmentId}`]) {
      const page = await open(who, path);
      await page.getByText("荒木 美帆").waitFor({ state: "detached" });
      expect(await page.locator("main").innerText()).not.toContain("残り");
      await page.close();
    }
  }
});

/** Allotted minutes of the month, as the page shows them behind the stroke. */
async function leftOf(page: Page): Promise<number> {
  const text = await page.locator("#allotments .allotment-left + .faint").first().innerText();
  const [hours, minutes] = text.replace(/[^0-9:]/g, "").split(":");
  return Number(hours) * 60 + Number(minutes);
}
