// 期限 and 朝会 in the chat: how many, the nearest day, and one tap for what is only to be checked off.
import { todayOf } from "../../context.ts";
import { handIn } from "../../deadlines/handIn.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import type { DeadlineDuty, Duty } from "../../domain/duty.ts";
import { formatDay, formatShortDay } from "../../domain/wareki.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { callerOfStaff } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import { handedInTap } from "./dutyTap.ts";
import type { ChatServices } from "./services.ts";
import { openDutiesText } from "./words.ts";

const WORDS = {
  none: "いま、提出するものはありません。",
  open: "期限を開く",
  handedIn: "提出を記録しました。ありがとうございます。",
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

/** 「提出しました」 for the one thing that is due on a day. */
export async function answerHandedIn(
  services: ChatServices,
  staffId: string,
  { dueOn }: { dueOn: CivilDate },
): Promise<Message[]> {
  const { context, config } = services;
  const duties = await deadlinesOf(services, staffId);
  const [duty, ...more] = duties.filter((each) => each.dueOn === dueOn);
  const found = await callerOfStaff(context, staffId, duty?.unit.id);
  if (!duty || !found || more.length > 0 || !isChecked(duty) || config.LINE_CONTENT === "minimal") {
    return [withPage(services, duties, `${WORDS.notHere}\n${textOf(duties)}`)];
  }
  const { deadlineId, handInBy, unit } = duty;
  const subjectId = handInBy === "unit" ? unit.id : staffId;
  const outcome = await handIn(context, found.caller, { deadlineId, subjectId, paper: "" });
  const left = await deadlinesOf(services, staffId);
  const said = outcome.kind === "handedIn" ? WORDS.handedIn : WORDS.notHere;
  return [withPage(services, left, `${said}\n${textOf(left)}`)];
}

/** The way to all of them, and a button for each of the nearest days on which one thing is only to be checked off. */
function withPage({ config }: ChatServices, duties: readonly DeadlineDuty[], text: string): Message {
  const days = Map.groupBy(duties, ({ dueOn }) => dueOn);
  const alone = [...days].flatMap(([dueOn, own]) =>
    own.length === 1 && own.every(isChecked) ? [dueOn] : [],
  );
  const url = liffUrl(config.LIFF_ID, "/deadlines");
  return sentenceWithPage(
    text,
    { label: WORDS.open, url },
    config.LINE_CONTENT === "minimal"
      ? []
      : alone.slice(0, MOST_DAYS).map((dueOn) => ({
          type: "postback",
          label: `${formatShortDay(dueOn)}の分を提出しました`,
          data: handedInTap(dueOn),
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

function isChecked({ handIn }: DeadlineDuty): boolean {
  return handIn === "check";
}
