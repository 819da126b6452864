// 超過勤務 in the chat: what waits, an application in three taps, and evenings that went as ordered.
import type { messagingApi } from "@line/bot-sdk";
import { todayOf } from "../../context.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import { tokyoMinutes } from "../../domain/civilDate.ts";
import type { Duty, OvertimeMatter } from "../../domain/duty.ts";
import { MIDNIGHT_MINUTES } from "../../domain/overtime/clock.ts";
import { type Purpose, usualEnds } from "../../domain/overtime/orderWish.ts";
import type { OwnOvertime } from "../../domain/overtime/viewsOrders.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { applyForOrder } from "../../overtime/applyForOrder.ts";
import { ownOvertime } from "../../overtime/ownOvertime.ts";
import { recordResults } from "../../overtime/recordResults.ts";
import { unconfirmedOrders } from "../../overtime/unconfirmedOrders.ts";
import { type Caller, callerOfStaff } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentence, sentenceWithChoices, sentenceWithPage } from "./bubble.ts";
import { applyTap, asOrderedTap, type DutyTap, stayUntilTap } from "./dutyTap.ts";
import {
  appliedText,
  applyRefusalText,
  confirmedText,
  OVERTIME_WORDS,
  ordersText,
  resultsText,
  untilLabel,
} from "./overtimeWords.ts";
import type { ChatServices } from "./services.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

/** More would push the reason classes off the screen; the app has them all. */
const MOST_GOALS = 3;

/** 「超過勤務」: applications that wait, evenings to confirm, and the first question of an application. */
export async function answerOvertime(services: ChatServices, staffId: string): Promise<Message[]> {
  const { context, config } = services;
  const { duties } = await openDutiesOf(context, staffId, todayOf(context));
  const page = (label: string, path: string) => ({ label, url: liffUrl(config.LIFF_ID, path) });
  const said: Message[] = [];
  const orders = countOf(duties, "orders");
  if (orders > 0) {
    said.push(sentenceWithPage(ordersText(orders), page(OVERTIME_WORDS.board, "/overtime/board")));
  }
  const results = countOf(duties, "results");
  if (results > 0) said.push(askAsOrdered(services, results));
  const asked = await askUntil(services, staffId);
  if (asked) said.push(asked);
  if (said.length > 0) return said;
  return [sentenceWithPage(OVERTIME_WORDS.nothing, page(OVERTIME_WORDS.open, "/overtime"))];
}

/** A tap on one of its buttons. A card from before the city chose to keep answers off LINE leads to the app. */
export async function answerOvertimeTap(
  services: ChatServices,
  staffId: string,
  { tap, eventId }: { tap: Exclude<DutyTap, { kind: "handedIn" }>; eventId: string },
): Promise<Message[]> {
  if (services.config.LINE_CONTENT === "minimal") return answerOvertime(services, staffId);
  const found = await callerOfStaff(services.context, staffId, undefined);
  if (!found) return [await todaysState(services, staffId)];
  switch (tap.kind) {
    case "asOrdered":
      return [await confirmAsOrdered(services, found.caller, { ...tap, eventId })];
    case "stayUntil":
      return [await askWhat(services, found.caller, tap)];
    case "apply":
      return [await apply(services, found.caller, { ...tap, eventId })];
  }
}

function askAsOrdered({ context, config }: ChatServices, days: number): Message {
  const times = { label: OVERTIME_WORDS.times, url: liffUrl(config.LIFF_ID, "/overtime") };
  if (config.LINE_CONTENT === "minimal") return sentenceWithPage(resultsText(days), times);
  return sentenceWithChoices(resultsText(days), [
    { type: "postback", label: OVERTIME_WORDS.asOrdered, data: asOrderedTap(todayOf(context)) },
    { type: "uri", label: times.label, uri: times.url },
  ]);
}

/** Until when, with the usual times and a picker; null for whoever asks for no overtime. */
async function askUntil(services: ChatServices, staffId: string): Promise<Message | null> {
  const { context, config } = services;
  const own = await ownOf(services, staffId);
  if (!own || own.mayNot !== null || own.isLocked) return null;
  const inApp = { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") };
  const day = dayIn(own);
  if (own.orders.some(isOfToday(own.today))) return sentenceWithPage(OVERTIME_WORDS.appliedBefore, inApp);
  if (day === undefined || day.isRestDay) return sentenceWithPage(OVERTIME_WORDS.restDay, inApp);
  const late = tokyoMinutes(context.now) > own.applyBy ? `\n${OVERTIME_WORDS.afterwards}` : "";
  const lead = `${OVERTIME_WORDS.askUntil}${late}`;
  if (config.LINE_CONTENT === "minimal") return sentenceWithPage(lead, inApp);
  const usual = usualEnds(day.closes);
  return sentenceWithChoices(lead, [
    ...usual.map(
      (until): messagingApi.Action => ({
        type: "postback",
        label: untilLabel(until),
        data: stayUntilTap(own.today, until),
      }),
    ),
    {
      type: "datetimepicker",
      label: OVERTIME_WORDS.pickTime,
      data: stayUntilTap(own.today, null),
      mode: "time",
      initial: timeOf(usual[0] ?? day.closes),
    },
  ]);
}

async function askWhat(
  services: ChatServices,
  caller: Caller,
  { day, until }: { day: CivilDate; until: number },
): Promise<Message> {
  const own = await ownOvertime(services.context, caller, { month: undefined });
  const form = dayIn(own);
  if (day !== own.today || !form) return todaysState(services, caller.staff.id, { before: WORDS.oldCard });
  // A time before the office closes is one of the night that follows: 1:00 is meant as 25:00.
  const minutes = until <= form.closes ? until + MIDNIGHT_MINUTES : until;
  const { goals, reasons } = own.choices;
  const choice = (label: string, purpose: { kind: "goal" | "reason"; id: string }): messagingApi.Action => ({
    type: "postback",
    label,
    data: applyTap(day, minutes, purpose),
  });
  return sentenceWithChoices(
    OVERTIME_WORDS.askWhat,
    [
      ...goals
        .slice(0, MOST_GOALS)
        .map(({ id, number, title }) => choice(`No.${number} ${title}`, { kind: "goal", id })),
      { type: "uri", label: OVERTIME_WORDS.writeInApp, uri: liffUrl(services.config.LIFF_ID, "/overtime") },
    ],
    reasons.map(({ key, label }) => choice(label, { kind: "reason", id: key })),
  );
}

async function apply(
  services: ChatServices,
  caller: Caller,
  tap: Extract<DutyTap, { kind: "apply" }> & { eventId: string },
): Promise<Message> {
  const { context, config } = services;
  const own = await ownOvertime(context, caller, { month: undefined });
  const form = dayIn(own);
  if (tap.day !== own.today || !form) {
    return todaysState(services, caller.staff.id, {
      before: `${WORDS.oldCard}${OVERTIME_WORDS.notSent}`,
    });
  }
  const { kind, id } = tap.purpose;
  const purpose: Purpose = kind === "goal" ? { kind, goalId: id } : { kind, key: id };
  const outcome = await applyForOrder(context, caller, {
    input: {
      submissionKey: `event-${tap.eventId}`,
      day: tap.day,
      from: form.closes,
      until: tap.until,
      breakMinutes: 0,
      task: "",
      purpose,
    },
    channel: "chat",
  });
  const text =
    outcome.kind === "stored"
      ? appliedText(outcome.readers, outcome.order.isAfterwards)
      : applyRefusalText(outcome.refusal);
  return sentenceWithPage(text, { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") });
}

async function confirmAsOrdered(
  services: ChatServices,
  caller: Caller,
  { before, eventId }: { before: CivilDate; eventId: string },
): Promise<Message> {
  const { context, config } = services;
  const open = await unconfirmedOrders(context, caller.staff.id, before);
  if (open.length === 0) return sentence(OVERTIME_WORDS.nothingToConfirm);
  const outcomes = await recordResults(context, caller, {
    input: {
      submissionKey: `event-${eventId}`,
      results: open.map(({ orderId }) => ({
        orderId,
        baseVersion: 0,
        said: { kind: "asOrdered" },
        word: "",
      })),
    },
    channel: "chat",
  });
  const recorded = new Set(outcomes.flatMap((each) => (each.kind === "recorded" ? each.day : [])));
  const left = new Set(open.map(({ day }) => day).filter((day) => !recorded.has(day)));
  const text = confirmedText(recorded.size, left.size);
  if (left.size === 0) return sentence(text);
  return sentenceWithPage(text, { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") });
}

async function ownOf({ context }: ChatServices, staffId: string): Promise<OwnOvertime | null> {
  const found = await callerOfStaff(context, staffId, undefined);
  return found && ownOvertime(context, found.caller, { month: undefined });
}

function dayIn({ days, today }: OwnOvertime) {
  return days.find(({ day }) => day === today);
}

function isOfToday(today: CivilDate) {
  return ({ day, state }: OwnOvertime["orders"][number]) =>
    day === today && (state === "applied" || state === "ordered");
}

function countOf(duties: readonly Duty[], matter: OvertimeMatter): number {
  return duties.reduce(
    (sum, duty) => sum + (duty.kind === "overtime" && duty.matter === matter ? duty.count : 0),
    0,
  );
}

function timeOf(minutes: number): string {
  const of = (part: number) => String(part).padStart(2, "0");
  return `${of(Math.floor(minutes / 60))}:${of(minutes % 60)}`;
}
