// An evening and the morning after, as LINE has it: one count and a link for the chief, nothing on the way home, one card for
// whoever stayed, and silence for a director with nothing to do.
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overtimeOrders, overtimeResults } from "../../db/schema/index.ts";
import { buildCity, CITY } from "../support/city.ts";
import { launchBrowser, openLiffLink, phoneOf } from "./support/browser.ts";
import { linksIn, textsIn } from "./support/cards.ts";
import { type Stack, startStack, until } from "./support/stack.ts";

const LINE_ID = (position: number) => `U${String(position).padStart(32, "0")}`;
const DIRECTOR = LINE_ID(1);
const CHIEF = LINE_ID(2);
const MEMBER = LINE_ID(3);
/** A Tuesday and a Wednesday on which nothing else is to be said. */
const at = (minute: string) => Date.parse(`2026-10-${minute}:00+09:00`);

let stack: Stack;
let browser: Browser;
let phone: BrowserContext;
beforeAll(async () => {
  stack = await startStack({
    prepare: async (context) => {
      await buildCity(context.db);
      await context.db.run("UPDATE points SET is_priority = 0");
      await context.db.run("UPDATE rounds SET closed_at = 1");
    },
  });
  for (let position = 1; position <= 9; position += 1) {
    stack.line.addUser({ userId: LINE_ID(position), name: "職員", friend: true });
  }
  browser = await launchBrowser();
  phone = await phoneOf(browser, stack.line, CHIEF);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const inbox = (userId: string) => stack.line.inbox(userId);
const pushed = () =>
  Array.from({ length: 9 }, (_, index) => LINE_ID(index + 1)).flatMap((userId) =>
    inbox(userId)
      .filter(({ via }) => via !== "reply")
      .map(({ messages }) => `${userId} ${(messages[0] as { altText?: string }).altText}`),
  );

function dataOf(userId: string, label: string): string {
  const found = buttonsIn(inbox(userId).at(-1)?.messages).find((button) => button.label === label);
  if (!found?.data) throw new Error(`no button ${label}`);
  return found.data;
}

function buttonsIn(value: unknown): { label?: string; data?: string }[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "data" in value && "label" in value ? [value as { label: string; data: string }] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
}

/** What comes back to something said or pressed. */
async function answered(userId: string, act: () => Promise<unknown>): Promise<string> {
  const before = inbox(userId).length;
  await act();
  await until("the reply", () => inbox(userId).length > before);
  return textsIn(inbox(userId).at(-1)?.messages);
}

test("in the afternoon somebody applies in the talk, in three taps", async () => {
  await stack.city.tickAt(at("06T15:00"));
  expect(await answered(MEMBER, () => stack.line.text(MEMBER, "残業"))).toContain("いつまで残りますか");
  const until19 = dataOf(MEMBER, "19:00 まで");
  const asked = () => stack.line.postback(MEMBER, until19);
  expect(await answered(MEMBER, asked)).toContain("何のために残りますか");
  const reason = dataOf(MEMBER, "急な依頼・照会");
  expect(await answered(MEMBER, () => stack.line.postback(MEMBER, reason))).toContain(
    "申請を記録しました。課長が確認します。",
  );
  expect(await stack.context.db.select().from(overtimeOrders)).toMatchObject([
    { staffId: CITY.staff.residentsMember, untilMinutes: 1140, channel: "chat" },
  ]);
  expect(pushed()).toEqual([]);
});

test("at 16:45 the chief gets one count and a link, which opens the board", async () => {
  await stack.city.tickAt(at("06T16:45"));
  await until("the card", () => pushed().length > 0);
  expect(pushed()).toEqual([`${CHIEF} 命令を待つ申請：超過勤務の申請が 1 件。まとめて確認できます。`]);
  const [link] = linksIn(inbox(CHIEF).at(-1)?.messages);
  const page = await openLiffLink(phone, stack.city.url, link ?? "");
  await page.getByText("急な依頼・照会").first().waitFor();
  await page
    .getByRole("button", { name: /命令する$/ })
    .first()
    .click();
  await until("the order", async () => (await stack.context.db.select().from(overtimeOrders)).length === 2);
  await page.close();
}, 60_000);

test("after the hours nobody's phone rings", async () => {
  for (const time of ["17:00", "17:15", "19:30", "20:15"]) await stack.city.tickAt(at(`06T${time}`));
  expect(pushed()).toHaveLength(1);
});

test("the next morning whoever stayed gets one card, and a director with nothing to do hears nothing", async () => {
  await stack.city.tickAt(at("07T08:30"));
  await until("the card", () => pushed().length > 1);
  expect(pushed().filter((line) => !line.startsWith(CHIEF))).toEqual([
    `${MEMBER} 超過勤務の確認：1 日分の超過勤務、命令どおりでしたか。違ったときは、その時刻を教えてください。`,
  ]);
  const asOrdered = dataOf(MEMBER, "命令どおり");
  expect(await answered(MEMBER, () => stack.line.postback(MEMBER, asOrdered))).toContain(
    "1 日分を、命令どおりとして記録しました。",
  );
  expect(await stack.context.db.select().from(overtimeResults)).toMatchObject([{ untilMinutes: 1140 }]);
  await stack.city.tickAt(at("07T09:00"));
  expect(pushed()).toHaveLength(2);
  expect(inbox(DIRECTOR)).toEqual([]);
  expect(stack.line.violations).toEqual([]);
});
