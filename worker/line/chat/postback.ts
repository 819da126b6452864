import { markRead } from "../../policies/markRead.ts";
import type { LineEventOf } from "../events.ts";
import { answerAbsent, answerBack } from "./absence.ts";
import { type Message, sentence } from "./bubble.ts";
import { answerHandedIn } from "./deadlines.ts";
import { answerGoalTap, askFirstGoal } from "./goals.ts";
import { answerSnooze, offerMoments } from "./later.ts";
import { answerText } from "./message.ts";
import { answerOvertimeTap } from "./overtime.ts";
import type { ChatServices } from "./services.ts";
import { speakerOf } from "./speaker.ts";
import { answerStranger } from "./stranger.ts";
import { readTap, type Tap } from "./tap.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

/** A tap on a card: does what the button said, and says that it is done. */
export async function answerPostback(
  services: ChatServices,
  event: LineEventOf<"postback">,
): Promise<Message[]> {
  const speaker = await speakerOf(services, event.source.userId);
  const tap = readTap(event.postback);
  switch (speaker.kind) {
    case "stranger":
      return answerStranger(services, tap.kind === "say" ? tap.text : "");
    case "withoutPost":
      return [sentence(WORDS.withoutPost)];
    case "postHolder":
      return answerTap(speaker.services, speaker.staffId, { tap, eventId: event.webhookEventId });
  }
}

async function answerTap(
  own: ChatServices,
  staffId: string,
  { tap, eventId }: { tap: Tap; eventId: string },
): Promise<Message[]> {
  switch (tap.kind) {
    case "answer":
      return askFirstGoal(own, staffId);
    case "say":
      return answerText(own, staffId, { text: tap.text, eventId });
    case "goal":
      return answerGoalTap(own, staffId, { tap: tap.tap, eventId });
    case "duty":
      return tap.tap.kind === "handedIn"
        ? answerHandedIn(own, staffId, tap.tap)
        : answerOvertimeTap(own, staffId, { tap: tap.tap, eventId });
    case "back":
      return [await answerBack(own, staffId, { of: { which: "one", absenceId: tap.absenceId }, eventId })];
    default:
      return [await answerShortly(own, staffId, tap)];
  }
}

async function answerShortly(
  services: ChatServices,
  staffId: string,
  tap: Exclude<Tap, { kind: "answer" | "say" | "goal" | "duty" | "back" }>,
): Promise<Message> {
  switch (tap.kind) {
    case "markRead":
      return sentence(await recordReading(services, staffId, tap.pointId));
    case "later":
      return offerMoments(services, staffId, tap.subject);
    case "snooze":
      return answerSnooze(services, staffId, tap);
    case "absent":
      return answerAbsent(services, staffId, tap);
    case "unknown":
      return todaysState(services, staffId, { before: WORDS.oldCard });
  }
}

async function recordReading({ context }: ChatServices, staffId: string, pointId: string): Promise<string> {
  const reading = await markRead(context, { pointId, staffId, channel: "chat" });
  if (!reading) return WORDS.pointGone;
  return reading.readAt < context.now ? WORDS.readBefore : WORDS.readRecorded;
}
