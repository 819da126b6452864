import { staffOfLineAccount } from "../../people/lineAccount.ts";
import { markRead } from "../../policies/markRead.ts";
import type { LineEventOf } from "../events.ts";
import { liffUrl, type Message, sentence, sentenceWithPage } from "./bubble.ts";
import { askToLink } from "./follow.ts";
import type { ChatServices } from "./services.ts";
import { readTap } from "./tap.ts";
import { WORDS } from "./words.ts";

/** A tap on a card: does what the button said, and says that it is done. */
export async function answerPostback(
  { context, config }: ChatServices,
  event: LineEventOf<"postback">,
): Promise<Message[]> {
  const person = await staffOfLineAccount(context, event.source.userId);
  if (!person) return [askToLink(config.LIFF_ID)];
  const tap = readTap(event.postback.data);
  switch (tap.kind) {
    case "markRead": {
      const actor = { kind: "staff", staffId: person.id } as const;
      const reading = await markRead(
        { ...context, actor },
        { pointId: tap.pointId, staffId: person.id, channel: "chat" },
      );
      if (!reading) return [sentence(WORDS.pointGone)];
      return [sentence(reading.readAt < context.now ? WORDS.readBefore : WORDS.readRecorded)];
    }
    case "unknown":
      return [sentenceWithPage(WORDS.oldCard, { label: WORDS.openApp, url: liffUrl(config.LIFF_ID, "/") })];
  }
}
