// From the card of the morning to the last goal without leaving the talk, in the real parts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { reports } from "../../db/schema/index.ts";
import { buildCity, CITY } from "../support/city.ts";
import { textsIn } from "./support/cards.ts";
import { type Stack, startStack, until } from "./support/stack.ts";

const LINE_ID = (position: number) => `U${String(position).padStart(32, "0")}`;
/** The chief of 市民課, with four goals in the open round. */
const CHIEF = LINE_ID(2);
const OPENING = Date.parse("2026-09-18T08:30:00+09:00");

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ prepare: (context) => buildCity(context.db).then(() => undefined) });
  for (let position = 1; position <= 9; position += 1) {
    stack.line.addUser({ userId: LINE_ID(position), name: "職員", friend: true });
  }
}, 60_000);
afterAll(() => stack?.stop());

const inbox = () => stack.line.inbox(CHIEF);
const stored = () => stack.context.db.select().from(reports);

/** The data of the button with this label in what came last. */
function dataOf(label: string): string {
  const found = buttonsIn(inbox().at(-1)?.messages).find((button) => button.label === label);
  if (!found?.data) throw new Error(`no button ${label}`);
  return found.data;
}

function buttonsIn(value: unknown): { label?: string; data?: string }[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "data" in value && "label" in value ? [value as { label: string; data: string }] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
}

async function tap(label: string): Promise<string> {
  const before = inbox().length;
  await stack.line.postback(CHIEF, dataOf(label));
  await until("the reply", () => inbox().length > before);
  return textsIn(inbox().at(-1)?.messages);
}

test("the card of the morning is answered goal by goal, by reply alone", async () => {
  await stack.city.tickAt(OPENING);
  await until("the card", () => inbox().length > 0);
  expect(await tap("進捗にここで答える")).toContain("1 / 4　No.1");
  expect(await tap("✓ 順調")).toContain("記録しました。あと 3 件です。");
  expect(await tap("あとで")).toContain("3 / 4　No.3");
  await tap("▲ やや遅れ");
  expect(await tap("✓ 順調")).toContain("4 / 4　No.2");
  expect(await tap("✓ 順調")).toContain("すべて答え終わりました");
  expect((await stored()).map(({ goalId, channel }) => `${goalId} ${channel}`).sort()).toEqual(
    [CITY.goals.g1, CITY.goals.g2, CITY.goals.g3, CITY.goals.shared].map((goalId) => `${goalId} chat`),
  );
  expect(inbox().filter(({ via }) => via !== "reply")).toHaveLength(1);
  expect(stack.line.talk(CHIEF).filter(({ from }) => from === "person")).toEqual([]);
  expect(stack.line.violations).toEqual([]);
});

test("one tap that LINE delivers three times is one report and one reply", async () => {
  await stack.context.db.delete(reports);
  await stack.context.db.run("DELETE FROM audit_log");
  const asked = inbox().length;
  await stack.line.text(CHIEF, "進捗");
  await until("the card", () => inbox().length > asked);
  const before = inbox().length;
  await stack.line.send(
    {
      type: "postback",
      source: { type: "user", userId: CHIEF },
      postback: { data: dataOf("✓ 順調") },
    },
    { copies: 3 },
  );
  await until("the reply", () => inbox().length > before);
  await stack.city.tickAt(OPENING + 15 * 60_000);
  expect(await stored()).toHaveLength(1);
  expect(inbox().length).toBe(before + 1);
});

test("no line of the log says what was answered", () => {
  const all = stack.logs.map((line) => line.text).join("\n");
  expect(all).toContain('"type":"postback"');
  for (const secret of [CHIEF, "実施項目その", CITY.grades.onTrack, "順調"])
    expect(all).not.toContain(secret);
});
