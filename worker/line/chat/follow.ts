import { markFollowing, staffOfLineAccount } from "../../people/lineAccount.ts";
import type { LineEventOf } from "../events.ts";
import { liffUrl, type Message, sentence, sentenceWithPage } from "./bubble.ts";
import type { ChatServices } from "./services.ts";
import { WORDS } from "./words.ts";

/** A new friend, or one who came back: greets, and asks to link whoever is not linked yet. */
export async function answerFollow(
  { context, config }: ChatServices,
  event: LineEventOf<"follow">,
): Promise<Message[]> {
  await markFollowing(context, event.source.userId, event.timestamp);
  const person = await staffOfLineAccount(context, event.source.userId);
  if (person) return [sentence(WORDS.welcomeBack)];
  return [sentence(WORDS.greeting), askToLink(config.LIFF_ID)];
}

/** Asks to link, with the button that opens the page. */
export function askToLink(liffId: string): Message {
  return sentenceWithPage(WORDS.askToLink, { label: WORDS.linkButton, url: liffUrl(liffId, "/link") });
}
