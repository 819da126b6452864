import { todayOf } from "../../context.ts";
import { openDutiesOf } from "../../duties/openDuties.ts";
import { staffOfLineAccount } from "../../people/lineAccount.ts";
import type { LineEventOf } from "../events.ts";
import { liffUrl, type Message, sentenceWithPage } from "./bubble.ts";
import { askToLink } from "./follow.ts";
import type { ChatServices } from "./services.ts";
import { openDutiesText, WORDS } from "./words.ts";

/** Whatever a person writes, the bot says what is open and where to do it. What they wrote is neither read nor kept. */
export async function answerMessage(
  { context, config }: ChatServices,
  event: LineEventOf<"message">,
): Promise<Message[]> {
  const person = await staffOfLineAccount(context, event.source.userId);
  if (!person) return [askToLink(config.LIFF_ID)];
  const { duties } = await openDutiesOf(context, person.id, todayOf(context));
  const counts = { reports: 0, readings: 0 };
  for (const duty of duties) {
    if (duty.kind === "report") counts.reports += duty.total - duty.answered;
    else counts.readings += 1;
  }
  const text = duties.length === 0 ? WORDS.nothingToDo : openDutiesText(counts);
  return [sentenceWithPage(text, { label: WORDS.openApp, url: liffUrl(config.LIFF_ID, "/") })];
}
