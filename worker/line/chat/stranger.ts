import { type Message, sentence } from "./bubble.ts";
import { askToLink } from "./follow.ts";
import type { ChatServices } from "./services.ts";
import { WORDS } from "./words.ts";

const ABOUT = /使い方|つかいかた|なに|何/;
const HELP = /ヘルプ|へるぷ|help|困|コード|[?？]/i;

/** Somebody whose LINE account is not linked: what the bot is for, how to get a code, and always the way to link. */
export function answerStranger({ config }: Pick<ChatServices, "config">, text: string): Message[] {
  const link = askToLink(config.LIFF_ID);
  if (ABOUT.test(text)) return [sentence(WORDS.about), link];
  return HELP.test(text) ? [sentence(WORDS.helpToLink), link] : [link];
}
