import type { LineEvent } from "../events.ts";
import type { Message } from "./bubble.ts";
import { answerFollow } from "./follow.ts";
import { answerMessage } from "./message.ts";
import { answerPostback } from "./postback.ts";
import type { ChatServices } from "./services.ts";
import { noteUnfollow } from "./unfollow.ts";

/** Does what an event asks and says what to reply; null where there is nothing to say. */
export async function answer(services: ChatServices, event: LineEvent): Promise<Message[] | null> {
  switch (event.type) {
    case "follow":
      return answerFollow(services, event);
    case "unfollow":
      return noteUnfollow(services, event);
    case "message":
      return answerMessage(services, event);
    case "postback":
      return answerPostback(services, event);
  }
}
