// 期限, 朝の一枚 and the calendar feed in the hands of those who ask and those who are asked.
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deadlineHandIns, deadlines, staff } from "../../db/schema/index.ts";
import { addDeadline } from "../deadlines/asking.ts";
import { buildCity, CITY } from "../support/city.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { violationsOn } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const at = (local: string) => Date.parse(`${local}:00+09:00`);
/** A Monday. */
const MORNING = at("2026-10-05T09:00");
const ASKED = "deadline-asked";
const { units } = CITY;
const PEOPLE = {
  chief: CITY.staff.residentsChief,
  member: CITY.staff.residentsMember,
  sister: CITY.staff.communityChief,
  owner: CITY.staff.planningChief,
  director: CITY.staff.civicDirector,
} as const;
type Who = keyof typeof PEOPLE;

let stack: Stack;
let browser: Browser;
const phones = {} as Record<Who, BrowserContext>;

beforeAll(async () => {
  stack = await startStack({
    prepare: async ({ db }) => {
      await buildCity(db);
      await addDeadline(db, {
        id: ASKED,
        title: "来年度の予算要求の調書",
        note: "事業ごとの調書を共有の場所に置き、その場所を入れてください。",
        handIn: "link",
        dueOn: "2026-10-12",
        audiences: [{ unitId: units.root, role: "chief" }],
      });
      await addDeadline(db, {
        title: "年末調整の書類",
        repeat: "yearly",
        dueOn: "2026-10-05",
        handInBy: "person",
        audiences: [{ unitId: units.civic }],
      });
    },
  });
  browser = await launchBrowser();
  await stack.city.tickAt(MORNING);
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [person] = await stack.context.db
      .select({ lineUserId: staff.lineUserId })
      .from(staff)
      .where(eq(staff.id, PEOPLE[who]));
    const userId = person?.lineUserId ?? "";
    stack.line.addUser({ userId, name: who, friend: true });
    phones[who] = await phoneOf(browser, stack.line, userId);
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function open(who: Who, path: string): Promise<Page> {
  const page = await phones[who].newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.locator("main h2, main h3, main .card, main form").first().waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

describe("a deadline", () => {
  test("is met with a place and one press, though pressed twice, and taken back and met again", async () => {
    const page = await open("chief", "/deadlines");
    const card = page.locator(".card", { hasText: "来年度の予算要求の調書" });
    // 2026-10-12 is a holiday.
    await card.getByText("10月9日（金）まで").waitFor();
    await card.getByText("10月12日（月）は閉庁日のため").waitFor();
    await card.getByRole("button", { name: "提出した" }).click();
    await card.getByText("資料の場所（リンクや共有フォルダの場所）を入れてください。").waitFor();
    await card.getByLabel("資料の場所").fill("https://files.wakaba.example/shimin");
    await card.getByRole("button", { name: "提出した" }).dblclick();
    await card.getByText(/提出済み.+藤代 和美/).waitFor();
    await card.getByRole("button", { name: "来年度の予算要求の調書の提出を取り消す" }).click();
    await card.getByLabel("資料の場所").fill("共有フォルダ／予算／市民課");
    await card.getByRole("button", { name: "提出した" }).click();
    await card.getByText(/提出済み/).waitFor();
    const rows = await stack.context.db
      .select({ paper: deadlineHandIns.paper, takenBackAt: deadlineHandIns.takenBackAt })
      .from(deadlineHandIns)
      .where(eq(deadlineHandIns.deadlineId, ASKED));
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ takenBackAt }) => takenBackAt === null)).toMatchObject([
      { paper: "共有フォルダ／予算／市民課" },
    ]);
    await page.close();
  });

  test("offline nothing typed is lost, and it says so", async () => {
    const page = await open("sister", "/deadlines");
    const card = page.locator(".card", { hasText: "来年度の予算要求の調書" });
    await card.getByLabel("資料の場所").fill("まだ途中");
    await phones.sister.setOffline(true);
    await card.getByRole("button", { name: "提出した" }).click();
    await card.getByText("電波が届いていません").waitFor();
    expect(await card.getByLabel("資料の場所").inputValue()).toBe("まだ途中");
    await phones.sister.setOffline(false);
    await page.close();
  });

  test("missed, its owner sees who is missing, its director those of the department, a member no list", async () => {
    const owner = await open("owner", "/deadlines");
    await owner.getByRole("link", { name: /来年度の予算要求の調書.*提出 1 \/ 3/ }).click();
    await owner.getByRole("heading", { name: "まだ出ていないところ（2）" }).waitFor();
    expect(await owner.locator(".hand-in-row.missing .row-title").allInnerTexts()).toEqual([
      "地域支援課",
      "企画課",
    ]);
    await owner.getByText("提出済み（1）").click();
    await owner.getByText("共有フォルダ／予算／市民課").waitFor();
    await owner.close();

    const director = await open("director", `/deadlines/${ASKED}`);
    expect(await director.locator(".hand-in-row.missing .row-title").allInnerTexts()).toEqual(["地域支援課"]);
    await director.close();

    const member = await open("member", `/deadlines/${ASKED}`);
    expect(await member.getByRole("heading", { name: "提出のようす" }).count()).toBe(0);
    await member.close();
  });

  test("is asked for in a form that says what is wrong at its place, once though sent twice", async () => {
    const page = await open("chief", "/deadlines/new");
    await page.getByRole("button", { name: "この内容でお願いする" }).click();
    await page.getByText("期限の日と、知らせ始める日を選んでください。").waitFor();
    await page.getByLabel("期限の日", { exact: true }).fill("2026-10-30");
    await page.getByRole("button", { name: "この内容でお願いする" }).click();
    await page.getByText("何の期限かを書いてください。").waitFor();
    await page.getByLabel("何の期限か").fill("課内の備品の点検");
    await page.getByLabel("1 つ目の相手").selectOption({ label: "すべての職員" });
    await page.getByRole("radio", { name: /^一人ずつ/ }).check();
    await page.getByRole("radio", { name: /^毎年/ }).check();
    await page.getByRole("button", { name: "この内容でお願いする" }).dblclick();
    await page.getByRole("heading", { name: "まだ出ていないところ（3）" }).waitFor();
    expect(new URL(page.url()).pathname).not.toContain("new");
    expect(await stack.context.db.$count(deadlines, eq(deadlines.title, "課内の備品の点検"))).toBe(1);
    await page.getByRole("link", { name: "変更する" }).click();
    await page.getByLabel("何の期限か").fill("課内の備品と台帳の点検");
    await page.getByRole("button", { name: "変更を保存する" }).click();
    await page.getByRole("heading", { name: "課内の備品と台帳の点検" }).waitFor();
    await page.getByRole("button", { name: "取り下げる" }).click();
    await page.getByRole("alert").getByRole("button", { name: "取り下げる" }).click();
    await page.getByText("この期限は取り下げられています。").waitFor();
    await page.close();
  });
});

describe("the sheet of the morning", () => {
  test("shows what is due today and what is open, and prints on one page", async () => {
    const page = await open("member", "/morning");
    await page.getByRole("heading", { name: "市民課の朝会" }).waitFor();
    const today = page.locator(".morning-part").first();
    await today.getByRole("link", { name: "年末調整の書類" }).waitFor();
    await today.getByText("あと 3 人").waitFor();
    await page.getByText(/第2四半期の進捗確認.あと 4 件/).waitFor();
    await page.getByText("人数の少ない課・室では、件数を出していません。").waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.close();
  });
});

describe("the calendar feed", () => {
  test("is made, read without signing in, and ended", async () => {
    const page = await open("sister", "/settings");
    await page.getByRole("link", { name: /カレンダーで見る/ }).click();
    await page.getByRole("button", { name: "アドレスをつくる" }).click();
    const address = await page.getByLabel("あなたのアドレス").inputValue();
    expect(address).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
    const read = () => fetch(`${stack.city.url}${new URL(address).pathname}`);
    const answer = await read();
    expect(answer.headers.get("content-type")).toContain("text/calendar");
    const text = (await answer.text()).replaceAll("\r\n ", "");
    expect(text).toContain("DTSTART;VALUE=DATE:20261009");
    expect(text).toContain("期限 来年度の予算要求の調書");
    await page.getByRole("button", { name: "止める" }).click();
    await page.getByText("アドレスを止めました。").waitFor();
    expect((await read()).status).toBe(404);
    expect(stack.logs.some((line) => line.text.includes(address.split("/").at(-1) ?? ""))).toBe(false);
    await page.close();
  });
});

describe.each(["light", "dark"] as const)("in the %s", (colorScheme) => {
  test.each([
    ["chief", "/deadlines"],
    ["owner", `/deadlines/${ASKED}`],
    ["chief", "/deadlines/new"],
    ["owner", `/deadlines/${ASKED}/edit`],
    ["chief", "/morning"],
    ["chief", "/settings/calendar"],
  ] as const)("%s finds %s without a barrier, and nothing runs out of a narrow phone", async (who, path) => {
    const page = await open(who, path);
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });
});

describe("as time goes by", () => {
  test("what was missed stays on top, and says since when", async () => {
    await stack.city.tickAt(at("2026-10-13T09:00"));
    const page = await open("sister", "/deadlines");
    const card = page.locator(".card.urgent", { hasText: "来年度の予算要求の調書" });
    await card.getByText("10月9日（金）を過ぎています").waitFor();
    await page.close();
    const sheet = await open("sister", "/morning");
    await sheet.locator(".late").getByRole("link", { name: "来年度の予算要求の調書" }).waitFor();
    await sheet.close();
  });

  test("the tick makes next year's once", async () => {
    for (const minute of ["00", "15"]) await stack.city.tickAt(at(`2027-02-01T09:${minute}`));
    const next = await stack.context.db
      .select({ title: deadlines.title, dueOn: deadlines.dueOn })
      .from(deadlines)
      .where(eq(deadlines.fiscalYear, 2027));
    expect(next).toEqual([{ title: "年末調整の書類", dueOn: "2027-10-05" }]);
  });
});
