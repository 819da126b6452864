import { Hono } from "hono";
import { isCivilDate, tokyoInstant } from "../../worker/domain/civilDate.ts";
import { type LineSimulator, serve, type WebhookOutcome } from "../line/index.ts";
import { loadAssets } from "./assets.ts";
import { streamChanges } from "./changes.ts";
import { describePhone } from "./describe.ts";
import { setFaultSwitch } from "./faultSwitches.ts";
import type { Act, DaySuggestion, Paper, PhoneMember, Story, TimeSuggestion, ToldStory } from "./state.ts";

export interface PhoneOptions {
  simulator: LineSimulator;
  /** 0 takes any free port of 127.0.0.1. */
  port: number;
  /** Where `https://liff.line.me/{liffId}` leads: the mini-app's address, ending in `/`. */
  liffUrl: string;
  /** Runs the scheduled tick of an instant (UTC milliseconds) and resolves when it is done. */
  tick: (instant: number) => Promise<void>;
  /** Told of the chosen day (`YYYY-MM-DD`) before the tick runs. */
  setDay?: (day: string) => void | Promise<void>;
  members: () => Promise<PhoneMember[]>;
  /** Days worth a visit, counted from the day that the phone shows. */
  suggestions?: () => Promise<DaySuggestion[]>;
  times?: () => Promise<TimeSuggestion[]>;
  stories?: PhoneStories;
  /** Who holds the phone where nobody has been chosen. */
  firstHolder?: string | undefined;
  /** Makes a paper with a one-time code for whoever is not linked; null where that is nobody's account. */
  makePaper?: (userId: string) => Promise<Paper | null>;
  /** Minutes after midnight at which 「この日の朝」 is; default 08:30, when the city's working hours begin. */
  morningMinutes?: number;
}

/** What can be told, and its telling. */
export interface PhoneStories {
  list(): Promise<Story[]>;
  tell(key: string): Promise<ToldStory | null>;
}

const DEFAULT_MORNING_MINUTES = 8 * 60 + 30;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Serves the sample phone: a page where one holds a staff member's phone and sees what LINE would show. */
export async function createPhone(options: PhoneOptions): Promise<{ url: string; close(): Promise<void> }> {
  const app = createApp(options);
  return serve(async (request) => app.fetch(request), options.port);
}

function createApp(options: PhoneOptions): Hono {
  const { simulator } = options;
  const assets = loadAssets();
  const seen = new Map<string, number>();
  const app = new Hono();

  app.get("/api/changes", () => streamChanges(simulator.onChange));

  app.get("/api/state", async (c) => {
    const members = await introduce(options);
    const holder = c.req.query("user") ?? null;
    if (holder !== null) seen.set(holder, simulator.inbox(holder).length);
    const unreadOf = (userId: string) => simulator.inbox(userId).length - (seen.get(userId) ?? 0);
    const { liffUrl, firstHolder = members[0]?.userId ?? null } = options;
    const [suggestions, times, stories] = await Promise.all([
      options.suggestions?.() ?? [],
      options.times?.() ?? [],
      options.stories?.list() ?? [],
    ]);
    return c.json(
      describePhone({
        simulator,
        members,
        suggestions,
        times,
        stories,
        firstHolder,
        holder,
        liffUrl,
        unreadOf,
      }),
    );
  });

  app.post("/api/stories", async (c) => {
    const { key } = await c.req.json<{ key: string }>();
    const told = (await options.stories?.tell(key)) ?? null;
    return told ? c.json(told) : c.json({ message: "no such story" }, 404);
  });

  app.post("/api/paper", async (c) => {
    const paper = (await options.makePaper?.(c.req.query("user") ?? "")) ?? null;
    return paper ? c.json(paper) : c.json({ message: "nobody to link" }, 404);
  });

  app.post("/api/act", async (c) => {
    const userId = c.req.query("user") ?? "";
    if (simulator.user(userId) === undefined) return c.json({ kind: "unknown_user" }, 404);
    return c.json(await perform(simulator, userId, await c.req.json<Act>()));
  });

  app.post("/api/morning", async (c) => {
    const { day, time } = await c.req.json<{ day: string; time?: string }>();
    if (!isCivilDate(day)) return c.json({ message: "not a day" }, 400);
    if (time !== undefined && !TIME.test(time)) return c.json({ message: "not a time" }, 400);
    const morning = options.morningMinutes ?? DEFAULT_MORNING_MINUTES;
    const instant = tokyoInstant(day, time === undefined ? morning : minutesOf(time));
    simulator.clock.setWall(instant);
    await options.setDay?.(day);
    await options.tick(instant);
    return c.json({});
  });

  app.post("/api/faults", async (c) => {
    const { key, on } = await c.req.json<{ key: string; on: boolean }>();
    return setFaultSwitch(simulator, key, on) ? c.json({}) : c.json({ message: "no such switch" }, 404);
  });

  app.get("/api/rich-menus/:userId/image", (c) => {
    const image = simulator.richMenuOf(c.req.param("userId"))?.image ?? null;
    return image === null
      ? c.body(null, 404)
      : c.body(image.bytes.slice().buffer, 200, { "content-type": image.type });
  });

  app.get("/mock/id-token", async (c) => {
    const user = simulator.user(c.req.query("user") ?? "");
    const headers = { "access-control-allow-origin": "*", "cache-control": "no-store" };
    if (user === undefined) return c.json({ message: "no such user" }, 404, headers);
    return c.json({ idToken: await simulator.issueIdToken(user.userId) }, 200, headers);
  });

  app.get("*", (c) => {
    const asset = assets.get(c.req.path);
    if (asset === undefined) return c.body(null, 404);
    return c.body(asset.body, 200, { "content-type": asset.type, "cache-control": "no-store" });
  });
  return app;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The members, each with an account at the simulator. */
async function introduce({ simulator, members }: PhoneOptions): Promise<PhoneMember[]> {
  const all = await members();
  for (const { userId, name, linked } of all) {
    if (simulator.user(userId) === undefined) simulator.addUser({ userId, name, friend: linked ?? true });
  }
  return all;
}

function perform(simulator: LineSimulator, userId: string, act: Act): Promise<WebhookOutcome> {
  switch (act.kind) {
    case "postback": {
      const { data, displayText, params } = act;
      return simulator.postback(userId, data, {
        ...(displayText === undefined ? {} : { displayText }),
        ...(params === undefined ? {} : { params }),
      });
    }
    case "text":
      return simulator.text(userId, act.text);
    case "follow":
      return simulator.follow(userId);
    case "block":
      return simulator.unfollow(userId);
  }
}
