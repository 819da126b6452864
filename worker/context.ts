import { openDatabase } from "../db/client.ts";
import type { Database } from "../db/database.ts";
import { type CivilDate, tokyoDate } from "./domain/civilDate.ts";
import type { Bindings, Config } from "./env.ts";
import { newId } from "./ids.ts";
import { createLineClient, type LineClient } from "./line/client.ts";
import { createRichMenuClient, type RichMenuClient } from "./line/richMenus/client.ts";

/** Longer than the largest import takes; a database that is silent for so long is away. */
const DATABASE_TIMEOUT_MS = 25_000;

/** Who acts: a member of staff, an operator at the command line, or the product itself (the tick, a queue). */
export type Actor = { kind: "staff"; staffId: string } | { kind: "commandLine" } | { kind: "system" };

/** What every verb needs. Made once per request, event or tick; never kept longer. */
export interface Context {
  db: Database;
  /** The city's clock, UTC milliseconds. */
  now: number;
  actor: Actor;
  newId(): string;
}

/** The day in the city at the context's now. */
export function todayOf(context: Context): CivilDate {
  return tokyoDate(context.now);
}

/** The composition root: one context for one request, event or tick. */
export function composeContext(config: Config, now: number, actor: Actor): Context {
  const db = openDatabase({
    url: config.DATABASE_URL,
    authToken: config.DATABASE_AUTH_TOKEN,
    timeoutMs: DATABASE_TIMEOUT_MS,
  });
  return { db, now, actor, newId };
}

/** The channel of the city's bot. */
export function composeLine(config: Config): LineClient {
  return createLineClient(channelOf(config));
}

/** The rich menus of the same channel. */
export function composeRichMenus(config: Config): RichMenuClient {
  return createRichMenuClient(channelOf(config));
}

function channelOf(config: Config) {
  return {
    apiBaseUrl: config.LINE_API_BASE_URL,
    channelId: config.LINE_CHANNEL_ID,
    channelSecret: config.LINE_CHANNEL_SECRET,
    accessToken: config.LINE_CHANNEL_ACCESS_TOKEN,
  };
}

/** The city's now: the wall clock, or in the local stack the clock on the wall of the sample city. */
export async function cityNow(bindings: Bindings): Promise<number> {
  if (!bindings.CLOCK) return Date.now();
  const answer = await bindings.CLOCK.fetch("http://clock/now");
  return Number(await answer.text());
}
