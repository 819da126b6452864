// 超過勤務 in the chat: what waits, the first question of an application, evenings to confirm.
import { todayOf } from "../../context.ts";
import type { Duty, OvertimeMatter } from "../../domain/duty.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { callerOfStaff } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import type { DutyTap } from "./dutyTap.ts";
import { apply, askUntil, askWhat } from "./overtimeApply.ts";
import { askAsOrdered, confirmAsOrdered } from "./overtimeConfirm.ts";
import { OVERTIME_WORDS, ordersText } from "./overtimeWords.ts";
import type { ChatServices } from "./services.ts";
import { todaysState } from "./todaysState.ts";

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

function countOf(duties: readonly Duty[], matter: OvertimeMatter): number {
  return duties.reduce(
    (sum, duty) => sum + (duty.kind === "overtime" && duty.matter === matter ? duty.count : 0),
    0,
  );
}
