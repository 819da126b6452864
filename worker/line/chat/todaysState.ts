import { todayOf } from "../../context.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import type { ChatServices } from "./services.ts";
import { absentNowText, openDutiesText, WORDS } from "./words.ts";

/**
 * What is open for a person today and where to do it: the answer to whatever has no better one.
 * @param around what to say before and after it, and another button than the one that opens the app
 */
export async function todaysState(
  { context, config }: ChatServices,
  staffId: string,
  around: { before?: string; after?: string; button?: { label: string; url: string } } = {},
): Promise<Message> {
  const { duties, absences } = await openDutiesOf(context, staffId, todayOf(context));
  const absence = absences.get(staffId);
  const sentences = [
    around.before,
    openDutiesText(duties),
    absence && absentNowText(absence.untilDay),
    around.after,
  ].filter((text) => text !== undefined);
  const home = { label: WORDS.openApp, url: liffUrl(config.LIFF_ID, "/") };
  return sentenceWithPage(sentences.join("\n"), around.button ?? home);
}
