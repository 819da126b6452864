import type { DrawableMessage } from "../../liff/components/flex/message.ts";
import { dayOfWeek, partsOf, tokyoDate, tokyoMinutes } from "../../worker/domain/civilDate.ts";
import type { Call, LineSimulator, RichMenu, TalkEntry } from "../line/index.ts";
import { listFaultSwitches } from "./faultSwitches.ts";
import type {
  DaySuggestion,
  Entry,
  PhoneMember,
  PhoneState,
  Send,
  ShownRichMenu,
  Story,
  Talk,
  TimeSuggestion,
} from "./state.ts";

const WEEKDAYS = "日月火水木金土";
const SENDS_SHOWN = 30;
const SEND_PATH = /^\/v2\/bot\/message\/(reply|push|multicast|broadcast)$/;

/** Everything the page shows, for the person who holds the phone. */
export function describePhone(parts: {
  simulator: LineSimulator;
  members: PhoneMember[];
  suggestions: DaySuggestion[];
  times: TimeSuggestion[];
  stories: Story[];
  firstHolder: string | null;
  holder: string | null;
  liffUrl: string;
  unreadOf: (userId: string) => number;
}): PhoneState {
  const { simulator, members, holder } = parts;
  const now = simulator.clock.wall();
  return {
    botName: simulator.bot.displayName,
    liffId: simulator.options.liffId,
    liffUrl: parts.liffUrl,
    day: tokyoDate(now),
    dayInWords: dayInWords(now),
    time: timeOf(now),
    suggestions: parts.suggestions,
    times: parts.times,
    stories: parts.stories,
    firstHolder: parts.firstHolder,
    members: members.map((member) => ({
      ...member,
      linked: member.linked ?? simulator.user(member.userId)?.friend ?? false,
      unread: parts.unreadOf(member.userId),
    })),
    talk: holder === null ? null : describeTalk(simulator, holder),
    sends: describeSends(simulator),
    faults: listFaultSwitches(simulator),
    tapMedianMs: median(simulator.tapLatencies),
  };
}

function describeTalk(simulator: LineSimulator, userId: string): Talk | null {
  const user = simulator.user(userId);
  if (user === undefined) return null;
  return {
    userId,
    name: user.name,
    friend: user.friend,
    blocked: user.blocked,
    entries: simulator.talk(userId).map(describeEntry),
    richMenu: describeRichMenu(simulator.richMenuOf(userId), userId),
  };
}

function describeEntry(entry: TalkEntry): Entry {
  const at = { day: dayInWords(entry.wallAt), time: timeOf(entry.wallAt) };
  return entry.from === "bot"
    ? { from: "bot", ...at, messages: entry.delivery.messages as DrawableMessage[] }
    : { from: "person", ...at, text: entry.text };
}

function describeRichMenu(shown: RichMenu | null, userId: string): ShownRichMenu | null {
  if (shown === null) return null;
  const { menu, image, richMenuId } = shown;
  return {
    chatBarText: menu.chatBarText ?? "メニュー",
    imageUrl: image === null ? null : `/api/rich-menus/${userId}/image?menu=${richMenuId}`,
    width: menu.size?.width ?? 2500,
    height: menu.size?.height ?? 843,
    areas: (menu.areas ?? []).map(({ bounds, action }) => ({
      x: bounds?.x ?? 0,
      y: bounds?.y ?? 0,
      width: bounds?.width ?? 0,
      height: bounds?.height ?? 0,
      action: action as ShownRichMenu["areas"][number]["action"],
    })),
  };
}

function describeSends(simulator: LineSimulator): Send[] {
  return simulator.calls
    .filter(({ path }) => SEND_PATH.test(path))
    .slice(-SENDS_SHOWN)
    .reverse()
    .map((call) => describeSend(simulator, call));
}

function describeSend(simulator: LineSimulator, call: Call): Send {
  const { messages } = (call.body ?? {}) as { messages?: unknown };
  const said = Array.isArray(messages) ? (messages as Array<DrawableMessage | null>) : [];
  return {
    id: call.requestId,
    day: dayInWords(call.wallAt),
    time: timeOf(call.wallAt),
    via: SEND_PATH.exec(call.path)?.[1] ?? "",
    people: simulator.deliveries.filter(({ requestId }) => requestId === call.requestId).length,
    status: call.status,
    summary: said.map((message) => message?.altText ?? message?.text ?? "").join(" / "),
  };
}

function dayInWords(instant: number): string {
  const day = tokyoDate(instant);
  const { month, day: date } = partsOf(day);
  return `${month}月${date}日（${WEEKDAYS[dayOfWeek(day)]}）`;
}

function timeOf(instant: number): string {
  const minutes = tokyoMinutes(instant);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
