// Talking to the bot in its own words: what is written or tapped, and what a person then reads and can press.
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "../../db/database.ts";
import { staff } from "../../db/schema/index.ts";
import { checkMessages } from "../../dev/line/index.ts";
import type { Config } from "../../worker/env.ts";
import { answer } from "../../worker/line/chat/answer.ts";
import type { LineEvent } from "../../worker/line/events.ts";
import { CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";

const SESSION_SECRET = "a secret of the tests, long enough for anybody";
const LIFF_ID = "1650000002-AbCdEfGh";

export interface Said {
  words: string[];
  /** Label and data, or label and path of the app. */
  buttons: [label: string, does: string][];
  /** How many messages it took. */
  messages: number;
  /** As LINE gets them. */
  sent: unknown;
}

export interface TalkOptions {
  now?: number;
  content?: "published" | "minimal";
  /** LINE's id of the event; by default each is another. */
  eventId?: string;
  staffId?: string;
}

let count = 0;
const newId = () => `id-${++count}`;

/** Sends an event as LINE would and reads the answer; every answer is within LINE's limits and names nobody. */
export async function send(
  db: Database,
  event: Partial<LineEvent>,
  { now = 0, content = "published", eventId = newId(), staffId }: TalkOptions = {},
): Promise<Said> {
  const [person] = await db
    .select()
    .from(staff)
    .where(eq(staff.id, staffId ?? CITY.staff.residentsChief));
  const userId = person?.lineUserId ?? "";
  const base = {
    webhookEventId: eventId,
    timestamp: now,
    mode: "active",
    replyToken: "t",
    source: { userId },
  };
  const services = {
    context: testContext(db, { now, newId }),
    config: { LIFF_ID, LINE_CONTENT: content, SESSION_SECRET } as Config,
  };
  const messages = await answer(services, { ...base, ...event } as LineEvent);
  expect(checkMessages(messages)).toEqual([]);
  expect(JSON.stringify(messages)).not.toMatch(/藤代|小野寺|水無瀬|秘密/);
  return readSaid(messages);
}

/** What a text brings. */
export function write(db: Database, text: string, options?: TalkOptions): Promise<Said> {
  return send(db, { type: "message", message: { type: "text", text } }, options);
}

/** What a tap brings; `date` is the day of a picker. */
export function tap(
  db: Database,
  data: string,
  { date, ...options }: TalkOptions & { date?: string } = {},
): Promise<Said> {
  const params = date === undefined ? {} : { params: { date } };
  return send(db, { type: "postback", postback: { data, ...params } }, options);
}

function readSaid(value: unknown): Said {
  const said: Said = {
    words: [],
    buttons: [],
    messages: Array.isArray(value) ? value.length : 0,
    sent: value,
  };
  const walk = (part: unknown, isButton = false): void => {
    if (Array.isArray(part)) {
      for (const each of part) walk(each, isButton);
    } else if (typeof part === "object" && part !== null) {
      const { action, text, ...rest } = part as { action?: Record<string, string>; text?: string };
      if (action) {
        const does = action.data ?? action.uri?.replace(`https://liff.line.me/${LIFF_ID}`, "");
        said.buttons.push([action.label ?? "", does ?? ""]);
      }
      if (text !== undefined && !isButton) said.words.push(text);
      walk(Object.values(rest), isButton || action !== undefined);
    }
  };
  walk(value);
  return said;
}

export const wordsOf = (said: Said) => said.words.join("\n");
export const labelsOf = (said: Said) => said.buttons.map(([label]) => label);

/** The data of the button with this label. */
export function dataOf(said: Said, label: string): string {
  const found = said.buttons.find(([each]) => each === label);
  if (!found) throw new Error(`no button ${label} among ${labelsOf(said).join(" ")}`);
  return found[1];
}
