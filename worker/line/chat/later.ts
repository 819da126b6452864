// あとで in the chat: offers the moments that can be chosen now, and keeps the choice.
import type { messagingApi } from "@line/bot-sdk";
import { todayOf } from "../../context.ts";
import { type SnoozeChoice, type SnoozeOption, type SnoozeSubject, subjectsOf } from "../../domain/snooze.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { snoozeDuty } from "../../snoozes/snoozeDuty.ts";
import { snoozeOptions } from "../../snoozes/snoozeOptions.ts";
import { wordSnoozeRefusal } from "../../snoozes/wordRefusal.ts";
import { type Message, sentence, sentenceWithChoices } from "./bubble.ts";
import { choiceLabel, LATER_WORDS, snoozedText, subjectLabel } from "./laterWords.ts";
import type { ChatServices } from "./services.ts";
import { laterTap, snoozeTap } from "./tap.ts";
import { todaysState } from "./todaysState.ts";

/** 「あとで」 written in the chat: about the one thing that is open, or asks about which. */
export async function answerLaterText(services: ChatServices, staffId: string): Promise<Message> {
  const { context } = services;
  const { duties } = await openDutiesOf(context, staffId, todayOf(context));
  const subjects = new Map<SnoozeSubject, messagingApi.Action>();
  for (const duty of duties) {
    const [subject] = subjectsOf(duty);
    if (subject === undefined) continue;
    subjects.set(subject, { type: "postback", label: subjectLabel(duty), data: laterTap(subject) });
  }
  const [only, ...more] = subjects.keys();
  if (only === undefined) return todaysState(services, staffId);
  if (more.length === 0) return offerMoments(services, staffId, only);
  return sentenceWithChoices(LATER_WORDS.which, [...subjects.values()]);
}

/**
 * 「あとで」 of a card: the moments that can be chosen now.
 * @param words what to say above them, and instead of the reason where there are none
 */
export async function offerMoments(
  services: ChatServices,
  staffId: string,
  subject: SnoozeSubject,
  words: { lead?: string; none?: string } = {},
): Promise<Message> {
  const options = await snoozeOptions(services.context, { staffId, subject });
  if (options.kind === "refused") {
    return todaysState(services, staffId, { before: words.none ?? wordSnoozeRefusal(options.reason) });
  }
  return moments(services, { subject, choices: options.choices, lead: words.lead ?? LATER_WORDS.when });
}

/** A moment was chosen. */
export async function answerSnooze(
  services: ChatServices,
  staffId: string,
  wish: { subject: SnoozeSubject; choice: SnoozeChoice },
): Promise<Message> {
  const outcome = await snoozeDuty(services.context, { ...wish, staffId });
  if (outcome.kind === "snoozed") return sentence(snoozedText(outcome, services.context.now));
  const lead = wordSnoozeRefusal(outcome.reason);
  return outcome.choices.length > 0
    ? moments(services, { subject: wish.subject, choices: outcome.choices, lead })
    : todaysState(services, staffId, { before: lead });
}

function moments(
  { context }: ChatServices,
  { subject, choices, lead }: { subject: SnoozeSubject; choices: readonly SnoozeOption[]; lead: string },
): Message {
  return sentenceWithChoices(
    lead,
    choices.map((option) => ({
      type: "postback",
      label: choiceLabel(option, context.now),
      data: snoozeTap(option.choice, subject),
    })),
  );
}
