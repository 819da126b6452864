// 申請 in the chat: until when, and what for, each chosen with a tap.
import type { messagingApi } from "@line/bot-sdk";
import type { CivilDate } from "../../domain/civilDate.ts";
import { type Purpose, usualEnds } from "../../domain/overtime/orderWish.ts";
import { timingOf } from "../../domain/overtime/timing.ts";
import type { OwnOvertime } from "../../domain/overtime/viewsOrders.ts";
import { applyForOrder } from "../../overtime/applyForOrder.ts";
import { applicationOfAct } from "../../overtime/ownActs.ts";
import { ownOvertime } from "../../overtime/ownOvertime.ts";
import { type Caller, callerOfStaff } from "../../people/callerOf.ts";
import { liffUrl, type Message, sentenceWithChoices, sentenceWithPage } from "./bubble.ts";
import { applyTap, type DutyTap, stayUntilTap } from "./dutyTap.ts";
import { appliedText, applyRefusalText, OVERTIME_WORDS, untilLabel } from "./overtimeWords.ts";
import type { ChatServices } from "./services.ts";
import { meantBy, tapToken } from "./tapToken.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

/** More would push the reason classes off the screen; the app has them all. */
const MOST_GOALS = 3;

/** Until when, by the usual times; null for whoever asks for no overtime. */
export async function askUntil(services: ChatServices, staffId: string): Promise<Message | null> {
  const { context, config } = services;
  const found = await callerOfStaff(context, staffId, undefined);
  const own = found && (await ownOvertime(context, found.caller, { month: undefined }));
  if (!own || own.mayNot !== null || own.isLocked) return null;
  const inApp = { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") };
  const day = dayIn(own);
  if (own.orders.some(isOfToday(own.today))) return sentenceWithPage(OVERTIME_WORDS.appliedBefore, inApp);
  if (day === undefined || day.isRestDay) return sentenceWithPage(OVERTIME_WORDS.restDay, inApp);
  const { isLate, isAfterwards } = timingOf({
    span: { day: own.today, from: day.closes },
    now: context.now,
    cutOff: own.applyBy,
    isRestDay: false,
    previousWorkingDay: own.today,
  });
  const when = isAfterwards ? OVERTIME_WORDS.afterwards : isLate ? OVERTIME_WORDS.late : null;
  const late = when === null ? "" : `\n${when}`;
  if (config.LINE_CONTENT === "minimal") return sentenceWithPage(`${OVERTIME_WORDS.inApp}${late}`, inApp);
  const usual = await Promise.all(
    usualEnds(day.closes).map(
      async (until): Promise<messagingApi.Action> => ({
        type: "postback",
        label: untilLabel(until),
        data: stayUntilTap(own.today, await untilToken(services, { staffId, day: own.today, until })),
      }),
    ),
  );
  // A picker would send the time that somebody stays until through LINE.
  const other: messagingApi.Action = { type: "uri", label: OVERTIME_WORDS.otherTime, uri: inApp.url };
  return sentenceWithChoices(`${OVERTIME_WORDS.askUntil}${late}`, [...usual, other]);
}

/** What for, with the first goals and the reason classes of the city. */
export async function askWhat(
  services: ChatServices,
  caller: Caller,
  tap: Extract<DutyTap, { kind: "stayUntil" }>,
): Promise<Message> {
  const staffId = caller.staff.id;
  const own = await ownOvertime(services.context, caller, { month: undefined });
  const end = await endMeant(services, staffId, { own, tap });
  if (end === null) return todaysState(services, staffId, { before: WORDS.oldCard });
  const choice = async (label: string, purpose: Purpose): Promise<messagingApi.Action> => ({
    type: "postback",
    label,
    data: applyTap(tap.day, tap.until, await purposeToken(services, { staffId, day: tap.day, purpose })),
  });
  const { goals, reasons } = own.choices;
  const inApp: messagingApi.Action = {
    type: "uri",
    label: OVERTIME_WORDS.writeInApp,
    uri: liffUrl(services.config.LIFF_ID, "/overtime"),
  };
  const forGoals = goals
    .slice(0, MOST_GOALS)
    .map(({ id, number, title }) => choice(`No.${number} ${title}`, { kind: "goal", goalId: id }));
  const forReasons = reasons.map(({ key, label }) => choice(label, { kind: "reason", key }));
  return sentenceWithChoices(
    OVERTIME_WORDS.askWhat,
    [...(await Promise.all(forGoals)), inApp],
    await Promise.all(forReasons),
  );
}

/** Applies. The same tap once more is answered from what it did, also after the day is over. */
export async function apply(
  services: ChatServices,
  caller: Caller,
  tap: Extract<DutyTap, { kind: "apply" }> & { eventId: string },
): Promise<Message> {
  const { context, config } = services;
  const staffId = caller.staff.id;
  const submissionKey = `event-${tap.eventId}`;
  const [own, known] = await Promise.all([
    ownOvertime(context, caller, { month: undefined }),
    applicationOfAct(context, staffId, submissionKey),
  ]);
  const button = { label: OVERTIME_WORDS.open, url: liffUrl(config.LIFF_ID, "/overtime") };
  if (known) return sentenceWithPage(appliedText(own.readers, known), button);
  const end = await endMeant(services, staffId, { own, tap });
  const purpose = await meantBy(tap.purpose, purposesIn(own), (each) =>
    purposeToken(services, { staffId, day: tap.day, purpose: each }),
  );
  if (end === null || !purpose) {
    return todaysState(services, staffId, { before: `${WORDS.oldCard}${OVERTIME_WORDS.notSent}` });
  }
  const outcome = await applyForOrder(context, caller, {
    input: { submissionKey, day: tap.day, ...end, breakMinutes: 0, task: "", purpose },
    channel: "chat",
  });
  const text =
    outcome.kind === "stored"
      ? appliedText(outcome.readers, outcome.order)
      : applyRefusalText(outcome.refusal);
  return sentenceWithPage(text, button);
}

/** The evening of today that a tap is about; null where it is another's, another day's, or not among those offered. */
async function endMeant(
  services: ChatServices,
  staffId: string,
  { own, tap }: { own: OwnOvertime; tap: { day: CivilDate; until: string } },
): Promise<{ from: number; until: number } | null> {
  const form = dayIn(own);
  if (tap.day !== own.today || !form) return null;
  const until = await meantBy(tap.until, usualEnds(form.closes), (each) =>
    untilToken(services, { staffId, day: tap.day, until: each }),
  );
  return until === undefined ? null : { from: form.closes, until };
}

function untilToken(
  services: ChatServices,
  { staffId, day, until }: { staffId: string; day: CivilDate; until: number },
): Promise<string> {
  return tapToken(services, "stay", staffId, day, String(until));
}

function purposeToken(
  services: ChatServices,
  { staffId, day, purpose }: { staffId: string; day: CivilDate; purpose: Purpose },
): Promise<string> {
  const id = purpose.kind === "goal" ? purpose.goalId : purpose.key;
  return tapToken(services, "purpose", staffId, day, purpose.kind, id);
}

function purposesIn({ choices }: OwnOvertime): Purpose[] {
  return [
    ...choices.goals.map(({ id }): Purpose => ({ kind: "goal", goalId: id })),
    ...choices.reasons.map(({ key }): Purpose => ({ kind: "reason", key })),
  ];
}

function dayIn({ days, today }: OwnOvertime) {
  return days.find(({ day }) => day === today);
}

function isOfToday(today: CivilDate) {
  return ({ day, state }: OwnOvertime["orders"][number]) =>
    day === today && (state === "applied" || state === "ordered");
}
