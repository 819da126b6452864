import { todayOf } from "../../context.ts";
import { type AbsenceText, readAbsence } from "../../domain/absenceText.ts";
import type { LineContent } from "../cards/options.ts";
import type { LineEventOf } from "../events.ts";
import { answerAbsent, answerBack, askUntilWhen } from "./absence.ts";
import { ABSENCE_WORDS } from "./absenceWords.ts";
import { bareWords, withoutLead } from "./bareWords.ts";
import { type Message, sentence } from "./bubble.ts";
import { readKeyword } from "./keyword.ts";
import { answerKeyword } from "./keywords.ts";
import { KEYWORD_WORDS } from "./keywordWords.ts";
import { answerLaterText } from "./later.ts";
import type { ChatServices } from "./services.ts";
import { speakerOf } from "./speaker.ts";
import { answerStranger } from "./stranger.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

/** What a message can be besides text and a sticker, which says no more than that somebody is there. */
const NOT_TAKEN: ReadonlySet<string> = new Set(["image", "video", "audio", "file", "location"]);
const LATER = /^(?:あとで|後で|後ほど|のちほど|また後で|またあとで)/;
const MAY_BE_AWAY = /休|出張|研修|留守|いません|いない/;
const MAY_BE_BUSY = /後|あと|忙|今は|いまは/;

/**
 * What a person writes: days of an absence, 「あとで」 and a few words are understood; to everything else the bot says
 * what is open and where to do it. The words themselves are not kept.
 */
export async function answerMessage(
  services: ChatServices,
  event: LineEventOf<"message">,
): Promise<Message[]> {
  const { type, text } = event.message;
  const speaker = await speakerOf(services, event.source.userId);
  switch (speaker.kind) {
    case "stranger":
      return answerStranger(services, text);
    case "withoutPost":
      return [sentence(WORDS.withoutPost)];
    case "postHolder":
      if (NOT_TAKEN.has(type)) return [sentence(WORDS.filesNotTaken)];
      return answerText(speaker.services, speaker.staffId, { text, eventId: event.webhookEventId });
  }
}

/** What a text of somebody known asks for, written or said by a button of the rich menu. */
export async function answerText(
  own: ChatServices,
  staffId: string,
  { text, eventId }: { text: string; eventId: string },
): Promise<Message[]> {
  const read = readAbsence(withoutLead(text), todayOf(own.context));
  if (read.kind !== "notAbout") return [await answerAbsence(own, staffId, { read, eventId })];
  if (LATER.test(bareWords(text))) return [await answerLaterText(own, staffId)];
  const keyword = readKeyword(text);
  return keyword === null
    ? [await todaysState(own, staffId, { after: hintFor(text, own.config.LINE_CONTENT) })]
    : answerKeyword(own, staffId, keyword);
}

async function answerAbsence(
  services: ChatServices,
  staffId: string,
  { read, eventId }: { read: Exclude<AbsenceText, { kind: "notAbout" }>; eventId: string },
): Promise<Message> {
  switch (read.kind) {
    case "back":
      return answerBack(services, staffId, { of: { which: "today" }, eventId });
    case "takeBack":
      return answerBack(services, staffId, { of: { which: "next" }, eventId });
    case "untilWhen":
      return askUntilWhen(services, read.fromDay);
    case "days":
      return answerAbsent(services, staffId, read);
    case "unclear": {
      const lead = `${ABSENCE_WORDS.unclear}\n${ABSENCE_WORDS.howToWrite}`;
      return askUntilWhen(services, todayOf(services.context), lead);
    }
  }
}

/** Whoever seems to ask for what the bot can do is told how; everybody else, where to find what it can do. */
function hintFor(text: string, content: LineContent): string {
  const hint = content === "minimal" ? KEYWORD_WORDS.hintInApp : KEYWORD_WORDS.hint;
  if (MAY_BE_AWAY.test(text)) return WORDS.absenceHint;
  return MAY_BE_BUSY.test(text) ? WORDS.laterHint : hint;
}
