import { markFollowing } from "../../people/lineAccount.ts";
import type { LineEventOf } from "../events.ts";
import { liffUrl, type Message, sentence, sentenceWithPage } from "./bubble.ts";
import type { ChatServices } from "./services.ts";
import { speakerOf } from "./speaker.ts";
import { WORDS } from "./words.ts";

/** A new friend, or one who came back: greets, and asks to link whoever is not linked yet. */
export async function answerFollow(services: ChatServices, event: LineEventOf<"follow">): Promise<Message[]> {
  const { context, config } = services;
  await markFollowing(context, event.source.userId, event.timestamp);
  const speaker = await speakerOf(services, event.source.userId);
  switch (speaker.kind) {
    case "stranger":
      return [sentence(WORDS.greeting), askToLink(config.LIFF_ID)];
    case "withoutPost":
      return [sentence(WORDS.withoutPost)];
    case "postHolder":
      return [sentence(WORDS.welcomeBack)];
  }
}

/** Asks to link, with the button that opens the page. */
export function askToLink(liffId: string): Message {
  return sentenceWithPage(WORDS.askToLink, { label: WORDS.linkButton, url: liffUrl(liffId, "/link") });
}
