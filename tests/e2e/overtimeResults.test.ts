// The morning after: each says when the evening ended, the chief puts the record right, the personnel section brings in the
// attendance system's hours and closes the month.
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSampleCity, sampleLineUserId } from "../../db/sample/load.ts";
import { staff, units } from "../../db/schema/index.ts";
import { tokyoDate } from "../../worker/domain/civilDate.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { decideOrders } from "../../worker/overtime/decideOrders.ts";
import { callerOfStaff } from "../../worker/people/callerOf.ts";
import { launchBrowser, phoneOf } from "./support/browser.ts";
import { expectSound } from "./support/sound.ts";
import { type Stack, startStack } from "./support/stack.ts";

const at = (localMinute: string) => Date.parse(`${localMinute}:00+09:00`);
const AFTERNOON = at("2027-02-09T15:00");
const LATER_AFTERNOON = at("2027-02-26T15:00");
const NEXT_MORNING = at("2027-02-10T08:40");
const NEXT_MONTH = at("2027-03-02T09:00");
/** 環境政策課: three who stay and the chief; the chief of another section; somebody of the personnel section. */
const PEOPLE = {
  member: "10023",
  other: "10025",
  third: "10022",
  chief: "10021",
  foreignChief: "10031",
  personnel: "10073",
};
type Who = keyof typeof PEOPLE;

let stack: Stack;
let browser: Browser;
let unitId: string;
const phones = {} as Record<Who, BrowserContext>;

beforeAll(async () => {
  stack = await startStack({ prepare: (context) => loadSampleCity(context).then(() => undefined) });
  browser = await launchBrowser();
  await stack.city.tickAt(AFTERNOON);
  const [unit] = await stack.context.db.select().from(units).where(eq(units.name, "環境政策課"));
  unitId = unit?.id ?? "";
  for (const who of ["member", "other", "third"] as const) await orderEvening(who);
  await stack.city.tickAt(NEXT_MORNING);
  for (const who of Object.keys(PEOPLE) as Who[]) {
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

/** Asks in the afternoon to stay until 19:30 that evening. */
async function apply(who: Who, now: number) {
  const applied = await applyForOrder({ ...stack.context, now }, await callerAs(who), {
    input: {
      submissionKey: now === AFTERNOON ? `evening-of-${who}` : `later-evening-of-${who}`,
      day: tokyoDate(now),
      from: "17:15",
      until: "19:30",
      breakMinutes: 0,
      task: "ごみ減量説明会の資料づくり",
      purpose: { kind: "reason", key: "peak" },
    },
    channel: "liff",
  });
  if (applied.kind !== "stored") throw new Error(`not stored: ${JSON.stringify(applied)}`);
  return applied.order;
}

/** Asked for and ordered. */
async function orderEvening(who: Who) {
  const { orderId, version } = await apply(who, AFTERNOON);
  await decideOrders({ ...stack.context, now: AFTERNOON }, await callerAs("chief"), {
    unitId,
    input: {
      submissionKey: `order-for-${who}`,
      decisions: [{ orderId, baseVersion: version, decision: { kind: "order" } }],
    },
    channel: "liff",
  });
}

async function callerAs(who: Who) {
  const { db } = stack.context;
  const [person] = await db.select().from(staff).where(eq(staff.staffNumber, PEOPLE[who]));
  const found = await callerOfStaff({ ...stack.context, now: AFTERNOON }, person?.id ?? "", unitId);
  if (!found) throw new Error(`nobody is ${who}`);
  return found.caller;
}

async function open(who: Who, path: string, heading: string): Promise<Page> {
  const page = await phones[who].newPage();
  await page.goto(`${stack.city.url}${path}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

test("an evening as ordered ends with one tap", async () => {
  const page = await open("member", "/overtime", "超過勤務");
  await page.getByRole("heading", { name: "昨日の超過勤務" }).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "命令どおり　19:30 まで" }).click();
  await page.getByText("実績を記録しました。").waitFor();
  await page.getByText("実績 17:15〜19:30", { exact: true }).first().waitFor();
  expect(await page.getByRole("heading", { name: "昨日の超過勤務" }).count()).toBe(0);
  await page.close();
});

test("another time is typed; what cannot be is said beside the field and stays", async () => {
  const page = await open("other", "/overtime", "超過勤務");
  await page.getByRole("button", { name: "ちがう時刻" }).click();
  const end = page.getByLabel("終わりの時刻").first();
  await page.getByRole("button", { name: "記録する" }).click();
  await page.getByText("終わりの時刻を書いてください。").waitFor();
  await end.fill("１７：００");
  await page.getByRole("button", { name: "記録する" }).click();
  await page.getByText(/終わりの時刻が、始まりより前になっています/).waitFor();
  expect(await end.inputValue()).toBe("１７：００");
  await expectSound(page);
  await end.fill("２０時１５分");
  await page.getByRole("button", { name: "記録する" }).click();
  await page.getByText("実績を記録しました。").waitFor();
  await page.close();
}, 30_000);

test("the chief sees what is apart, and orders afterwards what took longer", async () => {
  const page = await open("chief", `/overtime/settle/${unitId}?month=2027-02`, "記録を整える");
  await page.getByRole("heading", { name: "まだ確認していない日" }).waitFor();
  await page.getByRole("heading", { name: "命令より長かった日" }).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "延びた 0:45 を事後に命令する" }).click();
  await page.getByText("浜口 すみれの記録を整えました。").waitFor();
  await page.getByRole("heading", { name: "命令より長かった日" }).waitFor({ state: "detached" });
  await page.close();
});

test("the personnel section looks at the attendance system's file before it is stored", async () => {
  const page = await open("personnel", "/overtime/personnel", "勤務時間の担当");
  const file = (text: string) => ({ name: "kintai.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const FILE = "社員CD,ワークデイ,OT\n10023,2027/2/8,120\n10025,2027/2/9,180";
  await page.getByLabel("ファイル").setInputFiles(file(`${FILE}\n99999,2027/2/8,60`));
  await page.getByRole("button", { name: "ちがいを確かめる" }).click();
  await page.getByText(/どの列に何が書いてあるか分かりませんでした/).waitFor();
  await page.getByLabel("職員番号").selectOption("社員CD");
  await page.getByLabel("日", { exact: true }).selectOption("ワークデイ");
  await page.getByLabel("超過勤務（分）").selectOption("OT");
  await expectSound(page);
  await page.getByRole("button", { name: "ちがいを確かめる" }).click();
  await page.getByText(/4 行目 99999（職員番号が名簿にありません）/).waitFor();
  await page.getByRole("button", { name: "その行を除いて確かめる" }).click();
  await page.getByText(/新しい 1　変わる 1/).waitFor();
  await page.getByText("3:00（20:15 退庁）（本人の記録）").waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "この内容で取り込む" }).click();
  await page.getByText("取り込みました。新しい 1　変わった 1").waitFor();
  // The columns are remembered, and the same file again changes nothing.
  await page.getByLabel("ファイル").setInputFiles(file(FILE));
  await page.getByRole("button", { name: "ちがいを確かめる" }).click();
  await page.getByText(/前に取り込んだ内容と同じです/).waitFor();
  await page.close();
}, 60_000);

test("hours that nobody ordered are ordered afterwards with what they were for", async () => {
  const page = await open("chief", `/overtime/settle/${unitId}?month=2027-02`, "記録を整える");
  await page.getByRole("heading", { name: "命令のない超過勤務" }).waitFor();
  await page.getByRole("button", { name: "事後に命令する", exact: true }).click();
  expect(await page.getByLabel("終わり", { exact: true }).inputValue()).toBe("19:15");
  await page.getByRole("button", { name: "この内容で命令する" }).click();
  await page.getByText("何をしたかを書いてください。").waitFor();
  await expectSound(page);
  await page.getByLabel("何をしたか").fill("窓口の締めと集計");
  await page.getByLabel("どの仕事か").selectOption({ label: "入力・転記・集計" });
  await page.getByRole("button", { name: "この内容で命令する" }).click();
  await page.getByText("青木 佳乃子の記録を整えました。").waitFor();
  await page.getByRole("heading", { name: "命令のない超過勤務" }).waitFor({ state: "detached" });
  await page.close();
}, 30_000);

test("a month is closed with what is left unsaid in view; then nothing of it can change", async () => {
  await apply("other", LATER_AFTERNOON);
  await stack.city.tickAt(NEXT_MONTH);
  const page = await open("personnel", "/overtime/personnel", "勤務時間の担当");
  await page.getByText("令和9年2月").waitFor();
  await page.getByText(/まだ確認していない日が 1 日、決まっていない申請が 1 件/).waitFor();
  await page.getByText("申請のまま 1").waitFor();
  await page.getByRole("button", { name: "2月を締める" }).click();
  await page.getByText(/締めると、このままになり/).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: "はい" }).click();
  await page.getByText("2月を締めました。").waitFor();
  await page.getByText("締め済み").waitFor();
  await page.close();

  const third = await open("third", "/overtime", "超過勤務");
  expect(await third.getByText("命令 17:15〜19:30").count()).toBe(0);
  const orderId = "evening-of-third";
  const answer = await phones.third.request.post(`${stack.city.url}/api/overtime/results`, {
    headers: { "x-requested-with": "shinchoku", origin: stack.city.url },
    data: {
      submissionKey: "after-the-lock",
      results: [{ orderId, baseVersion: 0, said: { kind: "asOrdered" }, word: "" }],
    },
  });
  expect(await answer.json()).toMatchObject({
    outcomes: [{ kind: "refused", refusal: { reason: "locked" } }],
  });
  await third.close();
}, 30_000);

test("others see nothing: the chief of another section, and anybody who is not of the personnel section", async () => {
  for (const [who, path] of [
    ["foreignChief", `/api/units/${unitId}/overtime/settlement`],
    ["member", `/api/units/${unitId}/overtime/settlement`],
    ["chief", "/api/overtime/personnel"],
  ] as const) {
    const page = await open(who, "/overtime", "超過勤務");
    const answer = await phones[who].request.get(`${stack.city.url}${path}`);
    expect(answer.status()).toBe(403);
    await page.close();
  }
});
