// 期限 and 朝会 in the chat: how many, the nearest day, and one tap for what is only to be checked off.
import { todayOf } from "../../context.ts";
import { handIn } from "../../deadlines/handIn.ts";
import type { DeadlineDuty, Duty } from "../../domain/duty.ts";
import { formatDay, formatShortDay } from "../../domain/wareki.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { callerOfStaff } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import { BY_SELF, type DutyTap, handedInTap } from "./dutyTap.ts";
import type { ChatServices } from "./services.ts";
import { openDutiesText } from "./words.ts";

const WORDS = {
  none: "いま、提出するものはありません。",
  open: "期限を開く",
  handedIn: "提出を記録しました。ありがとうございます。",
  handedInBefore: "この分の提出は、もう記録してあります。",
  notHere: "この分は、ここでは記録できませんでした。アプリでお確かめください。",
  openMorning: "朝の一枚を開く",
} as const;
const MOST_DAYS = 3;

/** 「期限」 */
export async function answerDeadlines(services: ChatServices, staffId: string): Promise<Message[]> {
  const duties = await deadlinesOf(services, staffId);
  return [withPage(services, duties, textOf(duties))];
}

/** 「朝会」 */
export async function answerMorning({ context, config }: ChatServices, staffId: string): Promise<Message[]> {
  const { duties } = await openDutiesOf(context, staffId, todayOf(context));
  const url = liffUrl(config.LIFF_ID, "/morning");
  return [sentenceWithPage(openDutiesText(duties), { label: WORDS.openMorning, url })];
}

/** 「提出しました」 for one deadline. */
export async function answerHandedIn(
  services: ChatServices,
  staffId: string,
  tap: Extract<DutyTap, { kind: "handedIn" }>,
): Promise<Message[]> {
  const said = await recordHandIn(services, staffId, tap);
  const left = await deadlinesOf(services, staffId);
  return [withPage(services, left, `${said}\n${textOf(left)}`)];
}

async function recordHandIn(
  { context, config }: ChatServices,
  staffId: string,
  { deadlineId, by }: Extract<DutyTap, { kind: "handedIn" }>,
): Promise<string> {
  const isOwn = by === BY_SELF;
  const found = await callerOfStaff(context, staffId, isOwn ? undefined : by);
  // A card from before the city chose to keep answers off LINE.
  if (!found || config.LINE_CONTENT === "minimal") return WORDS.notHere;
  const subjectId = isOwn ? staffId : by;
  const outcome = await handIn(context, found.caller, { deadlineId, subjectId, paper: "" });
  if (outcome.kind === "refused") return WORDS.notHere;
  return outcome.isRepeat ? WORDS.handedInBefore : WORDS.handedIn;
}

/** The way to all of them, and a button for each of the nearest days on which one thing is only to be checked off. */
function withPage({ config }: ChatServices, duties: readonly DeadlineDuty[], text: string): Message {
  const days = Map.groupBy(duties, ({ dueOn }) => dueOn);
  const alone = [...days].flatMap(([dueOn, own]) => {
    const [duty, ...more] = own;
    const data = duty && more.length === 0 && isChecked(duty) ? tapOf(duty) : null;
    return data === null ? [] : [{ dueOn, data }];
  });
  const url = liffUrl(config.LIFF_ID, "/deadlines");
  return sentenceWithPage(
    text,
    { label: WORDS.open, url },
    config.LINE_CONTENT === "minimal"
      ? []
      : alone.slice(0, MOST_DAYS).map(({ dueOn, data }) => ({
          type: "postback",
          label: `${formatShortDay(dueOn)}の分を提出しました`,
          data,
        })),
  );
}

function textOf(duties: readonly DeadlineDuty[]): string {
  const [first] = duties;
  if (!first) return WORDS.none;
  return `提出するものが ${duties.length} 件あります。いちばん近い期限は${formatDay(first.dueOn)}です。`;
}

async function deadlinesOf({ context }: ChatServices, staffId: string): Promise<DeadlineDuty[]> {
  const { duties } = await openDutiesOf(context, staffId, todayOf(context));
  const isDeadline = (duty: Duty): duty is DeadlineDuty => duty.kind === "deadline" && duty.goalId === null;
  return duties.filter(isDeadline).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

function tapOf({ deadlineId, handInBy, unit }: DeadlineDuty): string | null {
  return handedInTap(deadlineId, handInBy === "unit" ? unit.id : BY_SELF);
}

function isChecked({ handIn }: DeadlineDuty): boolean {
  return handIn === "check";
}
