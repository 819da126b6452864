import { todayOf } from "../../context.ts";
import { type AbsenceText, readAbsence } from "../../domain/absenceText.ts";
import { staffOfLineAccount } from "../../people/lineAccount.ts";
import type { LineEventOf } from "../events.ts";
import { answerAbsent, answerBack, askUntilWhen } from "./absence.ts";
import { ABSENCE_WORDS } from "./absenceWords.ts";
import type { Message } from "./bubble.ts";
import { readKeyword } from "./keyword.ts";
import { answerKeyword } from "./keywords.ts";
import { KEYWORD_WORDS } from "./keywordWords.ts";
import { answerLaterText } from "./later.ts";
import { actingAs, type ChatServices } from "./services.ts";
import { answerStranger } from "./stranger.ts";
import { todaysState } from "./todaysState.ts";
import { WORDS } from "./words.ts";

const LATER = /^(?:あとで|後で|後ほど|のちほど)/;
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
  const { text } = event.message;
  const person = await staffOfLineAccount(services.context, event.source.userId);
  if (!person) return answerStranger(services, text);
  return answerText(actingAs(services, person.id), person.id, text);
}

/** What a text of somebody known asks for, written or said by a button of the rich menu. */
export async function answerText(own: ChatServices, staffId: string, text: string): Promise<Message[]> {
  const read = readAbsence(text, todayOf(own.context));
  if (read.kind !== "notAbout") return [await answerAbsence(own, staffId, read)];
  if (LATER.test(text.trim())) return [await answerLaterText(own, staffId)];
  const keyword = readKeyword(text);
  return keyword === null
    ? [await todaysState(own, staffId, { after: hintFor(text) })]
    : answerKeyword(own, staffId, keyword);
}

async function answerAbsence(
  services: ChatServices,
  staffId: string,
  read: Exclude<AbsenceText, { kind: "notAbout" }>,
): Promise<Message> {
  switch (read.kind) {
    case "back":
      return answerBack(services, staffId, { which: "today" });
    case "takeBack":
      return answerBack(services, staffId, { which: "next" });
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
function hintFor(text: string): string {
  if (MAY_BE_AWAY.test(text)) return WORDS.absenceHint;
  return MAY_BE_BUSY.test(text) ? WORDS.laterHint : KEYWORD_WORDS.hint;
}
