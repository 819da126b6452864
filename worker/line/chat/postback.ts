import { staffOfLineAccount } from "../../people/lineAccount.ts";
import { markRead } from "../../policies/markRead.ts";
import type { LineEventOf } from "../events.ts";
import { answerAbsent, answerBack } from "./absence.ts";
import { type Message, sentence } from "./bubble.ts";
import { answerHandedIn } from "./deadlines.ts";
import { answerGoalTap, askFirstGoal } from "./goals.ts";
import { answerSnooze, offerMoments } from "./later.ts";
import { answerText } from "./message.ts";
import { answerOvertimeTap } from "./overtime.ts";
import { actingAs, type ChatServices } from "./services.ts";
import { answerStranger } from "./stranger.ts";
import { readTap, type Tap } from "./tap.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

/** A tap on a card: does what the button said, and says that it is done. */
export async function answerPostback(
  services: ChatServices,
  event: LineEventOf<"postback">,
): Promise<Message[]> {
  const person = await staffOfLineAccount(services.context, event.source.userId);
  const tap = readTap(event.postback);
  if (!person) return answerStranger(services, tap.kind === "say" ? tap.text : "");
  const own = actingAs(services, person.id);
  switch (tap.kind) {
    case "answer":
      return askFirstGoal(own, person.id);
    case "say":
      return answerText(own, person.id, tap.text);
    case "goal":
      return answerGoalTap(own, person.id, { tap: tap.tap, eventId: event.webhookEventId });
    case "duty":
      return tap.tap.kind === "handedIn"
        ? answerHandedIn(own, person.id, tap.tap)
        : answerOvertimeTap(own, person.id, { tap: tap.tap, eventId: event.webhookEventId });
    default:
      return [await answerTap(own, person.id, tap)];
  }
}

async function answerTap(
  services: ChatServices,
  staffId: string,
  tap: Exclude<Tap, { kind: "answer" | "say" | "goal" | "duty" }>,
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
    case "back":
      return answerBack(services, staffId, { which: "one", absenceId: tap.absenceId });
    case "unknown":
      return todaysState(services, staffId, { before: WORDS.oldCard });
  }
}

async function recordReading({ context }: ChatServices, staffId: string, pointId: string): Promise<string> {
  const reading = await markRead(context, { pointId, staffId, channel: "chat" });
  if (!reading) return WORDS.pointGone;
  return reading.readAt < context.now ? WORDS.readBefore : WORDS.readRecorded;
}
